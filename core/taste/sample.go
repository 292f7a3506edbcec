package taste

import (
	"math"

	"github.com/loge-film/loge/core/vec"
)

// Explore writes to scores, for every film, how far one sample of the posterior lies from its mean: small where the
// person's films say much, large where they say nothing. Adding it to the mean is Thompson sampling. The prior is
// sampled over the latent block only, so the whim has a theme and does not fall on single words. Equal seeds give
// equal samples on every platform.
func (t *Taste) Explore(scores []float32, seed uint64) {
	s, random := t.space, NewRandom(seed)
	whim := make([]float32, s.dim)
	for k := range whim {
		whim[k] = float32(random.Normal())
	}
	spread := math.Sqrt(float64(s.blend))
	average := vec.Dot(s.mean.latent, whim)
	prior := make([]float64, len(t.evidence))
	for i, e := range t.evidence {
		prior[i] = float64(spread * float64(vec.Dot(s.row(e.Film), whim)-average))
	}
	d := s.combine(t.evidence, t.system.deviate(prior, random.Normal))
	if s.blend > 0 {
		vec.AddScaled(d.latent, float32(1/spread), whim) // the scan multiplies by β what should weigh √β
		d.offset += float32(spread * float64(average))
	}
	s.scan(scores, d)
}

// A Random is a small generator of random numbers that gives the same numbers everywhere: SplitMix64 (Steele, Lea and
// Flood 2014).
type Random struct{ state uint64 }

// NewRandom returns a generator; equal seeds give equal numbers.
func NewRandom(seed uint64) *Random { return &Random{seed} }

// Uint64 returns 64 random bits.
func (r *Random) Uint64() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Float64 returns a number in [0, 1).
func (r *Random) Float64() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// Normal returns a number that is distributed normally, nearly: the sum of twelve uniform numbers less six (Irwin-Hall),
// which needs no logarithm, so that all platforms agree to the last bit. It stays within -6..6.
func (r *Random) Normal() float64 {
	sum := -6.0
	for range 12 {
		sum += r.Float64()
	}
	return sum
}
