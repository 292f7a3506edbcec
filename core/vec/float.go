package vec

import "math"

// Dot returns the inner product of a and b. It panics if b is shorter than a; what b has beyond is ignored.
// Four partial sums over every fourth element are added as (s0+s1)+(s2+s3).
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for len(a) >= 16 && len(b) >= 16 { // blocks of fixed size need no further checks
		x, y := (*[16]float32)(a), (*[16]float32)(b)
		s0 += float32(x[0] * y[0])
		s1 += float32(x[1] * y[1])
		s2 += float32(x[2] * y[2])
		s3 += float32(x[3] * y[3])
		s0 += float32(x[4] * y[4])
		s1 += float32(x[5] * y[5])
		s2 += float32(x[6] * y[6])
		s3 += float32(x[7] * y[7])
		s0 += float32(x[8] * y[8])
		s1 += float32(x[9] * y[9])
		s2 += float32(x[10] * y[10])
		s3 += float32(x[11] * y[11])
		s0 += float32(x[12] * y[12])
		s1 += float32(x[13] * y[13])
		s2 += float32(x[14] * y[14])
		s3 += float32(x[15] * y[15])
		a, b = a[16:], b[16:]
	}
	for len(a) >= 4 && len(b) >= 4 {
		s0 += float32(a[0] * b[0])
		s1 += float32(a[1] * b[1])
		s2 += float32(a[2] * b[2])
		s3 += float32(a[3] * b[3])
		a, b = a[4:], b[4:]
	}
	for i, x := range a {
		s0 += float32(x * b[i])
	}
	return float32(s0+s1) + float32(s2+s3)
}

// Scan writes the inner product of query and each row of a matrix to scores: len(scores) rows of len(query) elements.
// It panics if rows is shorter than that. The sums are those of Dot, whose loops stand here again because the browser's
// binary inlines nothing, and a call for each row is a fifth of the time.
func Scan(scores, rows, query []float32) {
	rows = rows[:len(scores)*len(query)]
	for i := range scores {
		a := query
		var s0, s1, s2, s3 float32
		for len(a) >= 16 && len(rows) >= 16 {
			x, y := (*[16]float32)(a), (*[16]float32)(rows)
			s0 += float32(x[0] * y[0])
			s1 += float32(x[1] * y[1])
			s2 += float32(x[2] * y[2])
			s3 += float32(x[3] * y[3])
			s0 += float32(x[4] * y[4])
			s1 += float32(x[5] * y[5])
			s2 += float32(x[6] * y[6])
			s3 += float32(x[7] * y[7])
			s0 += float32(x[8] * y[8])
			s1 += float32(x[9] * y[9])
			s2 += float32(x[10] * y[10])
			s3 += float32(x[11] * y[11])
			s0 += float32(x[12] * y[12])
			s1 += float32(x[13] * y[13])
			s2 += float32(x[14] * y[14])
			s3 += float32(x[15] * y[15])
			a, rows = a[16:], rows[16:]
		}
		for len(a) >= 4 && len(rows) >= 4 {
			x, y := (*[4]float32)(a), (*[4]float32)(rows)
			s0 += float32(x[0] * y[0])
			s1 += float32(x[1] * y[1])
			s2 += float32(x[2] * y[2])
			s3 += float32(x[3] * y[3])
			a, rows = a[4:], rows[4:]
		}
		for k, x := range a {
			s0 += float32(x * rows[k])
		}
		rows = rows[len(a):]
		scores[i] = float32(s0+s1) + float32(s2+s3)
	}
}

// A Scanner computes what Scan computes, to the bit, in a way of its own.
type Scanner func(scores, rows, query []float32)

// AddScaled adds scale times x to sum, element by element. It panics if x is shorter than sum.
func AddScaled(sum []float32, scale float32, x []float32) {
	x = x[:len(sum)]
	for i := range sum {
		sum[i] += float32(scale * x[i])
	}
}

// Norm returns the Euclidean length of v, summed in float64, where the squares of float32 are exact.
func Norm(v []float32) float64 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

// Normalize scales v to unit length in place and returns its former length. A vector whose length is zero or not
// finite is set to zeros and 0 is returned.
func Normalize(v []float32) float64 {
	norm := Norm(v)
	if norm == 0 || math.IsInf(norm, 0) || math.IsNaN(norm) {
		clear(v)
		return 0
	}
	for i, x := range v {
		v[i] = float32(float64(x) / norm)
	}
	return norm
}

// Cosine returns the cosine of the angle between a and b, -1..1, and 0 if either has no direction.
func Cosine(a, b []float32) float32 {
	b = b[:len(a)]
	var dot, aa, bb float64
	for i, x := range a {
		dot += float64(x) * float64(b[i])
		aa += float64(x) * float64(x)
		bb += float64(b[i]) * float64(b[i])
	}
	norm := math.Sqrt(aa) * math.Sqrt(bb)
	if norm == 0 || math.IsInf(norm, 0) || math.IsNaN(norm) {
		return 0
	}
	return float32(max(-1, min(1, dot/norm)))
}
