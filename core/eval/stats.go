package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Estimate is a mean over users with its standard error.
type Estimate struct {
	Mean float64 `json:"mean"`
	SE   float64 `json:"se"`
}

// Estimated is the mean of values and the standard error of that mean (sample deviation / √n, 0 below two values).
func Estimated(values []float64) Estimate {
	n := float64(len(values))
	if n == 0 {
		return Estimate{}
	}
	var mean, square float64
	for _, v := range values {
		mean += v
	}
	mean /= n
	for _, v := range values {
		square += (v - mean) * (v - mean)
	}
	if n < 2 {
		return Estimate{Mean: mean}
	}
	return Estimate{mean, math.Sqrt(square / (n - 1) / n)}
}

// An Interval is a mean difference with its 95 % bootstrap interval.
type Interval struct {
	Diff float64 `json:"diff"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// PairedBootstrap is the mean of a[u]−b[u] with the 2.5 and 97.5 percentiles of that mean over rounds resamples of the
// users (Efron and Tibshirani 1993, chapter 13). The slices are parallel; equal seeds give equal intervals.
func PairedBootstrap(a, b []float64, rounds int, seed uint64) Interval {
	n := len(a)
	if n == 0 || rounds <= 0 {
		return Interval{}
	}
	diffs := make([]float64, n)
	sum := 0.0
	for u := range diffs {
		diffs[u] = a[u] - b[u]
		sum += diffs[u]
	}
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	means := make([]float64, rounds)
	for r := range means {
		total := 0.0
		for range n {
			total += diffs[rng.IntN(n)]
		}
		means[r] = total / float64(n)
	}
	slices.Sort(means)
	return Interval{sum / float64(n), percentile(means, 0.025), percentile(means, 0.975)}
}

// percentile interpolates linearly between the order statistics of a sorted slice.
func percentile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}
