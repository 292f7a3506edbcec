package eval

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/learn"
	"pgregory.net/rapid"
)

// fixed scores everybody alike.
type fixed []float32

func (f fixed) Items() int { return len(f) }

func (f fixed) Score(_ []learn.Entry, dst []float32) { copy(dst, f) }

func still() float64 { return 0 }

func TestRunRanksAndMasks(t *testing.T) {
	metrics, err := ParseMetrics([]string{"recall@2", "ndcg@2"}, ByRelevant)
	if err != nil {
		t.Fatal(err)
	}
	scorer := fixed{5, 4, 4, 3, 2, 1}
	cases := []Case{
		{History: []learn.Entry{{Item: 0, Weight: 1}}, Relevant: []int32{2, 5}},                             // ranks 1 2 3 4 5
		{Masked: []int32{1}, Relevant: []int32{0}},                                                          // ranks 0 2 3 4 5
		{Candidates: []int32{5, 4, 3}, Relevant: []int32{4}, History: []learn.Entry{{Item: 0}}},             // ranks 3 4 5
		{Candidates: []int32{5, 4}, Relevant: []int32{4, 5}, History: []learn.Entry{{Item: 7}, {Item: -1}}}, // nothing wrong to rank
	}
	s, err := Run(context.Background(), scorer, cases, metrics, still, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]int32{{1, 2}, {0, 2}, {3, 4}, {4, 5}}
	if diff := cmp.Diff(want, s.Lists); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float64{0.5, 1, 1, 1}, s.PerCase["recall@2"]); diff != "" {
		t.Error(diff)
	}
	// Case 1: pairs of {2,5} against {1,3,4}: 2 ties 1, beats 3 and 4, 5 beats none: 2.5 of 6.
	for n, auc := range []float64{2.5 / 6, 1, 0.5, 0.5} {
		near(t, "auc", s.PerCase["auc"][n], auc)
	}
}

func TestRunRefuses(t *testing.T) {
	for _, bad := range []Case{{}, {Relevant: []int32{3}}, {Relevant: []int32{-1}}, {Relevant: []int32{0}, Masked: []int32{9}}} {
		if _, err := Run(context.Background(), fixed{1, 2, 3}, []Case{bad}, nil, still, nil); err == nil {
			t.Errorf("%+v passes", bad)
		}
	}
}

func TestRunStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, fixed{1, 2}, []Case{{Relevant: []int32{0}}}, nil, still, nil); err == nil {
		t.Error("a cancelled run ends without an error")
	}
}

// The oracle sorts everything and counts every pair.
func TestRankIsASort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "items")
		scorer := make(fixed, n)
		for i := range scorer {
			scorer[i] = float32(rapid.IntRange(0, 9).Draw(t, "score"))
		}
		var c Case
		for i := range n {
			switch rapid.IntRange(0, 3).Draw(t, "role") {
			case 0:
				c.Relevant = append(c.Relevant, int32(i))
			case 1:
				c.Masked = append(c.Masked, int32(i))
			}
		}
		var pool []int32
		for i := range int32(n) {
			if !slices.Contains(c.Masked, i) {
				pool = append(pool, i)
			}
		}
		slices.SortStableFunc(pool, func(a, b int32) int { return int(scorer[b] - scorer[a]) })
		right, pairs := 0.0, 0.0
		for _, g := range c.Relevant {
			for _, b := range pool {
				if slices.Contains(c.Relevant, b) {
					continue
				}
				pairs++
				if scorer[g] > scorer[b] {
					right++
				} else if scorer[g] == scorer[b] {
					right += 0.5
				}
			}
		}
		length := rapid.IntRange(1, 50).Draw(t, "length")
		list, auc := newRanker(scorer, length).rank(c)
		if diff := cmp.Diff(pool[:min(length, len(pool))], list); diff != "" && len(pool) > 0 {
			t.Fatal(diff)
		}
		want := 0.5
		if pairs > 0 {
			want = right / pairs
		}
		if d := auc - want; d > 1e-9 || d < -1e-9 {
			t.Fatalf("auc %v, want %v", auc, want)
		}
	})
}

func BenchmarkRank3500(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	scorer := make(fixed, 3500)
	for i := range scorer {
		scorer[i] = rng.Float32()
	}
	r := newRanker(scorer, 100)
	c := Case{Relevant: []int32{5, 60, 700, 800, 900, 1000}}
	for b.Loop() {
		r.rank(c)
	}
}
