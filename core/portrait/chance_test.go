package portrait

import (
	"math"
	"math/bits"
	"testing"

	"pgregory.net/rapid"
)

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }

// The tails are those that counting all outcomes gives.
func TestTailsAgainstCounting(t *testing.T) {
	c := newChance(12)
	for total := 0; total <= 10; total++ {
		for liked := 0; liked <= total; liked++ {
			for n := 0; n <= total; n++ {
				for k := 0; k <= n; k++ {
					if got, want := c.hypergeometricTail(k, n, liked, total), countDraws(k, n, liked, total); !near(got, want, 1e-12) {
						t.Fatalf("at least %d of %d liked among %d of %d: %v, counting gives %v", k, liked, n, total, got, want)
					}
				}
			}
		}
	}
	for n := 0; n <= 12; n++ {
		for k := 0; k <= n; k++ {
			for _, p := range []float64{0, 0.001, 0.3, 0.5, 0.97, 1} {
				if got, want := c.binomialTail(k, n, p), countTrials(k, n, p); !near(got, want, 1e-12) {
					t.Fatalf("at least %d of %d at %v: %v, counting gives %v", k, n, p, got, want)
				}
			}
		}
	}
}

func countDraws(k, n, liked, total int) float64 {
	hits, all := 0, 0
	for set := range uint(1) << total {
		if bits.OnesCount(set) == n {
			all++
			if bits.OnesCount(set&(1<<liked-1)) >= k {
				hits++
			}
		}
	}
	return float64(hits) / float64(all)
}

func countTrials(k, n int, p float64) float64 {
	sum := 0.0
	for set := range uint(1) << n {
		if hits := bits.OnesCount(set); hits >= k {
			sum += math.Pow(p, float64(hits)) * math.Pow(1-p, float64(n-hits))
		}
	}
	return sum
}

// The lady tasting tea: all four cups right by chance once in 70.
func TestFisher(t *testing.T) {
	if p := newChance(1000).hypergeometricTail(4, 4, 4, 8); !near(p, 1.0/70, 1e-15) {
		t.Errorf("%v", p)
	}
	if p := newChance(1000).binomialTail(600, 1000, 0.5); !near(p, 1.3642320780e-10, 1e-18) {
		t.Errorf("%v", p)
	}
}

// Adjusted values are those of the definition: the least n·p/rank from the rank of a value on.
func TestFalseDiscovery(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOf(rapid.Float64Range(0, 1)).Draw(t, "p")
		for i, q := range falseDiscovery(p) {
			want := 1.0
			for _, other := range p {
				if other < p[i] {
					continue
				}
				rank := 0
				for _, x := range p {
					if x <= other {
						rank++
					}
				}
				want = min(want, other*float64(len(p))/float64(rank))
			}
			if !near(q, want, 1e-12) {
				t.Fatalf("%v of %v is adjusted to %v, expected %v", p[i], p, q, want)
			}
		}
	})
}
