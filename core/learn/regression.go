package learn

import (
	"context"
	"slices"
	"sync/atomic"

	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// A regression explains each item j by a few other items S, beside a low rank L = YMYᵀ that stays as it is:
//
//	(G_SS + Λ_SS)s = T_Sj,  T = G − (G + Λ)L
//
// with G and Λ of DLAE. Shape: items × items float32, 1.6 GB for 20,000 items.
type regression struct {
	*DLAE
	g     *dense.Matrix // both triangles
	ridge []float32
	h, y  *dense.Matrix // (G + Λ)YM and Y; nil for no low rank
}

func (d *DLAE) regression(data *Interactions) *regression {
	g := gram(d.balanced(data))
	dense.Mirror(g)
	return &regression{DLAE: d, g: g, ridge: d.ridge(diagonal(g))}
}

// beside puts the low rank YMYᵀ beside what is to be found.
func (r *regression) beside(y, m *dense.Matrix) {
	h := product(r.g, y)
	for i := range h.Rows {
		dense.Axpy(r.ridge[i], y.Row(i), h.Row(i))
	}
	r.h, r.y = product(h, m), y
}

// target is T_ij. It reads rows of j, so that walking through i stays near in memory.
func (r *regression) target(i, j int32) float32 {
	t := r.g.Row(int(j))[i]
	if r.h != nil {
		t -= dense.Dot(r.y.Row(int(j)), r.h.Row(int(i)))
	}
	return t
}

// refit gives the sources of each column the weights that explain it best.
func (r *regression) refit(ctx context.Context, columns [][]source) error {
	return r.each(ctx, nil, func(j int32, scratch *[]float32) bool { return r.solve(columns[j], j, scratch) })
}

// search finds the sources too, without the inverse of all of G + Λ (in the spirit of SLIM with neighbourhoods, Ning and
// Karypis 2011): for each item the Neighbours that would explain most alone, by T_ij² / (G_ii + Λ_ii), fitted together.
// It costs items × Neighbours³/6 products.
func (r *regression) search(ctx context.Context, progress Progress) ([][]source, error) {
	columns := make([][]source, r.g.Rows)
	err := r.each(ctx, progress, func(j int32, scratch *[]float32) bool {
		columns[j] = r.promising(j)
		return r.solve(columns[j], j, scratch)
	})
	return columns, err
}

// promising lists the best single sources of item j, ascending.
func (r *regression) promising(j int32) []source {
	top := vec.NewTop(r.Neighbours)
	targets := make([]float32, r.g.Rows)
	for i := range targets {
		met := r.g.Row(i)[i]
		if int32(i) == j || met == 0 {
			continue
		}
		t := r.target(int32(i), j)
		targets[i] = t
		top.Offer(i, float32(t*t)/(met+r.ridge[i]))
	}
	return sources(top, targets)
}

// prune keeps the strongest sources of each column and fits them again; 0 keeps all.
func (r *regression) prune(ctx context.Context, columns [][]source) error {
	if r.Keep == 0 {
		return nil
	}
	for j, column := range columns {
		top := vec.NewTop(r.Keep)
		for n, s := range column {
			top.Offer(n, magnitude(s.weight))
		}
		kept := make([]source, 0, r.Keep)
		for _, hit := range top.Take() {
			kept = append(kept, column[hit.Index])
		}
		slices.SortFunc(kept, func(a, b source) int { return int(a.item - b.item) })
		columns[j] = kept
	}
	if !r.Refit {
		return nil
	}
	return r.refit(ctx, columns)
}

// each calls do for every item, with memory that is used again by the next one. It fails when do does.
func (r *regression) each(ctx context.Context, progress Progress, do func(j int32, scratch *[]float32) bool) error {
	scratch := make([][]float32, dense.Workers())
	var failed atomic.Bool
	const batch = 256 // between two reports
	for from := 0; from < r.g.Rows; from += batch {
		dense.Parallel(min(batch, r.g.Rows-from), func(worker, n int) {
			if ctx.Err() == nil && !do(int32(from+n), &scratch[worker]) {
				failed.Store(true)
			}
		})
		switch {
		case failed.Load():
			return dense.ErrNotPositive
		case ctx.Err() != nil:
			return ctx.Err()
		}
		progress.report(min(from+batch, r.g.Rows), r.g.Rows)
	}
	return nil
}

// solve fits the weights of a column's sources together, and of the item itself if that is allowed, and reports whether
// there was a solution.
func (r *regression) solve(column []source, j int32, scratch *[]float32) bool {
	items := make([]int32, 0, len(column)+1)
	for _, s := range column {
		items = append(items, s.item)
	}
	if !r.Emphasis {
		items = append(items, j)
	}
	n := len(items)
	if len(*scratch) < n*n {
		*scratch = dense.Vector(n * n)
	}
	a, b := (*scratch)[:n*n], dense.Vector(n)
	for x, i := range items {
		row := r.g.Row(int(i))
		for y, k := range items[:x+1] {
			a[x*n+y] = row[k]
		}
		a[x*n+x] += r.ridge[i]
		b[x] = r.target(i, j)
	}
	if !dense.Factor(a, n) {
		return false
	}
	dense.Solve(a, n, b)
	for x := range column {
		column[x].weight = b[x]
	}
	return true
}
