package eval

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Folds test everybody at most once, each never on what it was trained on, and keep nobody who could be tested out of them.
func TestFoldsTestEverybodyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		folds, err := SplitFolds(data, 2, 0.3, 0.2, 3)
		if err != nil {
			return // too few users with two interactions
		}
		trained := make([]int, data.Users())
		for _, f := range folds {
			for u := range data.Users() {
				trained[u] += min(1, len(f.Train.User(u).IDs))
			}
			for _, c := range append(slices.Clone(f.Validation), f.Test...) {
				if len(c.History) == 0 || len(c.Relevant) == 0 {
					t.Fatalf("nothing to see or nothing to find: %+v", c)
				}
			}
		}
		for u, n := range trained {
			switch have := len(data.User(u).IDs); {
			case have >= 2 && n == len(folds):
				t.Fatalf("user %d is trained on in every fold", u)
			case have == 1 && n != len(folds):
				t.Fatalf("user %d, who cannot be tested, is trained on in %d folds", u, n)
			}
		}
		again, err := SplitFolds(data, 2, 0.3, 0.2, 3)
		if diff := cmp.Diff(folds[1].Test, again[1].Test); diff != "" || err != nil {
			t.Fatal("the same seed gives other folds", diff, err)
		}
	})
}

func TestSplitFoldsRefuses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		for _, folds := range []int{-1, 0, 1, data.Users()} {
			if _, err := SplitFolds(data, folds, 0.2, 0.2, 1); err == nil {
				t.Fatalf("%d folds of %d users", folds, data.Users())
			}
		}
		if _, err := SplitFolds(data, 2, 1, 0.2, 1); err == nil {
			t.Fatal("nobody is left to train on")
		}
	})
}
