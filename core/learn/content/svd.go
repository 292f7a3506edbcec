package content

import (
	"errors"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas64"
	"gonum.org/v1/gonum/mat"
)

const (
	oversample = 64   // extra columns of the subspace: they carry what would blur the last wanted ones
	maxRounds  = 40   // of subspace iteration
	converged  = 2e-3 // worst relative residual |XᵀXv − s²v| / s² of a wanted vector
	negligible = 1e-6 // relative to the largest: a smaller singular value is rounding noise
)

// decompose returns the leading right singular vectors of x as columns and its singular values, at most dim and at most
// the rank, by randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4, with an oversampled
// block). The largest component of each vector is positive.
func decompose(x *sparse, dim int, seed uint64) (right dense, singular []float64, err error) {
	width := min(dim+oversample, x.rows, x.cols)
	xt := x.transpose()
	basis := gaussian(x.cols, width, seed)
	for round := 0; ; round++ {
		if basis, err = orthonormalize(basis); err != nil {
			return dense{}, nil, err
		}
		image := x.times(basis)
		vectors, values, err := rightVectors(image)
		if err != nil {
			return dense{}, nil, err
		}
		rotated := product(basis, vectors)
		next := xt.times(x.times(rotated))
		if round == maxRounds || residual(next, rotated, values, dim) < converged {
			right, singular = leading(rotated, values, dim)
			return right, singular, nil
		}
		basis = next
	}
}

// gaussian returns a matrix of independent standard normal numbers.
func gaussian(rows, cols int, seed uint64) dense {
	random := rand.New(rand.NewPCG(seed, 0x10e))
	d := newDense(rows, cols)
	for i := range d.data {
		d.data[i] = random.NormFloat64()
	}
	return d
}

// orthonormalize returns an orthonormal basis of the span of the columns of d, without directions that are rounding
// noise. It goes through the Gram matrix, which squares the condition number: the columns here are of like length and
// nearly orthogonal from the round before.
func orthonormalize(d dense) (dense, error) {
	vectors, values, err := rightVectors(d)
	if err != nil {
		return dense{}, err
	}
	n := usable(values, d.cols)
	scaled := newDense(d.cols, n)
	for i := range d.cols {
		for j := range n {
			scaled.row(i)[j] = vectors.row(i)[j] / values[j]
		}
	}
	return product(d, scaled), nil
}

// rightVectors returns the right singular vectors and the singular values of a tall matrix, through the
// eigendecomposition of its small Gram matrix.
func rightVectors(tall dense) (vectors dense, values []float64, err error) {
	n := tall.cols
	gram := mat.NewSymDense(n, nil)
	gram.SymOuterK(1, mat.NewDense(tall.rows, n, tall.data).T())
	var eigen mat.EigenSym
	if !eigen.Factorize(gram, true) {
		return dense{}, nil, errors.New("content: the eigenvalues of a Gram matrix did not converge")
	}
	var columns mat.Dense
	eigen.VectorsTo(&columns)
	ascending := eigen.Values(nil)
	vectors, values = newDense(n, n), make([]float64, n)
	for j := range n {
		values[j] = math.Sqrt(max(ascending[n-1-j], 0))
		for i := range n {
			vectors.data[i*n+j] = columns.At(i, n-1-j)
		}
	}
	return vectors, values, nil
}

// product returns a·b.
func product(a, b dense) dense {
	c := newDense(a.rows, b.cols)
	blas64.Gemm(blas.NoTrans, blas.NoTrans, 1, general(a), general(b), 0, general(c))
	return c
}

func general(d dense) blas64.General {
	return blas64.General{Rows: d.rows, Cols: d.cols, Stride: d.cols, Data: d.data}
}

// residual returns the worst relative distance of the first dim columns of image, which is XᵀX·vectors, from
// values²·vectors.
func residual(image, vectors dense, values []float64, dim int) float64 {
	var worst float64
	for j := range usable(values, dim) {
		var sum float64
		square := values[j] * values[j]
		for i := range vectors.rows {
			d := image.row(i)[j] - float64(square*vectors.row(i)[j])
			sum += float64(d * d)
		}
		worst = max(worst, math.Sqrt(sum)/square)
	}
	return worst
}

// usable returns how many of the values, at most dim, are more than rounding noise.
func usable(values []float64, dim int) int {
	n := 0
	for n < min(dim, len(values)) && values[n] > negligible*values[0] {
		n++
	}
	return n
}

// leading cuts to the usable columns and fixes their signs.
func leading(vectors dense, values []float64, dim int) (dense, []float64) {
	n := usable(values, dim)
	cut := newDense(vectors.rows, n)
	column := make([]float64, vectors.rows)
	for j := range n {
		for i := range column {
			column[i] = vectors.row(i)[j]
		}
		fixSign(column)
		for i, v := range column {
			cut.row(i)[j] = v
		}
	}
	return cut, values[:n]
}

// fixSign turns a vector so that its largest component is positive.
func fixSign(v []float64) {
	var largest float64
	for _, x := range v {
		if math.Abs(x) > math.Abs(largest) {
			largest = x
		}
	}
	if largest < 0 {
		for i := range v {
			v[i] = -v[i]
		}
	}
}
