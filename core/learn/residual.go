package learn

import (
	"context"
	"slices"

	"github.com/loge-film/loge/core/learn/dense"
)

// middle is the M of shape r × r for which YMYᵀ is nearest to b in the least-squares sense:
// M = (YᵀY)⁻¹ Yᵀ B Y (YᵀY)⁻¹, with a trace of regularisation so that directions that Y hardly uses stay out.
func middle(b, y *dense.Matrix) (*dense.Matrix, error) {
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
	by := product(b, y) // items × r
	left := dense.Transpose(y)
	right := dense.Transpose(by)
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

// refitResidual fits the remaining sources S of each item j again, beside the low rank L = YMYᵀ that stays as it is:
// (G_SS + Λ_SS)s = G_Sj − ((G + Λ)L)_Sj.
func (d *DLAE) refitResidual(ctx context.Context, data *Interactions, columns [][]source, y, m *dense.Matrix) error {
	g := gram(d.balanced(data))
	ridge := d.ridge(diagonal(g))
	dense.Mirror(g)
	h := product(g, y) // becomes (G + Λ)YM
	for i := range h.Rows {
		dense.Axpy(ridge[i], y.Row(i), h.Row(i))
	}
	h = product(h, m)
	failed := make([]bool, len(columns))
	dense.Parallel(len(columns), func(_, j int) {
		target := func(i int32) float32 { return g.Row(int(i))[j] - dense.Dot(h.Row(int(i)), y.Row(j)) }
		if ctx.Err() == nil {
			failed[j] = !refitColumn(g, ridge, columns[j], int32(j), !d.Emphasis, target)
		}
	})
	if slices.Contains(failed, true) {
		return dense.ErrNotPositive
	}
	return ctx.Err()
}
