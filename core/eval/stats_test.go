package eval

import (
	"math/rand/v2"
	"testing"
)

// The deviation of these eight is √(32/7).
func TestEstimated(t *testing.T) {
	e := Estimated([]float64{2, 4, 4, 4, 5, 5, 7, 9})
	near(t, "mean", e.Mean, 5)
	near(t, "se", e.SE, 0.7559289)
	near(t, "se of one", Estimated([]float64{3}).SE, 0)
	near(t, "mean of none", Estimated(nil).Mean, 0)
}

// A bootstrap interval of normal differences comes close to the textbook's mean ± 1.96 s/√n, and covers the truth about
// 95 times of 100.
func TestPairedBootstrapCovers(t *testing.T) {
	covered := 0
	for trial := range uint64(200) {
		rng := rand.New(rand.NewPCG(trial, 9))
		a, b := make([]float64, 120), make([]float64, 120)
		for u := range a {
			b[u] = rng.Float64()
			a[u] = b[u] + 0.1 + 0.3*rng.NormFloat64()
		}
		i := PairedBootstrap(a, b, 400, trial)
		if i.Low <= 0.1 && 0.1 <= i.High {
			covered++
		}
		if i.Low > i.Diff || i.High < i.Diff {
			t.Fatalf("the mean %v lies outside its interval", i)
		}
	}
	if covered < 178 || covered > 199 {
		t.Errorf("%d of 200 intervals cover the truth, about 190 should", covered)
	}
}

func TestPairedBootstrapIsPaired(t *testing.T) {
	a, b := []float64{10, 20, 30}, []float64{9, 19, 29}
	i := PairedBootstrap(a, b, 100, 1)
	if i != (Interval{1, 1, 1}) {
		t.Errorf("a constant difference has the interval %v", i)
	}
	if PairedBootstrap(nil, nil, 100, 1) != (Interval{}) {
		t.Error("nothing has a difference")
	}
}
