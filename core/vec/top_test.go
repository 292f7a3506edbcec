package vec

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// naiveTop is the oracle: sort everything, cut.
func naiveTop(scores []float32, k int) []Hit {
	var hits []Hit
	for i, s := range scores {
		if s == s {
			hits = append(hits, Hit{i, s})
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Index, b.Index))
	})
	return hits[:max(0, min(k, len(hits)))]
}

func TestTopKAgainstSort(t *testing.T) {
	few := []float32{-1, 0, 0.5, 1, float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1))}
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOf(rapid.SampledFrom(few)).Draw(t, "scores")
		k := rapid.IntRange(-1, 20).Draw(t, "k")
		want, got := naiveTop(scores, k), TopK(scores, k)
		if len(want)+len(got) > 0 && !diff.Equal(want, got) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestTopFreeAgainstSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOf(rapid.Float32Range(-2, 2)).Draw(t, "scores")
		taken := rapid.SliceOfN(rapid.Bool(), len(scores), len(scores)).Draw(t, "taken")
		free := slices.Clone(scores)
		for i := range free {
			if taken[i] {
				free[i] = float32(math.NaN())
			}
		}
		k := rapid.IntRange(-1, 20).Draw(t, "k")
		want, got := naiveTop(free, k), TopFree(scores, taken, k)
		if len(want)+len(got) > 0 && !diff.Equal(want, got) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// Law: the order of the offers does not matter.
func TestTopIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scores := rapid.SliceOf(rapid.Float32Range(-2, 2)).Draw(t, "scores")
		order := rapid.Permutation(seq(len(scores))).Draw(t, "order")
		top := NewTop(5)
		for _, i := range order {
			top.Offer(i, scores[i])
		}
		if want, got := naiveTop(scores, 5), top.Take(); len(want)+len(got) > 0 && !diff.Equal(want, got) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if again := top.Take(); len(again) != 0 {
			t.Fatalf("taken twice: %v", again)
		}
	})
}

func seq(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func BenchmarkTop40of20k(b *testing.B) {
	random := rand.New(rand.NewPCG(9, 10))
	scores := randomFloats(random, 20_000)
	for b.Loop() {
		TopK(scores, 40)
	}
}
