package vec

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// positiveDefinite returns XᵀX + I for random X, and a random right-hand side.
func positiveDefinite(random *rand.Rand, n int) (a, b []float64) {
	x := make([]float64, n*n)
	for i := range x {
		x[i] = 2*random.Float64() - 1
	}
	a, b = make([]float64, n*n), make([]float64, n)
	for i := range n {
		for j := range n {
			for k := range n {
				a[i*n+j] += float64(x[k*n+i] * x[k*n+j])
			}
		}
		a[i*n+i]++
		b[i] = 2*random.Float64() - 1
	}
	return a, b
}

func TestCholeskyAgainstGonum(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for _, n := range []int{1, 2, 3, 10, 64} {
		a, b := positiveDefinite(random, n)
		var oracle mat.Cholesky
		if !oracle.Factorize(mat.NewSymDense(n, append([]float64(nil), a...))) {
			t.Fatal("gonum finds the matrix not positive definite")
		}
		var want mat.VecDense
		if err := oracle.SolveVecTo(&want, mat.NewVecDense(n, append([]float64(nil), b...))); err != nil {
			t.Fatal(err)
		}
		if !Cholesky(a, n) {
			t.Fatalf("n = %d: not positive definite, want a factor", n)
		}
		Solve(a, b)
		for i := range b {
			if math.Abs(b[i]-want.AtVec(i)) > 1e-10 {
				t.Errorf("n = %d: x[%d] = %v, want %v", n, i, b[i], want.AtVec(i))
			}
		}
	}
}

// naiveCholesky is the textbook's factorisation, one number after the other.
func naiveCholesky(a []float64, n int) {
	for i := range n {
		for j := range i + 1 {
			var sum float64
			for k := range j {
				sum += float64(a[i*n+k] * a[j*n+k])
			}
			if i == j {
				a[i*n+i] = math.Sqrt(a[i*n+i] - sum)
			} else {
				a[i*n+j] = (a[i*n+j] - sum) / a[j*n+j]
			}
		}
	}
}

// Law: four rows at once give each number of the factor to the bit.
func TestCholeskyAgainstNaive(t *testing.T) {
	random := rand.New(rand.NewPCG(27, 28))
	for n := range 26 {
		got, _ := positiveDefinite(random, n)
		want := append([]float64(nil), got...)
		naiveCholesky(want, n)
		if !Cholesky(got, n) {
			t.Fatalf("n = %d: not positive definite, want a factor", n)
		}
		for i := range n {
			for j := range i + 1 {
				if got[i*n+j] != want[i*n+j] {
					t.Errorf("n = %d: L[%d,%d] = %v, want %v", n, i, j, got[i*n+j], want[i*n+j])
				}
			}
		}
	}
}

// Law: only the lower triangle is read.
func TestCholeskyIgnoresUpperTriangle(t *testing.T) {
	a, _ := positiveDefinite(rand.New(rand.NewPCG(23, 24)), 5)
	b := append([]float64(nil), a...)
	for i := range 5 {
		for j := i + 1; j < 5; j++ {
			b[i*5+j] = math.NaN()
		}
	}
	if !Cholesky(a, 5) || !Cholesky(b, 5) {
		t.Fatal("not positive definite, want a factor")
	}
	for i := range 5 {
		for j := range i + 1 {
			if a[i*5+j] != b[i*5+j] {
				t.Errorf("L[%d,%d] depends on the upper triangle", i, j)
			}
		}
	}
}

func TestCholeskyRefuses(t *testing.T) {
	for name, a := range map[string][]float64{
		"zero":       {0, 0, 0, 0},
		"negative":   {-1, 0, 0, 1},
		"indefinite": {1, 2, 2, 1},
		"nan":        {math.NaN(), 0, 0, 1},
		"infinite":   {math.Inf(1), 0, 0, 1},
	} {
		if Cholesky(a, 2) {
			t.Errorf("%s: factored, want refused", name)
		}
	}
}

func BenchmarkCholesky64(b *testing.B) {
	a, rhs := positiveDefinite(rand.New(rand.NewPCG(25, 26)), 64)
	work := make([]float64, len(a))
	for b.Loop() {
		copy(work, a)
		Cholesky(work, 64)
		Solve(work, rhs)
	}
}
