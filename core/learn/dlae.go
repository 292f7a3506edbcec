package learn

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/loge-film/loge/core/learn/dense"
)

// DLAE is the linear denoising autoencoder in closed form: P = (XᵀX + Λ)⁻¹ with Λ = λI + p/(1−p)·diag(XᵀX) for dropout p,
// and B = I − PΛ. The emphasised one, EDLAE, forbids an item to explain itself: B_ij = −P_ij/P_jj (Steck 2020,
// "Autoencoders that don't overfit towards the identity").
//
// It is pruned to the Keep strongest sources of each item. Refit then solves each item's own small regression on just
// these sources, (G_SS + Λ_SS)b = G_Sj, which gives back most of what pruning takes (the sparse approximation of Steck
// 2019, arXiv 1904.13033). Rows are int8 with one scale a row.
type DLAE struct {
	Lambda   float64
	Dropout  float64
	Balance  float64
	Emphasis bool
	Keep     int
	Refit    bool
}

// DefaultDLAE is tuned on the validation users of ml1m-strong.
func DefaultDLAE() *DLAE {
	return &DLAE{Lambda: 300, Dropout: 0.33, Balance: 0.5, Keep: 80, Refit: true}
}

// Name is "dlae".
func (*DLAE) Name() string { return "dlae" }

func (d *DLAE) fields() []field {
	return []field{
		number("lambda", &d.Lambda, 0.1, 1e7, "L2 penalty"),
		number("dropout", &d.Dropout, 0, 0.95, "share of each history that is hidden in training"),
		number("balance", &d.Balance, 0, 2, "exponent by which a user counts less the more events they have; 0 counts events"),
		toggle("emphasis", &d.Emphasis, "items may not explain themselves (EDLAE)"),
		integer("keep", &d.Keep, 0, 10000, "sources that remain for each item; 0 keeps the dense float32 matrix"),
		toggle("refit", &d.Refit, "fit the weights of the remaining sources again"),
	}
}

// Fit inverts the regularised Gram matrix and prunes.
func (d *DLAE) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), d, data); err != nil {
		return nil, err
	}
	b, err := d.solve(ctx, data, progress)
	if err != nil {
		return nil, err
	}
	if d.Keep == 0 {
		return &linear{weights: b, stranger: popularity(data)}, nil
	}
	columns := strongest(b, d.Keep)
	if d.Refit {
		if err := d.refit(ctx, data, columns); err != nil {
			return nil, err
		}
	}
	return &SparseLinear{rows: quantizeColumns(columns), stranger: popularity(data)}, nil
}

// solve is the dense B. Items that nobody met have zeros in it, so that only the others cost their cube.
func (d *DLAE) solve(ctx context.Context, data *Interactions, progress Progress) (*dense.Matrix, error) {
	part, met := onlyMet(data)
	b, err := d.solveMet(ctx, part, progress)
	if err != nil || len(met) == data.Items() {
		return b, err
	}
	return spread(b, met, data.Items()), nil
}

func (d *DLAE) solveMet(ctx context.Context, data *Interactions, progress Progress) (*dense.Matrix, error) {
	p := gram(d.balanced(data))
	ridge := d.ridge(diagonal(p))
	for i := range p.Rows {
		p.Row(i)[i] += ridge[i]
	}
	if err := dense.InvertSPD(ctx, p, progress.report); err != nil {
		return nil, err
	}
	if d.Emphasis {
		zeroDiagonal(p)
	} else {
		explain(p, ridge)
	}
	return p, nil
}

// balanced divides each user's squared weights by (events / mean events)^Balance, so that λ keeps its meaning.
func (d *DLAE) balanced(data *Interactions) *Interactions {
	if d.Balance == 0 {
		return data
	}
	mean := float64(data.Len()) / float64(data.Users())
	return data.filter(func(one *Interaction) bool {
		events := float64(len(data.User(int(one.User)).IDs))
		one.Weight *= float32(math.Pow(events/mean, -d.Balance/2))
		return true
	})
}

// ridge is the diagonal of Λ, given that of XᵀX.
func (d *DLAE) ridge(counts []float32) []float32 {
	r := make([]float32, len(counts))
	for i, x := range counts {
		r[i] = float32(d.Lambda + d.Dropout/(1-d.Dropout)*float64(x))
	}
	return r
}

// explain turns P into B = I − PΛ without its diagonal, which says only that people like what they have.
func explain(p *dense.Matrix, ridge []float32) {
	dense.Parallel(p.Rows, func(_, i int) {
		row := p.Row(i)
		for j := range row {
			row[j] *= -ridge[j]
		}
		row[i] = 0
	})
}

// A source is one item that speaks for another, and how much.
type source struct {
	item   int32
	weight float32
}

// strongest lists for each column of b the keep sources of largest magnitude, ascending by item.
func strongest(b *dense.Matrix, keep int) [][]source {
	t := dense.Transpose(b)
	columns := make([][]source, b.Rows)
	dense.Parallel(b.Rows, func(_, j int) {
		var all []source
		for i, w := range t.Row(j) {
			if w != 0 {
				all = append(all, source{int32(i), w})
			}
		}
		slices.SortFunc(all, func(a, b source) int {
			return cmp.Or(cmp.Compare(magnitude(b.weight), magnitude(a.weight)), cmp.Compare(a.item, b.item))
		})
		kept := slices.Clone(all[:min(keep, len(all))])
		slices.SortFunc(kept, func(a, b source) int { return cmp.Compare(a.item, b.item) })
		columns[j] = kept
	})
	return columns
}

func magnitude(x float32) float32 { return max(x, -x) }

// refit solves the regression of each item on its remaining sources, and on itself if that is allowed.
func (d *DLAE) refit(ctx context.Context, data *Interactions, columns [][]source) error {
	g := gram(d.balanced(data))
	ridge := d.ridge(diagonal(g))
	failed := make([]bool, len(columns))
	dense.Parallel(len(columns), func(_, j int) {
		target := func(i int32) float32 { return lower(g, i, int32(j)) }
		if ctx.Err() == nil {
			failed[j] = !refitColumn(g, ridge, columns[j], int32(j), !d.Emphasis, target)
		}
	})
	if slices.Contains(failed, true) {
		return dense.ErrNotPositive
	}
	return ctx.Err()
}

// refitColumn solves (G_SS + Λ_SS)b = t_S for the sources S of item j, and itself where self is allowed.
func refitColumn(g *dense.Matrix, ridge []float32, column []source, j int32, self bool, target func(i int32) float32) bool {
	items := make([]int32, 0, len(column)+1)
	for _, s := range column {
		items = append(items, s.item)
	}
	if self {
		items = append(items, j)
	}
	n := len(items)
	a, b := dense.Vector(n*n), dense.Vector(n)
	for x, i := range items {
		for y, k := range items[:x+1] {
			a[x*n+y] = lower(g, i, k)
		}
		a[x*n+x] += ridge[i]
		b[x] = target(i)
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

// lower reads a symmetric matrix of which only the lower triangle is filled.
func lower(g *dense.Matrix, i, j int32) float32 {
	return g.Row(int(max(i, j)))[min(i, j)]
}
