package dense

import "math"

// Factor replaces the lower triangle of a symmetric positive definite n × n matrix, row by row in a, by its Cholesky
// factor L with A = LLᵀ; the upper triangle is neither read nor written. It reports whether A was positive definite.
func Factor(a []float32, n int) bool {
	for i := range n {
		row := a[i*n : i*n+n]
		for j := range i {
			row[j] = (row[j] - Dot(row[:j], a[j*n:])) / a[j*n+j]
		}
		d := row[i] - Dot(row[:i], row)
		if !(d > 0) || math.IsInf(float64(d), 0) {
			return false
		}
		row[i] = float32(math.Sqrt(float64(d)))
	}
	return true
}

// Solve replaces b by A⁻¹b, given the Cholesky factor of A from Factor.
func Solve(l []float32, n int, b []float32) {
	for i := range n {
		b[i] = (b[i] - Dot(b[:i], l[i*n:])) / l[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		b[i] /= l[i*n+i]
		Axpy(-b[i], l[i*n:i*n+i], b)
	}
}

// AddOuter adds weight times y yᵀ to the lower triangle of an n × n matrix, n the length of y.
func AddOuter(a []float32, weight float32, y []float32) {
	n := len(y)
	for i, x := range y {
		Axpy(float32(weight*x), y[:i+1], a[i*n:])
	}
}
