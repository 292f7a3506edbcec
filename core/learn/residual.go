package learn

import (
	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// middle is the M of shape r × r for which YMYᵀ is nearest to b in the least-squares sense:
// M = (YᵀY)⁻¹ Yᵀ B Y (YᵀY)⁻¹, with a trace of regularisation so that directions that Y hardly uses stay out. It is given BY.
func middle(by, y *dense.Matrix) (*dense.Matrix, error) {
	g := dense.Gram(y)
	var trace float32
	for i := range g.Rows {
		trace += g.Row(i)[i]
	}
	for i := range g.Rows {
		g.Row(i)[i] += 1e-4*trace/float32(g.Rows) + 1e-12
	}
	if !dense.Factor(g.Data, g.Rows) {
		return nil, dense.ErrNotPositive
	}
	m := dense.New(y.Cols, y.Cols)
	left, right := dense.Transpose(y), dense.Transpose(by)
	dense.Parallel(y.Cols, func(_, k int) {
		for l := range y.Cols {
			m.Row(k)[l] = dense.Dot(left.Row(k), right.Row(l))
		}
	})
	solveRows(g, m)
	m = dense.Transpose(m)
	solveRows(g, m)
	return dense.Transpose(m), nil
}

func solveRows(factor, m *dense.Matrix) {
	dense.Parallel(m.Rows, func(_, k int) { dense.Solve(factor.Data, factor.Rows, m.Row(k)) })
}

// product is ab.
func product(a, b *dense.Matrix) *dense.Matrix {
	out := dense.New(a.Rows, b.Cols)
	t := dense.Transpose(b)
	dense.Parallel(a.Rows, func(_, i int) {
		for k := range b.Cols {
			out.Row(i)[k] = dense.Dot(a.Row(i), t.Row(k))
		}
	})
	return out
}

// subtractLowRank makes b into b − YMYᵀ off the diagonal.
func subtractLowRank(b, y, m *dense.Matrix) {
	ym := product(y, m)
	dense.Parallel(b.Rows, func(_, i int) {
		row := b.Row(i)
		for j := range row {
			row[j] -= dense.Dot(ym.Row(i), y.Row(j))
		}
		row[i] = 0
	})
}

// sparseProduct is By for a B given by its columns.
func sparseProduct(columns [][]source, y *dense.Matrix) *dense.Matrix {
	out := dense.New(len(columns), y.Cols)
	for j, column := range columns {
		for _, s := range column {
			dense.Axpy(s.weight, y.Row(j), out.Row(int(s.item)))
		}
	}
	return out
}

// residuals lists the keep strongest of each column of B − YMYᵀ off the diagonal, for a B given by its columns.
func residuals(columns [][]source, y, m *dense.Matrix, keep int) [][]source {
	ym := product(y, m)
	rest := make([][]source, len(columns))
	dense.Parallel(len(columns), func(_, j int) {
		b := dense.Vector(len(columns))
		for _, s := range columns[j] {
			b[s.item] = s.weight
		}
		top := vec.NewTop(keep)
		for i := range b {
			b[i] -= dense.Dot(ym.Row(i), y.Row(j))
			if i != j {
				top.Offer(i, magnitude(b[i]))
			}
		}
		rest[j] = sources(top, b)
	})
	return rest
}
