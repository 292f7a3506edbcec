package eval

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/learn"
	"pgregory.net/rapid"
)

func drawData(t *rapid.T) *learn.Interactions {
	users, items := rapid.IntRange(4, 12).Draw(t, "users"), rapid.IntRange(8, 20).Draw(t, "items")
	var list []learn.Interaction
	for u := range users {
		for i := range items {
			if rapid.IntRange(0, 2).Draw(t, "met") == 0 {
				list = append(list, learn.Interaction{User: int32(u), Item: int32(i), Weight: 1, Time: rapid.Int64Range(1, 50).Draw(t, "time")})
			}
		}
	}
	data, err := learn.NewInteractions(users, items, list)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestStrongUsersAreStrangers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		s, err := SplitStrong(data, 1, 1, 0.2, 7)
		if err != nil {
			return // too few users with two interactions
		}
		strangers := 0
		for u := range data.Users() {
			if len(data.User(u).IDs) >= 2 && len(s.Train.User(u).IDs) == 0 {
				strangers++
			} else if len(s.Train.User(u).IDs) != len(data.User(u).IDs) {
				t.Fatalf("user %d stands half in the training data", u)
			}
		}
		if strangers != 2 {
			t.Fatalf("%d strangers, two were wanted", strangers)
		}
		for _, c := range append(s.Validation, s.Test...) {
			if len(c.Relevant) == 0 || len(c.History) == 0 {
				t.Fatalf("nothing to see or nothing to find: %+v", c)
			}
			for _, e := range c.History {
				if slices.Contains(c.Relevant, e.Item) || len(s.Train.Item(int(e.Item)).IDs) == 0 {
					t.Fatalf("item %d is seen and sought, or new", e.Item)
				}
			}
		}
		again, err := SplitStrong(data, 1, 1, 0.2, 7)
		if diff := cmp.Diff(s.Test, again.Test); diff != "" || err != nil {
			t.Fatal("the same seed gives another split", diff, err)
		}
	})
}

func TestSplitKnownPartsTheData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		train, cases, err := SplitKnown(data, 3, 0.4, 2)
		if err != nil {
			return // nobody has enough
		}
		if len(cases) > 3 || train.Len() >= data.Len() {
			t.Fatalf("%d cases, %d of %d kept", len(cases), train.Len(), data.Len())
		}
		for _, c := range cases {
			for _, i := range c.Relevant {
				if slices.ContainsFunc(c.History, func(e learn.Entry) bool { return e.Item == i }) || len(train.Item(int(i)).IDs) == 0 {
					t.Fatalf("item %d is shown and sought, or new", i)
				}
			}
		}
	})
}

func TestSplitStrongRefuses(t *testing.T) {
	data, err := learn.NewInteractions(3, 3, []learn.Interaction{{User: 0, Item: 0, Weight: 1}, {User: 0, Item: 1, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for _, share := range []float64{0, 1, -2} {
		if _, err := SplitStrong(data, 0, 1, share, 1); err == nil {
			t.Errorf("share %g passes", share)
		}
	}
	if _, err := SplitStrong(data, 1, 1, 0.2, 1); err == nil {
		t.Error("two strangers of one user")
	}
}

func TestLeaveOneOutTakesTheLatest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		train, cases, err := LeaveOneOut(data, LatestItem, 2, 5)
		if err != nil {
			return // somebody has met nearly everything
		}
		if train.Len()+len(cases) != data.Len() {
			t.Fatalf("%d trained and %d held out of %d", train.Len(), len(cases), data.Len())
		}
		next := 0
		for u := range data.Users() {
			row := data.User(u)
			if len(row.IDs) < 2 {
				continue
			}
			c := cases[next]
			next++
			if len(c.Candidates) != 3 || len(c.History) != len(row.IDs)-1 {
				t.Fatalf("user %d: %+v", u, c)
			}
			at := slices.Index(row.IDs, c.Relevant[0])
			if row.Times[at] != slices.Max(row.Times) {
				t.Fatalf("user %d: held out %d, which is not the latest", u, c.Relevant[0])
			}
			for _, i := range c.Candidates[1:] {
				if slices.Contains(row.IDs, i) {
					t.Fatalf("user %d has met the negative %d", u, i)
				}
			}
		}
	})
}

