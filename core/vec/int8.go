package vec

import "math"

// MaxQ is the largest magnitude of a quantised element. -128 is not used, so that negation is exact.
const MaxQ = 127

// Quantize writes v to q as int8 and returns the scale that gives it back: v[i] is q[i]*scale to within scale/2.
// The largest magnitude becomes MaxQ, halves round away from zero. A vector of zeros, or one with an element that is
// not finite, becomes zeros of scale 0. It panics if q is shorter than v.
func Quantize(q []int8, v []float32) (scale float32) {
	q = q[:len(v)]
	var largest float32
	for _, x := range v {
		magnitude := float32(math.Abs(float64(x)))
		if !(magnitude <= math.MaxFloat32) {
			clear(q)
			return 0
		}
		largest = max(largest, magnitude)
	}
	scale = largest / MaxQ
	if scale == 0 {
		clear(q)
		return 0
	}
	for i, x := range v {
		q[i] = int8(max(-MaxQ, min(MaxQ, math.Round(float64(x)/float64(scale)))))
	}
	return scale
}

// Dequantize writes q[i]*scale to v. It panics if v is shorter than q.
func Dequantize(v []float32, q []int8, scale float32) {
	v = v[:len(q)]
	for i, x := range q {
		v[i] = float32(float32(x) * scale)
	}
}

// DotI8 returns the inner product of two int8 vectors. It is exact: 32 bits hold 133,000 elements of any value.
// It panics if b is shorter than a.
func DotI8(a, b []int8) int32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 int32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += int32(a[0]) * int32(b[0])
		s1 += int32(a[1]) * int32(b[1])
		s2 += int32(a[2]) * int32(b[2])
		s3 += int32(a[3]) * int32(b[3])
		a, b = a[4:], b[4:]
	}
	for i, x := range a {
		s0 += int32(x) * int32(b[i])
	}
	return s0 + s1 + s2 + s3
}

// ScanI8 writes the inner product of a quantised query and each quantised row to scores: len(scores) rows of len(query)
// elements, row i times scales[i], the query times scale. It panics if rows or scales are shorter than that.
func ScanI8(scores []float32, rows []int8, scales []float32, query []int8, scale float32) {
	dim := len(query)
	rows, scales = rows[:len(scores)*dim], scales[:len(scores)]
	for i := range scores {
		dot := DotI8(query, rows[i*dim:(i+1)*dim])
		scores[i] = float32(float32(dot) * float32(scale*scales[i]))
	}
}
