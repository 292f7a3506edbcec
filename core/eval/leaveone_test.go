package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/learn"
)

// A leave-one-out tells what it held out, and measured again on what it told it has the same cases.
func TestHeldItemsAreTheCases(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var list []learn.Interaction
		for range rapid.IntRange(1, 60).Draw(rt, "n") {
			list = append(list, learn.Interaction{
				User: rapid.Int32Range(0, 9).Draw(rt, "user"), Item: rapid.Int32Range(0, 29).Draw(rt, "item"),
				Weight: 1, Time: rapid.Int64Range(0, 4).Draw(rt, "time"),
			})
		}
		data, err := learn.NewInteractions(10, 80, list)
		if err != nil {
			rt.Fatal(err)
		}
		some := false
		for u := range data.Users() {
			some = some || len(data.User(u).IDs) >= 2
		}
		train, cases, err := LeaveOneOut(data, HeldOut(rapid.Bool().Draw(rt, "rule")), 5, 1)
		if !some && err != nil {
			return // there is nothing to hold out, and it says so
		}
		if err != nil || !some {
			rt.Fatal(some, err)
		}
		again, err := AmongGiven(train, HeldItems(data, train, cases))
		if err != nil || len(again) != len(cases) {
			rt.Fatal(len(again), len(cases), err)
		}
		for n := range cases {
			if diff := cmp.Diff(cases[n], again[n]); diff != "" {
				rt.Fatal(diff)
			}
		}
	})
}

func TestAmongGivenRefuses(t *testing.T) {
	train, err := learn.NewInteractions(1, 5, []learn.Interaction{{User: 0, Item: 1, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for want, h := range map[string]Held{
		"stands in the training": {0, 1, []int32{2}}, "does not have": {1, 2, []int32{3}}, "one of its negatives": {0, 2, []int32{3, 2}},
		"user has met": {0, 2, []int32{1}}, "the item itself": {0, 2, []int32{5}},
	} {
		if _, err := AmongGiven(train, []Held{h}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, expected %q", h, err, want)
		}
	}
}

func TestTied(t *testing.T) {
	rows := []learn.Interaction{
		{User: 0, Item: 0, Weight: 1, Time: 5}, {User: 0, Item: 1, Weight: 1, Time: 5}, {User: 0, Item: 2, Weight: 1, Time: 4},
		{User: 1, Item: 0, Weight: 1, Time: 4}, {User: 1, Item: 1, Weight: 1, Time: 4}, {User: 1, Item: 2, Weight: 1, Time: 5},
		{User: 2, Item: 0, Weight: 1, Time: 1},
	}
	data, err := learn.NewInteractions(3, 3, rows)
	if err != nil || Tied(data) != 1 || !data.Timed() {
		t.Errorf("%d users are tied, expected 1; %v", Tied(data), err)
	}
	if data, err = learn.NewInteractions(1, 3, []learn.Interaction{{User: 0, Item: 0}, {User: 0, Item: 1}}); err != nil || Tied(data) != 0 || data.Timed() {
		t.Errorf("without times %d are tied; %v", Tied(data), err)
	}
}
