package learn

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// DLAE is the linear denoising autoencoder in closed form: P = (XᵀX + Λ)⁻¹ with Λ = λI + p/(1−p)·diag(XᵀX) for dropout p,
// and B = I − PΛ. The emphasised one, EDLAE, forbids an item to explain itself: B_ij = −P_ij/P_jj (Steck 2020,
// "Autoencoders that don't overfit towards the identity").
//
// It is pruned to the Keep strongest sources of each item. Refit then solves each item's own small regression on just
// these sources, (G_SS + Λ_SS)b = G_Sj, which gives back most of what pruning takes (the sparse approximation of Steck
// 2019, arXiv 1904.13033). Rows are int8 with one scale a row.
//
// The inverse costs the cube of the items. Solver "local" does without it: see regression.search.
type DLAE struct {
	Lambda     float64
	Dropout    float64
	Balance    float64
	Emphasis   bool
	Keep       int
	Refit      bool
	Solver     string
	Neighbours int
}

// denseItems is the largest number of items, not counting those that nobody met, that solver "auto" inverts a matrix for.
const denseItems = 8000

// DefaultDLAE is tuned on the validation users of ml1m-strong.
func DefaultDLAE() *DLAE {
	return &DLAE{Lambda: 300, Dropout: 0.33, Balance: 0.5, Keep: 80, Refit: true, Solver: "auto", Neighbours: 300}
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
		choice("solver", &d.Solver, []string{"auto", "dense", "local"},
			"one inverse, or a regression for each item on its neighbours; auto is dense up to "+strconv.Itoa(denseItems)+" items"),
		integer("neighbours", &d.Neighbours, 1, 5000, "sources that solver local considers for each item"),
	}
}

// Fit inverts the regularised Gram matrix and prunes.
func (d *DLAE) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := beginPaired(ctx.Err(), d, data); err != nil {
		return nil, err
	}
	if d.local(data) {
		r := d.regression(data)
		columns, err := r.search(ctx, progress)
		if err != nil {
			return nil, err
		}
		if err := r.prune(ctx, columns); err != nil {
			return nil, err
		}
		return &SparseLinear{rows: quantizeColumns(columns), stranger: popularity(data)}, nil
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
		if err := d.regression(data).refit(ctx, columns); err != nil {
			return nil, err
		}
	}
	return &SparseLinear{rows: quantizeColumns(columns), stranger: popularity(data)}, nil
}

// local reports whether the solver does without the inverse.
func (d *DLAE) local(data *Interactions) bool {
	return d.Solver == "local" || d.Solver == "auto" && countMet(data) > denseItems
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
	balanced := d.balanced(data)
	ridge := d.ridge(squares(balanced))
	p, err := invertGram(ctx, balanced, ridge, progress)
	if err != nil {
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
		top := vec.NewTop(keep)
		for i, w := range t.Row(j) {
			if w != 0 {
				top.Offer(i, magnitude(w))
			}
		}
		columns[j] = sources(top, t.Row(j))
	})
	return columns
}

// sources lists what a selection kept, with weights, ascending by item.
func sources(top *vec.Top, weights []float32) []source {
	hits := top.Take()
	kept := make([]source, len(hits))
	for n, hit := range hits {
		kept[n] = source{int32(hit.Index), weights[hit.Index]}
	}
	slices.SortFunc(kept, func(a, b source) int { return cmp.Compare(a.item, b.item) })
	return kept
}

func magnitude(x float32) float32 { return max(x, -x) }
