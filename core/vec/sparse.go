package vec

// Sparse is a matrix of sparse rows, one after the other: row i has the elements End[i-1] to End[i], the first row those
// from 0. Index holds their columns, ascending in a row, and Weight their values.
type Sparse struct {
	Index  []uint32
	Weight []uint8
	End    []uint32
}

// Row returns the columns and values of row i.
func (m *Sparse) Row(i int) (index []uint32, weight []uint8) {
	begin, end := uint32(0), m.End[i]
	if i > 0 {
		begin = m.End[i-1]
	}
	return m.Index[begin:end:end], m.Weight[begin:end:end]
}

// Scan writes the inner product of v and each of len(scores) rows from the first on to scores, summed in the order of the
// columns. It panics if v is shorter than a row is wide.
func (m *Sparse) Scan(scores []float32, first int, v []float32) {
	begin := uint32(0)
	if first > 0 {
		begin = m.End[first-1]
	}
	for i, end := range m.End[first : first+len(scores)] {
		index, weight := m.Index[begin:end], m.Weight[begin:end]
		var sum float32
		for len(index) >= 8 && len(weight) >= 8 { // blocks of fixed size need fewer checks
			at, w := (*[8]uint32)(index), (*[8]uint8)(weight)
			sum += float32(float32(w[0]) * v[at[0]])
			sum += float32(float32(w[1]) * v[at[1]])
			sum += float32(float32(w[2]) * v[at[2]])
			sum += float32(float32(w[3]) * v[at[3]])
			sum += float32(float32(w[4]) * v[at[4]])
			sum += float32(float32(w[5]) * v[at[5]])
			sum += float32(float32(w[6]) * v[at[6]])
			sum += float32(float32(w[7]) * v[at[7]])
			index, weight = index[8:], weight[8:]
		}
		for k, f := range index {
			sum += float32(float32(weight[k]) * v[f])
		}
		scores[i] = sum
		begin = end
	}
}
