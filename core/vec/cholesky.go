package vec

import "math"

// Cholesky factors the symmetric positive definite n×n matrix a, row-major, as LLᵀ and leaves L in the lower triangle;
// the upper triangle is neither read nor written. It reports whether the matrix was positive definite to working
// precision; if not, a is left half-factored. It panics if len(a) < n*n.
func Cholesky(a []float64, n int) bool {
	a = a[:n*n]
	for from := 0; from < n; from += rowsAtOnce {
		to, done := min(from+rowsAtOnce, n), 0
		if to-from == rowsAtOnce {
			eliminate(a, n, from)
			done = from
		}
		for i := from; i < to; i++ {
			row := a[i*n : i*n+i+1]
			for j := done; j < i; j++ {
				other := a[j*n : j*n+j+1]
				row[j] = (row[j] - dot64(row[:j], other)) / other[j]
			}
			pivot := row[i] - dot64(row[:i], row)
			if !(pivot > 0) || math.IsInf(pivot, 0) {
				return false
			}
			row[i] = math.Sqrt(pivot)
		}
	}
	return true
}

// rowsAtOnce is how many rows eliminate works on: their sums do not wait for each other.
const rowsAtOnce = 4

// eliminate finds the columns of L before from in the four rows from there on. Each sum runs in the order of dot64.
func eliminate(a []float64, n, from int) {
	r0, r1 := a[from*n:from*n+from], a[(from+1)*n:(from+1)*n+from]
	r2, r3 := a[(from+2)*n:(from+2)*n+from], a[(from+3)*n:(from+3)*n+from]
	for j := range from {
		other := a[j*n : j*n+j+1]
		known := other[:j]
		x0, x1, x2, x3 := r0[:len(known)], r1[:len(known)], r2[:len(known)], r3[:len(known)]
		var s0, s1, s2, s3 float64
		for l, x := range known {
			s0 += float64(x0[l] * x)
			s1 += float64(x1[l] * x)
			s2 += float64(x2[l] * x)
			s3 += float64(x3[l] * x)
		}
		pivot := other[j]
		r0[j] = (r0[j] - s0) / pivot
		r1[j] = (r1[j] - s1) / pivot
		r2[j] = (r2[j] - s2) / pivot
		r3[j] = (r3[j] - s3) / pivot
	}
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