// With the rule of any item the held-out one need not be the latest, and over many seeds it is not.
func TestLeaveOneOutTakesAny(t *testing.T) {
	list := []learn.Interaction{{Item: 0, Weight: 1, Time: 3}, {Item: 1, Weight: 1, Time: 2}, {Item: 2, Weight: 1, Time: 1}}
	data, err := learn.NewInteractions(1, 6, list)
	if err != nil {
		t.Fatal(err)
	}
	taken := map[int32]bool{}
	for seed := range uint64(50) {
		_, cases, err := LeaveOneOut(data, AnyItem, 2, seed)
		if err != nil || len(cases) != 1 || len(cases[0].History) != 2 {
			t.Fatalf("%v: %+v", err, cases)
		}
		taken[cases[0].Relevant[0]] = true
	}
	if len(taken) != 3 {
		t.Errorf("50 seeds took only %v", taken)
	}
}

func TestShortenKeepsTheSought(t *testing.T) {
	full := []Case{{History: []learn.Entry{{Item: 1}, {Item: 2}, {Item: 3}}, Masked: []int32{9}, Relevant: []int32{4}}}
	for n := range 5 {
		short := Shorten(full, n, 1)[0]
		if len(short.History) != min(n, 3) || len(short.History)+len(short.Masked) != 4 || short.Relevant[0] != 4 {
			t.Errorf("to %d: %+v", n, short)
		}
	}
	if len(full[0].History) != 3 || len(full[0].Masked) != 1 {
		t.Error("shortening changed the original")
	}
}

func TestSplitTime(t *testing.T) {
	data, err := learn.NewInteractions(2, 4, []learn.Interaction{
		{User: 0, Item: 0, Weight: 1, Time: 10}, {User: 0, Item: 1, Weight: 1, Time: 30}, {User: 0, Item: 3, Weight: 1, Time: 40},
		{User: 1, Item: 1, Weight: 1, Time: 20}, {User: 1, Item: 2, Weight: 1, Time: 20},
	})
	if err != nil {
		t.Fatal(err)
	}
	train, cases, unknown, err := SplitTime(data, 30, 0)
	if err != nil || train.Len() != 3 || unknown != 1 {
		t.Fatalf("%d trained, %d unknown, %v", train.Len(), unknown, err)
	}
	want := []Case{{History: []learn.Entry{{Item: 0, Weight: 1}}, Relevant: []int32{1}}}
	if diff := cmp.Diff(want, cases); diff != "" {
		t.Error(diff)
	}
}

func TestSplitTimeAges(t *testing.T) {
	data, err := learn.NewInteractions(1, 3, []learn.Interaction{
		{Item: 0, Weight: 1, Time: 10}, {Item: 1, Weight: 4, Time: 20}, {Item: 2, Weight: 1, Time: 30},
	})
	if err != nil {
		t.Fatal(err)
	}
	_, cases, unknown, err := SplitTime(data, 30, 10)
	if err != nil || len(cases) != 0 || unknown != 1 {
		t.Fatalf("%v, %d unknown, %v", cases, unknown, err)
	}
	want := []learn.Entry{{Item: 0, Weight: 0.25}, {Item: 1, Weight: 2}}
	if diff := cmp.Diff(want, aged(data.User(0), 30, 10)[:2]); diff != "" {
		t.Error(diff)
	}
}

func TestAmongKeepsToStrangers(t *testing.T) {
	train, err := learn.NewInteractions(1, 6, []learn.Interaction{{Item: 0, Weight: 1}, {Item: 1, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	cases, err := Among(train, []learn.Interaction{{Item: 3}}, 3, 1)
	if err != nil || len(cases) != 1 || len(cases[0].History) != 2 {
		t.Fatalf("%+v, %v", cases, err)
	}
	got := slices.Sorted(slices.Values(cases[0].Candidates))
	if diff := cmp.Diff([]int32{2, 3, 4, 5}, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []learn.Interaction{{Item: 1}, {Item: 9}, {User: 4, Item: 3}} {
		if _, err := Among(train, []learn.Interaction{bad}, 2, 1); err == nil {
			t.Errorf("%+v passes", bad)
		}
	}
	if _, err := Among(train, []learn.Interaction{{Item: 3}}, 4, 1); err == nil {
		t.Error("four negatives of three strangers")
	}
}

func TestFoldsAreEven(t *testing.T) {
	count := make([]int, 3)
	for _, g := range Folds(10, 3, 1) {
		count[g]++
	}
	if slices.Sort(count); !slices.Equal(count, []int{3, 3, 4}) {
		t.Errorf("folds of %v", count)
	}
}
