package population

import (
	"sort"
	"strings"

	"github.com/loge-film/loge/core/learn/descent"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/prior"
)

// A sheet is the films by the features that are learnt.
type sheet struct {
	keys  []string // ascending
	films tabular.Sparse
}

func newSheet(a *Audience, t tally) *sheet {
	s := &sheet{keys: commonKeys(a, t), films: tabular.Sparse{Start: make([]int32, len(a.Films)+1)}}
	column := make(map[string]int32, len(s.keys))
	for c, key := range s.keys {
		column[key] = int32(c)
	}
	for i, features := range a.Films {
		for _, f := range features {
			if c, ok := column[f.Key]; ok {
				s.films.Column = append(s.films.Column, c)
				s.films.Value = append(s.films.Value, float64(f.Value))
			}
		}
		s.films.Start[i+1] = int32(len(s.films.Column))
	}
	return s
}

// commonKeys returns the features of enough rated films: those of most ratings, ascending by key.
func commonKeys(a *Audience, t tally) []string {
	films, ratings := map[string]int{}, map[string]float64{}
	for i, features := range a.Films {
		if t.rated[i] == 0 {
			continue
		}
		for _, f := range features {
			films[f.Key]++
			ratings[f.Key] += t.rated[i]
		}
	}
	var keys []string
	for key, n := range films {
		if n >= minFilms && len(key) <= prior.MaxKey {
			keys = append(keys, key)
		}
	}
	sort.Slice(keys, func(x, y int) bool {
		a, b := keys[x], keys[y]
		return ratings[a] > ratings[b] || ratings[a] == ratings[b] && a < b
	})
	persons, kept := 0, keys[:0]
	for _, key := range keys {
		if strings.HasPrefix(key, "person:") {
			if persons++; persons > maxPersons {
				continue
			}
		}
		kept = append(kept, key)
	}
	kept = kept[:min(len(kept), maxKeys)]
	sort.Strings(kept)
	return kept
}

// prior returns weights, the intercept last, as a prior.
func (s *sheet) prior(weights []float64) *prior.Prior {
	p := &prior.Prior{Base: held(weights[len(s.keys)])}
	for c, key := range s.keys {
		p.Weights = append(p.Weights, prior.Weight{Key: key, Value: float32(held(weights[c]))})
	}
	return p
}

// held keeps a number half within what can be encoded, so that what is added to it still fits.
func held(x float64) float64 { return min(prior.MaxWeight/2, max(-prior.MaxWeight/2, x)) }

// offsets returns the log odds of all films.
func (s *sheet) offsets(p *prior.Prior) []float64 {
	weights := make([]float64, len(s.keys))
	for c, w := range prior.Align(s.keys, p) {
		weights[c] = float64(w)
	}
	out := make([]float64, len(s.films.Start)-1)
	for i := range out {
		out[i] = p.Base + s.films.Dot(i, weights)
	}
	return out
}

// objective is the penalised log loss of a tally, a film's ratings counting n/(1+n/filmCap).
func (s *sheet) objective(t tally, offset []float64) descent.Objective {
	return func(x, slope []float64) float64 {
		base := len(s.keys)
		clear(slope)
		var sum float64
		for i, n := range t.rated {
			if n == 0 {
				continue
			}
			z := offset[i] + x[base] + s.films.Dot(i, x)
			yes, up := tabular.LogLoss(z, true)
			no, down := tabular.LogLoss(z, false)
			liked, weight := t.liked[i]/n, n/(1+n/filmCap)
			sum += weight * (liked*yes + (1-liked)*no)
			pull := weight * (liked*up + (1-liked)*down)
			s.films.AddScaled(slope, pull, i)
			slope[base] += pull
		}
		for c, w := range x[:base] {
			sum += penalty / 2 * w * w
			slope[c] += penalty * w
		}
		return sum
	}
}
