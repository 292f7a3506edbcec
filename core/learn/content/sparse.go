package content

import (
	"runtime"
	"sync"
)

// dense is a row-major matrix.
type dense struct {
	rows, cols int
	data       []float64
}

func newDense(rows, cols int) dense {
	return dense{rows, cols, make([]float64, rows*cols)}
}

func (d dense) row(i int) []float64 { return d.data[i*d.cols : (i+1)*d.cols] }

// sparse is a matrix in compressed rows: the entries of row i are start[i]..start[i+1].
type sparse struct {
	rows, cols int
	start      []int
	index      []uint32
	value      []float64
}

func newSparse(rows []Row, cols int) *sparse {
	s := &sparse{rows: len(rows), cols: cols, start: make([]int, 1, len(rows)+1)}
	for _, r := range rows {
		s.index = append(s.index, r.Index...)
		for _, w := range r.Weight {
			s.value = append(s.value, float64(w))
		}
		s.start = append(s.start, len(s.index))
	}
	return s
}

// transpose returns the transpose; its rows list their entries in ascending order too.
func (s *sparse) transpose() *sparse {
	t := &sparse{rows: s.cols, cols: s.rows, start: make([]int, s.cols+1),
		index: make([]uint32, len(s.index)), value: make([]float64, len(s.value))}
	for _, c := range s.index {
		t.start[c+1]++
	}
	for c := range s.cols {
		t.start[c+1] += t.start[c]
	}
	next := append([]int(nil), t.start...)
	for i := range s.rows {
		for k := s.start[i]; k < s.start[i+1]; k++ {
			c := s.index[k]
			t.index[next[c]], t.value[next[c]] = uint32(i), s.value[k]
			next[c]++
		}
	}
	return t
}

// times returns s·d.
func (s *sparse) times(d dense) dense {
	product := newDense(s.rows, d.cols)
	parallel(s.rows, func(i int) {
		sum := product.row(i)
		for k := s.start[i]; k < s.start[i+1]; k++ {
			value := s.value[k]
			for j, x := range d.row(int(s.index[k])) {
				sum[j] += float64(value * x)
			}
		}
	})
	return product
}

// parallel calls work for 0..n-1, each once, on all processors. Work on i may write only what belongs to i, so that the
// outcome does not depend on the schedule.
func parallel(n int, work func(i int)) {
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := n * w / workers; i < n*(w+1)/workers; i++ {
				work(i)
			}
		})
	}
	wait.Wait()
}
