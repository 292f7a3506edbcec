package learn

import (
	"math"

	"github.com/loge-film/loge/core/rng"
)

// random is what a fit draws from: each has one with its own seed, so that it can be repeated.
type random struct{ rng.Source }

func newRandom(seed int) *random { return &random{rng.Source(seed)} }

// normal is standard normal (Box and Muller 1958; half of each pair is not used).
func (r *random) normal() float64 {
	return math.Sqrt(-2*math.Log(1-r.Float64())) * math.Cos(2*math.Pi*r.Float64())
}

// fill sets v to normal numbers of the given deviation.
func (r *random) fill(v []float32, deviation float64) {
	for i := range v {
		v[i] = float32(r.normal() * deviation)
	}
}
