package pack

import (
	"math"
	"slices"
)

// fraction writes 0..1 in steps of 1/65535.
func (e *encoder) fraction(what string, v float32) {
	if !(v >= 0 && v <= 1.0001) {
		e.fail("%s %v lies outside 0..1", what, v)
	}
	e.u16(uint16(math.Round(float64(min(v, 1)) * math.MaxUint16)))
}

// coordinate writes -1..1 in steps of 1/32767.
func (e *encoder) coordinate(v float32) {
	if !(v >= -1 && v <= 1) {
		e.fail("map coordinate %v lies outside -1..1", v)
	}
	e.u16(uint16(int16(math.Round(float64(v) * math.MaxInt16))))
}

// isUnit reports whether a sum of squares belongs to a unit or zero vector.
func isUnit(squares float64) bool { return squares == 0 || math.Abs(squares-1) < 1e-3 }

// unitScale returns the factor that makes a vector of integers with this sum of squares a unit vector, 0 for zero.
func unitScale(squares int) float32 {
	if squares == 0 {
		return 0
	}
	return float32(1 / math.Sqrt(float64(squares)))
}

// seeds gives each film 8 numbers of 4 bits that posters are composed from: number k is the rank, scaled to 0..15, of
// the film's component k+1 among all films, so that near films have near seeds and each number uses its whole range
// evenly. The first component is left out: in a content model it is nearly the same for all. Missing components give 8.
func (s *sheet) seeds() []byte {
	n := len(s.Films)
	out := slices.Repeat([]byte{0x88}, 4*n)
	for k := range min(8, s.Dim-1) {
		column := make([]float32, n)
		for i := range column {
			column[i] = s.Vectors[s.order[i]*s.Dim+k+1]
		}
		sorted := slices.Sorted(slices.Values(column))
		shift := k % 2 * 4
		for i, v := range column {
			rank, _ := slices.BinarySearch(sorted, v)
			b := &out[4*i+k/2]
			*b = *b&^(15<<shift) | byte(rank*16/n)<<shift
		}
	}
	return out
}
