package vec

import "math"

// Cholesky factors the symmetric positive definite n×n matrix a, row-major, as LLᵀ and leaves L in the lower triangle;
// the upper triangle is neither read nor written. It reports whether the matrix was positive definite to working
// precision; if not, a is left half-factored. It panics if len(a) < n*n.
func Cholesky(a []float64, n int) bool {
	a = a[:n*n]
	for i := range n {
		row := a[i*n : i*n+i+1]
		for j := range i {
			other := a[j*n : j*n+j+1]
			row[j] = (row[j] - dot64(row[:j], other)) / other[j]
		}
		pivot := row[i] - dot64(row[:i], row)
		if !(pivot > 0) || math.IsInf(pivot, 0) {
			return false
		}
		row[i] = math.Sqrt(pivot)
	}
	return true
}

// Solve replaces b by the solution x of LLᵀx = b, where l is n×n with L in its lower triangle as Cholesky leaves it and
// n is len(b). It panics if l is shorter than n*n.
func Solve(l []float64, b []float64) {
	SolveLower(l, b)
	SolveUpper(l, b)
}

// SolveLower replaces b by the solution x of Lx = b; shapes as for Solve.
func SolveLower(l []float64, b []float64) {
	n := len(b)
	for i := range n {
		row := l[i*n : i*n+i+1]
		b[i] = (b[i] - dot64(row[:i], b)) / row[i]
	}
}

// SolveUpper replaces b by the solution x of Lᵀx = b; shapes as for Solve. With b drawn from a standard normal
// distribution x has the covariance (LLᵀ)⁻¹.
func SolveUpper(l []float64, b []float64) {
	n := len(b)
	for i := n - 1; i >= 0; i-- {
		row := l[i*n : i*n+i+1]
		b[i] /= row[i]
		for j, x := range row[:i] {
			b[j] -= float64(x * b[i])
		}
	}
}

// dot64 is the inner product over the length of a.
func dot64(a, b []float64) float64 {
	b = b[:len(a)]
	var s float64
	for i, x := range a {
		s += float64(x * b[i])
	}
	return s
}
