package pack

import (
	"math"

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

// rows writes each vector as int8, its largest component as ±127.
func (s *sheet) rows(e *encoder) {
	q := make([]int8, s.Dim)
	for i := range s.Films {
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
		for _, v := range q {
			e.out = append(e.out, byte(v))
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
		e.out = append(e.out, byte(f.Field))
	}
	e.texts(n, MaxText, func(i int) string { return s.Features[i].Key })
	e.texts(n, MaxText, func(i int) string { return s.Features[i].En })
	e.texts(n, MaxText, func(i int) string { return s.Features[i].Zh })
}

// sparse writes the number of features of each film, then their indices as steps, then their weights, the largest of
// a film as 255.
func (s *sheet) sparse(e *encoder) {
	for i := range s.Films {
		row := s.Rows[s.order[i]]
		if len(row.Index) != len(row.Weight) {
			e.fail("film %q has %d feature indices and %d weights", s.film(i).ID, len(row.Index), len(row.Weight))
			return
		}
		e.listLength(len(row.Index))
	}
	for i := range s.Films {
		last := -1
		for _, f := range s.Rows[s.order[i]].Index {
			if int(f) <= last || int(f) >= len(s.Features) {
				e.fail("film %q: feature %d is out of order or out of range", s.film(i).ID, f)
				return
			}
			e.uvarint(uint64(int(f) - last - 1))
			last = int(f)
		}
	}
	for i := range s.Films {
		s.weights(e, i)
	}
}

func (s *sheet) weights(e *encoder, i int) {
	squares, top := 0.0, 0.0
	weights := s.Rows[s.order[i]].Weight
	for _, w := range weights {
		if !(w > 0) {
			e.fail("film %q: weight %v is not positive", s.film(i).ID, w)
		}
		squares += float64(w) * float64(w)
		top = max(top, float64(w))
	}
	if !isUnit(squares) {
		e.fail("the features of film %q have the length %v, not 1", s.film(i).ID, math.Sqrt(squares))
		return
	}
	for _, w := range weights {
		e.out = append(e.out, byte(max(1, math.Round(float64(w)/top*255))))
	}
}
