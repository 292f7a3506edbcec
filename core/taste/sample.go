package taste

import (
	"math"

	"github.com/loge-film/loge/core/rng"
	"github.com/loge-film/loge/core/vec"
)

// A Whim is one sample of the posterior less its mean.
type Whim struct {
	space *Space
	direction
}

// Whim draws how far the taste may be from its mean: little where the person's films say much, much where they say
// nothing. Adding it to the mean is Thompson sampling. The prior is sampled over the latent block only, so a whim has a
// theme and does not fall on single words. Equal seeds give equal whims on every platform.
func (t *Taste) Whim(seed uint64) *Whim {
	s, random := t.space, rng.New(seed)
	whim := make([]float32, s.dim)
	for k := range whim {
		whim[k] = float32(random.Normal())
	}
	spread := math.Sqrt(float64(s.blend))
	average := vec.Dot(s.mean.latent, whim)
	prior := make([]float64, len(t.evidence)+len(t.wishes.list))
	for a := range t.wishes.list {
		prior[len(t.evidence)+a] = float64(spread * float64(vec.Dot(t.wishes.row(a), whim)-average))
	}
	for i, e := range t.evidence {
		prior[i] = float64(spread * float64(vec.Dot(s.row(e.Film), whim)-average))
	}
	d := t.combine(t.system.deviate(prior, random.Normal))
	if s.blend > 0 {
		vec.AddScaled(d.latent, float32(1/spread), whim) // the score multiplies by β what should weigh √β
		d.offset += float32(spread * float64(average))
	}
	return &Whim{space: s, direction: d}
}

// Guess writes to scores, for every film, the part of the whim that comes from the vectors, which is nearly all of it.
// It panics if scores is not one number a film.
func (w *Whim) Guess(scores []float32) {
	w.space.scanner(scores[:w.space.Len()], w.space.rows, w.latent)
	share, offset := w.space.blend, w.offset
	for j, near := range scores {
		scores[j] = float32(share*near) - offset
	}
}

// At returns the whim at film j.
func (w *Whim) At(j int) float32 { return w.space.at(j, w.direction) }
