package learn

import "github.com/loge-film/loge/core/learn/dense"

// giveCold draws the vectors of items that few or none have met to what their content says: y_i = Wᵀ(f_i, 1), where W
// minimises Σ_i ω_i |y_i − Wᵀ(f_i, 1)|² + λ|W|² over the items that anybody met, and ω_i = n_i/(n_i + 10) trusts an item as
// it has been met (in the spirit of MARec, arXiv 2404.13298). An item met n times keeps n/(n + trust) of its own vector.
// Items without content stay as they are.
func giveCold(y *dense.Matrix, data *Interactions, lambda, trust float64) error {
	content := data.Content()
	w, err := contentRidge(y, data, lambda)
	if err != nil {
		return err
	}
	for i := range y.Rows {
		own, row := ownShare(len(data.Item(i).IDs), trust), y.Row(i)
		if own == 1 || length(content.Row(i)) == 0 {
			continue
		}
		for k := range row {
			row[k] *= own
		}
		for k, x := range features(content, i) {
			dense.Axpy((1-own)*x, w.Row(k), row)
		}
	}
	return nil
}

func ownShare(n int, trust float64) float32 {
	if n == 0 {
		return 0
	}
	return float32(float64(n) / (float64(n) + trust))
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
