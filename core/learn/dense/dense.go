// Package dense has the float32 linear algebra of training: fast kernels, a blocked inverse and a small solver.
package dense

import (
	"runtime"
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/blas/gonum"
)

var kernels gonum.Implementation // has no state

// Dot is Σ aᵢbᵢ over the length of a; b may be longer. On amd64 it runs at about 10 billion products a second, and adds in
// an order that depends on where b lies within 16 bytes of memory: for sums that can be repeated, b must be a part of what
// Vector or New made.
func Dot(a, b []float32) float32 {
	if len(a) == 0 {
		return 0
	}
	return kernels.Sdot(len(a), a, 1, b[:len(a)], 1)
}

// Axpy adds alpha times x to y over the length of x; y may be longer.
func Axpy(alpha float32, x, y []float32) {
	if len(x) > 0 {
		kernels.Saxpy(len(x), alpha, x, 1, y[:len(x)], 1)
	}
}

// A Matrix has Rows rows of Cols float32, one after the other.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// New is a matrix of zeros.
func New(rows, cols int) *Matrix { return &Matrix{rows, cols, Vector(rows * cols)} }

// Vector is n zeros that begin on a multiple of 16 bytes, as all but the smallest allocations do.
func Vector(n int) []float32 { return make([]float32, n, max(8, (n+3)&^3)) }

// Row is row i, shared with the matrix.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Clone is a copy.
func (m *Matrix) Clone() *Matrix {
	c := New(m.Rows, m.Cols)
	copy(c.Data, m.Data)
	return c
}

// Parallel calls do once for each task 0..n-1 on as many goroutines as there are processors; worker, below Workers, says
// on which, so that each may have its own scratch space. Results must not depend on worker or order.
func Parallel(n int, do func(worker, task int)) {
	workers := min(n, Workers())
	if workers <= 1 {
		for task := range n {
			do(0, task)
		}
		return
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			for task := int(next.Add(1)) - 1; task < n; task = int(next.Add(1)) - 1 {
				do(w, task)
			}
		})
	}
	all.Wait()
}

// Workers is the largest number of goroutines that Parallel uses.
func Workers() int { return runtime.GOMAXPROCS(0) }

// Gram is the symmetric matrix mᵀm, of Cols × Cols.
func Gram(m *Matrix) *Matrix {
	t := Transpose(m)
	g := New(m.Cols, m.Cols)
	Parallel(m.Cols, func(_, i int) {
		for j := range i + 1 {
			g.Row(i)[j] = Dot(t.Row(i), t.Row(j))
		}
	})
	Mirror(g)
	return g
}

// Transpose is a copy with rows and columns exchanged.
func Transpose(m *Matrix) *Matrix {
	t := New(m.Cols, m.Rows)
	for i := range m.Rows {
		for j, x := range m.Row(i) {
			t.Data[j*m.Rows+i] = x
		}
	}
	return t
}

const tile = 64 // a tile of float32 fits into the first cache

// Mirror copies the lower triangle of a square matrix onto the upper one, tile by tile.
func Mirror(m *Matrix) {
	n := m.Rows
	tiles := (n + tile - 1) / tile
	Parallel(tiles, func(_, ti int) {
		for tj := range ti + 1 {
			for i := ti * tile; i < min(n, (ti+1)*tile); i++ {
				for j := tj * tile; j < min(i, (tj+1)*tile); j++ {
					m.Data[j*n+i] = m.Data[i*n+j]
				}
			}
		}
	})
}
