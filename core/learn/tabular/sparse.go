package tabular

// Sparse is a matrix by rows that leaves out zeros: most columns say whether a film has something, and few do.
type Sparse struct {
	Start  []int32   // n+1 places: the cells of row i stand from Start[i] up to Start[i+1]
	Column []int32   // of each cell, ascending within a row
	Value  []float64 // of each cell, never 0
}

// Sparse returns the examples without their zeros.
func (d *Data) Sparse() *Sparse {
	s := &Sparse{Start: make([]int32, d.Len()+1)}
	for i := range d.Y {
		for c, x := range d.Row(i) {
			if x != 0 {
				s.Column = append(s.Column, int32(c))
				s.Value = append(s.Value, float64(x))
			}
		}
		s.Start[i+1] = int32(len(s.Column))
	}
	return s
}

// Row returns the columns and values of row i; they alias s.
func (s *Sparse) Row(i int) ([]int32, []float64) {
	from, to := s.Start[i], s.Start[i+1]
	return s.Column[from:to:to], s.Value[from:to:to]
}

// Dot returns the inner product of row i and w, which has a number for every column.
func (s *Sparse) Dot(i int, w []float64) float64 {
	columns, values := s.Row(i)
	var sum float64
	for k, c := range columns {
		sum += float64(values[k] * w[c])
	}
	return sum
}

// AddScaled adds scale times row i to w, which has a number for every column.
func (s *Sparse) AddScaled(w []float64, scale float64, i int) {
	columns, values := s.Row(i)
	for k, c := range columns {
		w[c] += float64(scale * values[k])
	}
}
