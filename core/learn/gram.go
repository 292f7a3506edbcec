package learn

import "github.com/loge-film/loge/core/learn/dense"

// gram is the lower triangle of XᵀX, items × items: for weights of 1, how many users two items share.
func gram(data *Interactions) *dense.Matrix {
	g := dense.New(data.Items(), data.Items())
	dense.Parallel(data.Items(), func(_, i int) {
		row, column := g.Row(i), data.Item(i)
		for n, u := range column.IDs {
			w, user := column.Weights[n], data.User(int(u))
			for m, j := range user.IDs {
				if int(j) > i {
					break
				}
				row[j] += float32(w * user.Weights[m])
			}
		}
	})
	return g
}

// diagonal is a copy of the diagonal of a square matrix.
func diagonal(m *dense.Matrix) []float32 {
	d := make([]float32, m.Rows)
	for i := range d {
		d[i] = m.Row(i)[i]
	}
	return d
}
