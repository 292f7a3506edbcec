package learn

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func must(t testing.TB, users, items int, list []Interaction) *Interactions {
	t.Helper()
	x, err := NewInteractions(users, items, list)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// The oracle is a map of maps: the latest interaction of each pair.
func TestInteractionsAreAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		users, items := rapid.IntRange(1, 6).Draw(t, "users"), rapid.IntRange(1, 6).Draw(t, "items")
		list := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Interaction {
			return Interaction{
				User:   int32(rapid.IntRange(0, users-1).Draw(t, "user")),
				Item:   int32(rapid.IntRange(0, items-1).Draw(t, "item")),
				Weight: rapid.Float32Range(-5, 5).Draw(t, "weight"),
				Time:   rapid.Int64Range(0, 3).Draw(t, "time"),
			}
		}), 0, 40).Draw(t, "list")
		want := map[[2]int32]Interaction{}
		for _, one := range list {
			if old, ok := want[[2]int32{one.User, one.Item}]; !ok || one.Time >= old.Time {
				want[[2]int32{one.User, one.Item}] = one
			}
		}
		x, err := NewInteractions(users, items, list)
		if err != nil {
			t.Fatal(err)
		}
		got := map[[2]int32]Interaction{}
		for one := range x.Each {
			got[[2]int32{one.User, one.Item}] = one
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
		if x.Len() != len(want) || x.Merged() != len(list)-len(want) {
			t.Fatalf("%d kept, %d merged of %d", x.Len(), x.Merged(), len(list))
		}
		for i := range items {
			col := x.Item(i)
			for n, u := range col.IDs {
				if want[[2]int32{u, int32(i)}].Weight != col.Weights[n] {
					t.Fatalf("column %d disagrees with the rows", i)
				}
				delete(want, [2]int32{u, int32(i)})
			}
		}
		if len(want) > 0 {
			t.Fatalf("the columns lack %v", want)
		}
	})
}

func TestInteractionsRefuse(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	cases := []struct {
		users, items int
		one          Interaction
		want         string
	}{
		{2, 2, Interaction{User: 2}, "interaction 2: user 2 is outside 0..1"},
		{2, 2, Interaction{User: -1}, "interaction 2: user -1 is outside 0..1"},
		{2, 2, Interaction{Item: 5}, "interaction 2: item 5 is outside 0..1"},
		{2, 2, Interaction{Weight: nan}, "interaction 2: weight NaN is not a finite number"},
		{2, 2, Interaction{Weight: inf}, "interaction 2: weight +Inf is not a finite number"},
		{2, 2, Interaction{Time: -3}, "interaction 2: time -3 lies before 1970"},
		{2, MaxItems + 1, Interaction{}, "interactions: 2 users and 1048577 items, the limits are 134217728 and 1048576"},
	}
	for _, c := range cases {
		_, err := NewInteractions(c.users, c.items, []Interaction{{}, c.one})
		if err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestBinaryKeepsWhatWasLiked(t *testing.T) {
	x := must(t, 2, 3, []Interaction{{User: 0, Item: 1, Weight: 3}, {User: 0, Item: 2, Weight: 5}, {User: 1, Item: 0, Weight: 4}})
	liked := x.Binary(4)
	want := []Entry{{Item: 2, Weight: 1}}
	if diff := cmp.Diff(want, liked.History(0, nil)); diff != "" || liked.Len() != 2 {
		t.Errorf("%d left; %s", liked.Len(), diff)
	}
}

func TestContentIsChecked(t *testing.T) {
	x := must(t, 1, 2, nil)
	if _, err := x.WithContent(&Vectors{Dim: 2, Data: make([]float32, 3)}); err == nil {
		t.Error("three numbers pass for two rows of two")
	}
	if _, err := x.WithContent(&Vectors{Dim: 1, Data: []float32{0, float32(math.NaN())}}); err == nil {
		t.Error("NaN passes")
	}
	with, err := x.WithContent(&Vectors{Dim: 1, Data: []float32{3, 4}})
	if err != nil || with.Content().Row(1)[0] != 4 || with.Content().Rows() != 2 || x.Content() != nil {
		t.Errorf("content %v, error %v", with.Content(), err)
	}
}
