package taste

import (
	"math"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/vec"
)

// A Wish is what the person says of a feature itself, not of a film. It enters the solve as one more observation, on a
// film that has the feature and nothing else. So it keeps the laws of opinions on films: "more of this" never lowers
// the score of such a film and "not me" never raises it, whatever else the person did; and what it gives to a score is exact.
type Wish struct {
	Feature    uint32
	Kind       event.Kind // event.Edit; or event.Search or event.Comment, where words name the feature
	Target     float64    // -1..1
	Confidence float64    // > 0
	Side       event.Side
}

// Edited is the confidence of a Wish that the person stated on a tag of their profile: as of eight likes, without decay.
// It takes what films say for a feature to below zero after "not me".
const Edited = 32

// MaxWishes caps the wishes that a taste is solved from.
const MaxWishes = 64

// WishFor returns the wish of an edit: more of the feature (1) or not me (-1); ok is false for other values.
func WishFor(feature uint32, value float64) (w Wish, ok bool) {
	switch value {
	case 1:
		return Wish{feature, event.Edit, 1, Edited, event.AtLeast}, true
	case -1:
		return Wish{feature, event.Edit, -1, Edited, event.AtMost}, true
	}
	return Wish{}, false
}

// wishes are wishes with the geometry of their features.
type wishes struct {
	space   *Space
	list    []Wish
	unit    []float32 // wishes × dim: what the feature means, ŷ_f = V_f/|V_f|
	typical []float64 // mean similarity of the feature to all films
}

// wishes measures wishes; those for features that the space does not have are left out.
func (s *Space) wishes(list []Wish) wishes {
	w := wishes{space: s}
	for _, wish := range list {
		if int(wish.Feature) < s.Features() && len(w.list) < MaxWishes {
			w.list = append(w.list, wish)
		}
	}
	if list = w.list; len(list) == 0 {
		return w
	}
	s.Prepare()
	w.unit, w.typical = make([]float32, len(list)*s.dim), make([]float64, len(list))
	for a, wish := range list {
		s.unit(w.row(a), wish.Feature)
		w.typical[a] = s.mix(float64(vec.Dot(w.row(a), s.mean.latent)), float64(s.mean.sparse[wish.Feature]))
	}
	return w
}

// unit writes ŷ_f, which is 0 for a feature that the latent dimensions do not keep.
func (s *Space) unit(y []float32, f uint32) {
	meaning := s.meaning(f)
	if norm := vec.Dot(meaning, meaning); norm > 0 {
		vec.AddScaled(y, float32(1/math.Sqrt(float64(norm))), meaning)
	}
}

func (w *wishes) row(a int) []float32 { return w.unit[a*w.space.dim : (a+1)*w.space.dim] }

// atFilm returns k of the feature of wish a and film j.
func (w *wishes) atFilm(a, j int) float64 {
	s := w.space
	similarity := s.mix(float64(vec.Dot(w.row(a), s.row(j))), s.has(j, w.list[a].Feature))
	return similarity - w.typical[a] - float64(s.mean.typical[j]) + s.mean.overall
}

// has returns x_jf, the weight of a feature in a film.
func (s *Space) has(j int, f uint32) float64 {
	index, weight, scale := s.films.FilmFeatures(j)
	if k, ok := findFeature(index, f); ok {
		return float64(weight[k]) * float64(scale)
	}
	return 0
}

func findFeature(index []uint32, f uint32) (int, bool) {
	lo, hi := 0, len(index)
	for lo < hi {
		if mid := int(uint(lo+hi) / 2); index[mid] < f {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(index) && index[lo] == f
}

// atWish returns k of the features of two wishes.
func (w *wishes) atWish(a, b int) float64 {
	same := 0.0
	if w.list[a].Feature == w.list[b].Feature {
		same = 1
	}
	similarity := w.space.mix(float64(vec.Dot(w.row(a), w.row(b))), same)
	return similarity - w.typical[a] - w.typical[b] + w.space.mean.overall
}

// extend adds the wishes to the similarities of films, n×n, and to the evidence.
func (w *wishes) extend(gram []float64, evidence []Evidence) ([]float64, []Evidence) {
	if len(w.list) == 0 {
		return gram, evidence
	}
	n, m := len(evidence), len(evidence)+len(w.list)
	all, wide := append(make([]Evidence, 0, m), evidence...), make([]float64, m*m)
	for i := range n {
		copy(wide[i*m:], gram[i*n:(i+1)*n])
	}
	for a, wish := range w.list {
		all = append(all, Evidence{Film: -1, Target: wish.Target, Confidence: wish.Confidence, Side: wish.Side})
		for i, e := range evidence {
			k := w.atFilm(a, e.Film)
			wide[i*m+n+a], wide[(n+a)*m+i] = k, k
		}
		for b := range w.list {
			wide[(n+a)*m+n+b] = w.atWish(a, b)
		}
	}
	return wide, all
}

// add adds Σ αₐ k(a,·) to a direction.
func (w *wishes) add(d *direction, alpha []float64) {
	s := w.space
	for a, wish := range w.list {
		step := float32(alpha[a])
		vec.AddScaled(d.latent, step, w.row(a))
		vec.AddScaled(d.latent, -step, s.mean.latent)
		vec.AddScaled(d.sparse, -step, s.mean.sparse)
		d.sparse[wish.Feature] += step
		d.offset += float32(alpha[a] * (w.typical[a] - s.mean.overall))
	}
}

// Wishes returns the wishes that the taste was solved from. The slice belongs to the taste.
func (t *Taste) Wishes() []Wish { return t.wishes.list }

// Wished returns what each wish gives to f(j), parallel to Wishes. With Films and Everybody it sums to f(j).
func (t *Taste) Wished(j int) []float64 {
	parts := make([]float64, len(t.wishes.list))
	for a := range parts {
		if alpha := t.system.alpha[len(t.evidence)+a]; alpha != 0 {
			parts[a] = float64(alpha * t.wishes.atFilm(a, j))
		}
	}
	return parts
}

// Interest returns what the taste would say of a film that has the feature and nothing else, without people of similar
// taste: about -1..1, 0 = as of the average film.
func (t *Taste) Interest(f uint32) float64 {
	s := t.space
	s.Prepare()
	meaning, latent := s.meaning(f), 0.0
	if norm := vec.Dot(meaning, meaning); norm > 0 {
		latent = float64(vec.Dot(t.latent, meaning)) / math.Sqrt(float64(norm))
	}
	return s.mix(latent, float64(t.sparse[f])) - float64(t.offset)
}

// InterestParts returns what each film of the evidence gives to Interest(f), parallel to Evidence. Where nothing was
// wished the sum is Interest(f).
func (t *Taste) InterestParts(f uint32) []float64 {
	w := t.space.wishes([]Wish{{Feature: f}})
	parts := make([]float64, len(t.evidence))
	for i, e := range t.evidence {
		if alpha := t.system.alpha[i]; alpha != 0 {
			parts[i] = float64(alpha * w.atFilm(0, e.Film))
		}
	}
	return parts
}
