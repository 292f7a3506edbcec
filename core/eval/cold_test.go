package eval_test

import (
	"slices"
	"testing"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"pgregory.net/rapid"
)

func TestSplitCold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []learn.Interaction
		for u := range int32(20) {
			for i := range int32(15) {
				if rapid.Bool().Draw(t, "met") {
					list = append(list, learn.Interaction{User: u, Item: i, Weight: 1})
				}
			}
		}
		data, err := learn.NewInteractions(20, 15, list)
		if err != nil {
			t.Fatal(err)
		}
		seed := rapid.Uint64().Draw(t, "seed")
		c, err := eval.SplitCold(data, 0.3, 0.25, seed)
		if err != nil {
			t.Skip(err.Error())
		}
		for _, one := range c.Cases {
			for _, i := range one.Relevant {
				if !slices.Contains(c.Hidden, i) {
					t.Fatalf("%d is sought and not hidden", i)
				}
			}
			for _, e := range one.History {
				if slices.Contains(c.Hidden, e.Item) {
					t.Fatalf("%d is shown and hidden", e.Item)
				}
			}
		}
		checkReveal(t, c, data)
	})
}

// checkReveal: hidden items have at most n interactions, ever more of them, and in the end all of those who are trained on.
func checkReveal(t *rapid.T, c *eval.Cold, data *learn.Interactions) {
	var before *learn.Interactions
	for _, n := range []int{0, 1, 2, 5, -1} {
		train, err := c.Reveal(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range c.Hidden {
			got := len(train.Item(int(i)).IDs)
			if n >= 0 && got > n {
				t.Fatalf("%d interactions of a hidden item, expected at most %d", got, n)
			}
			if before == nil {
				continue
			}
			for _, u := range before.Item(int(i)).IDs {
				if !slices.Contains(train.Item(int(i)).IDs, u) {
					t.Fatalf("what was revealed is hidden again")
				}
			}
		}
		if n < 0 {
			lost := data.Len() - train.Len()
			for _, one := range c.Cases {
				lost -= len(one.History) + len(one.Relevant)
			}
			if lost != 0 {
				t.Fatalf("%d interactions are neither in training nor in a case", lost)
			}
		}
		before = train
	}
}

func TestSplitColdRefuses(t *testing.T) {
	data, err := learn.NewInteractions(2, 2, []learn.Interaction{{User: 0, Item: 0, Weight: 1}, {User: 1, Item: 1, Weight: 1}})
	if err != nil {
		t.Fatal(err)
	}
	for _, share := range []float64{0, 0.5, 1} {
		if _, err := eval.SplitCold(data, share, 0.5, 1); err == nil {
			t.Errorf("a share of %g is accepted", share)
		}
	}
}
