package pack

import (
	"errors"
	"math"
	"slices"
)

// maxWeight is the stored weight of a film's strongest feature. 63 steps cost less cosine than the int8 rows do,
// and a third of the part less than 255.
const maxWeight = 63

// sparse writes the features of all films feature by feature, because the films of one feature have like weights:
// how many films have it, which (as steps), and their weights.
func (s *sheet) sparse(e *encoder) {
	films := make([][]uint32, len(s.Features))
	weights := make([][]byte, len(s.Features))
	for i := range s.Films {
		row := s.Rows[s.order[i]]
		for k, w := range s.weights(e, i) {
			f := row.Index[k]
			films[f] = append(films[f], uint32(i))
			weights[f] = append(weights[f], w)
		}
	}
	for _, list := range films {
		e.uvarint(uint64(len(list)))
	}
	for _, list := range films {
		e.steps(list)
	}
	for _, list := range weights {
		e.out = append(e.out, list...)
	}
}

// weights checks the row of film i and returns its weights as 1..maxWeight, or nil after a fault.
func (s *sheet) weights(e *encoder, i int) []byte {
	row := s.Rows[s.order[i]]
	squares, top := 0.0, 0.0
	for _, w := range row.Weight {
		squares += float64(w) * float64(w)
		top = max(top, float64(w))
	}
	switch n := len(row.Index); {
	case n != len(row.Weight) || n > MaxList:
		e.fail("film %q has %d features and %d weights, at most %d are allowed", s.film(i).ID, n, len(row.Weight), MaxList)
	case !ascends(row.Index, len(s.Features)):
		e.fail("the features of film %q do not ascend below %d", s.film(i).ID, len(s.Features))
	case n > 0 && !(slices.Min(row.Weight) > 0):
		e.fail("film %q has a weight that is not positive", s.film(i).ID)
	case !isUnit(squares):
		e.fail("the features of film %q have the length %v, not 1", s.film(i).ID, math.Sqrt(squares))
	}
	if e.err != nil {
		return nil
	}
	out := make([]byte, len(row.Weight))
	for k, w := range row.Weight {
		out[k] = byte(max(1, math.Round(float64(w)/top*maxWeight)))
	}
	return out
}

// steps writes ascending numbers as the distances between them: the first as it is, then what lies between.
func (e *encoder) steps(list []uint32) {
	next := uint32(0)
	for _, v := range list {
		e.uvarint(uint64(v - next))
		next = v + 1
	}
}

// steps reads ascending numbers below bound into list, which is at most as long as the bytes that are left.
func (c *cursor) steps(list []uint32, bound int) {
	next := uint32(0)
	for k := range list {
		list[k] = next + c.uvarint(uint32(bound))
		if list[k] >= uint32(bound) {
			c.fail(errors.New("a list points past its table"))
			return
		}
		next = list[k] + 1
	}
}

// ascends reports whether a list strictly ascends below bound.
func ascends(list []uint32, bound int) bool {
	for k, v := range list {
		if int(v) >= bound || k > 0 && v <= list[k-1] {
			return false
		}
	}
	return true
}

// readSparse turns the lists by feature into lists by film. The features of a film ascend by themselves.
func (m *model) readSparse(c *cursor, n int) {
	ends := c.ends(len(m.fields), uint32(n))
	if c.err != nil || len(ends) == 0 {
		m.index.end = make([]uint32, n)
		m.weightScales = make([]float32, n)
		return
	}
	films := make([]uint32, ends[len(ends)-1])
	byFeature := lists[uint32]{films, ends}
	for f := range ends {
		c.steps(byFeature.at(f), n)
	}
	weights := c.take(len(films))
	if c.err != nil || !m.layOut(c, films, n) {
		return
	}
	next := make([]uint32, n)
	copy(next[min(1, n):], m.index.end)
	for f := range ends {
		first := int(ends[f]) - len(byFeature.at(f))
		for k, i := range byFeature.at(f) {
			m.index.all[next[i]] = uint32(f)
			m.weights[next[i]] = weights[first+k]
			next[i]++
		}
	}
	m.scaleWeights(c, n)
}

// layOut makes room for the features of each film.
func (m *model) layOut(c *cursor, films []uint32, n int) bool {
	m.index.end = make([]uint32, n)
	for _, i := range films {
		m.index.end[i]++
	}
	sum := uint32(0)
	for i, count := range m.index.end {
		if count > MaxList {
			c.fail(errors.New("a film has too many features"))
			return false
		}
		sum += count
		m.index.end[i] = sum
	}
	m.index.all = make([]uint32, len(films))
	m.weights = make([]uint8, len(films))
	return true
}

func (m *model) scaleWeights(c *cursor, n int) {
	m.weightScales = make([]float32, n)
	for i := range m.weightScales {
		squares := 0
		for _, w := range m.rowWeights(i) {
			if w == 0 || w > maxWeight {
				c.fail(errors.New("a weight lies outside 1..63"))
				return
			}
			squares += int(w) * int(w)
		}
		m.weightScales[i] = unitScale(squares)
	}
}

// rowWeights returns the weights of film i.
func (m *model) rowWeights(i int) []uint8 {
	return lists[uint8]{m.weights, m.index.end}.at(i)
}
