package pack

import (
	"math"

	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/core/vec"
)

func (s *sheet) vectors() {
	s.add(Vectors, tagModel, true, func(e *encoder) {
		e.count(s.Dim, MaxDim)
		if !(s.Blend >= 0 && s.Blend <= 1) {
			e.fail("blend %v lies outside 0..1", s.Blend)
		}
		e.float64(float64(s.Blend))
		for _, v := range s.Singular {
			if !(v > 0) {
				e.fail("singular value %v is not positive", v)
			}
			e.float64(v)
		}
	})
	s.add(Vectors, tagRows, true, s.rows)
	s.add(Vectors, tagNorms, true, func(e *encoder) {
		for i := range s.Films {
			e.fraction("norm", s.Norms[s.order[i]])
		}
	})
	s.add(Vectors, tagFeatures, true, s.features)
	s.add(Vectors, tagSparse, true, s.sparse)
}

// rows writes the vectors as int8, the largest component of each film as ±127, dimension by dimension, because the
// components of one dimension are alike.
func (s *sheet) rows(e *encoder) {
	n := len(s.Films)
	e.out = make([]byte, n*s.Dim)
	q := make([]int8, s.Dim)
	for i := range n {
		row := s.Vectors[s.order[i]*s.Dim:][:s.Dim]
		squares := 0.0
		for _, v := range row {
			squares += float64(v) * float64(v)
		}
		if !isUnit(squares) {
			e.fail("the vector of film %q has the length %v, not 1", s.film(i).ID, math.Sqrt(squares))
			return
		}
		vec.Quantize(q, row) // the scale is not kept: unit length gives it back
		for k, v := range q {
			e.out[k*n+i] = byte(v)
		}
	}
}

func (s *sheet) features(e *encoder) {
	n := len(s.Features)
	e.count(n, MaxFeatures)
	for _, f := range s.Features {
		if f.Key == "" || f.En == "" {
			e.fail("feature %q of field %d has no key or no label", f.Key, f.Field)
		}
		if f.Field >= text.NumFields {
			e.fail("feature %q belongs to field %d, unknown to every reader", f.Key, f.Field)
		}
		e.out = append(e.out, byte(f.Field))
	}
	e.texts(n, MaxText, func(i int) string { return s.Features[i].Key })
	e.texts(n, MaxText, func(i int) string {
		if s.Features[i].En == s.Features[i].Key {
			return ""
		}
		return s.Features[i].En
	})
	e.texts(n, MaxText, func(i int) string { return s.Features[i].Zh })
}
