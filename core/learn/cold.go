package learn

import "github.com/loge-film/loge/core/learn/dense"

// giveCold fills the vectors of items that nobody has met, from their content: y_i = Wᵀ(f_i, 1), where W minimises
// Σ_i ω_i |y_i − Wᵀ(f_i, 1)|² + λ|W|² over the others, and ω_i = n_i/(n_i + 10) trusts an item as it has been met (in the
// spirit of MARec, arXiv 2404.13298). Items without content stay at zeros.
func giveCold(y *dense.Matrix, data *Interactions, lambda float64) error {
	content := data.Content()
	w, err := contentRidge(y, data, lambda)
	if err != nil {
		return err
	}
	for i := range y.Rows {
		if len(data.Item(i).IDs) == 0 && length(content.Row(i)) > 0 {
			row := y.Row(i)
			clear(row)
			for k, x := range features(content, i) {
				dense.Axpy(x, w.Row(k), row)
			}
		}
	}
	return nil
}

// contentRidge is W, (Dim + 1) × factors.
func contentRidge(y *dense.Matrix, data *Interactions, lambda float64) (*dense.Matrix, error) {
	d := data.Content().Dim + 1
	a, right := dense.Vector(d*d), dense.New(y.Cols, d) // rows of right are right-hand sides
	for i := range y.Rows {
		n := float32(len(data.Item(i).IDs))
		if n == 0 {
			continue
		}
		f, trust := features(data.Content(), i), n/(n+10)
		dense.AddOuter(a, trust, f)
		for k, x := range y.Row(i) {
			dense.Axpy(trust*x, f, right.Row(k))
		}
	}
	for k := range d {
		a[k*d+k] += float32(lambda)
	}
	if !dense.Factor(a, d) {
		return nil, dense.ErrNotPositive
	}
	solveRows(&dense.Matrix{Rows: d, Cols: d, Data: a}, right)
	return dense.Transpose(right), nil
}

// features is item i's content and a constant.
func features(content *Vectors, i int) []float32 {
	return append(append(make([]float32, 0, content.Dim+1), content.Row(i)...), 1)
}
