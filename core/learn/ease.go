package learn

import (
	"context"

	"github.com/loge-film/loge/core/learn/dense"
)

// EASE is the linear item-item model with the closed form P = (XᵀX + λI)⁻¹, B_ij = −P_ij/P_jj off the diagonal and 0 on
// it; an item's score is Σ_i w_i B_ij over the history (Steck 2019, arXiv 1905.03375). Shape: items × items float32.
type EASE struct {
	Lambda float64
}

// DefaultEASE is tuned on the validation users of ml1m-strong.
func DefaultEASE() *EASE { return &EASE{Lambda: 700} }

// Name is "ease".
func (*EASE) Name() string { return "ease" }

func (e *EASE) fields() []field {
	return []field{number("lambda", &e.Lambda, 0.1, 1e7, "L2 penalty; more for sparse data and small catalogues")}
}

// Fit inverts the regularised Gram matrix.
func (e *EASE) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := beginPaired(ctx.Err(), e, data); err != nil {
		return nil, err
	}
	ridge := make([]float32, data.Items())
	for i := range ridge {
		ridge[i] = float32(e.Lambda)
	}
	p, err := invertGram(ctx, data, ridge, progress)
	if err != nil {
		return nil, err
	}
	zeroDiagonal(p)
	return &linear{weights: p, stranger: popularity(data)}, nil
}

// zeroDiagonal turns P into B with B_ij = −P_ij/P_jj and B_jj = 0.
func zeroDiagonal(p *dense.Matrix) {
	d := diagonal(p)
	dense.Parallel(p.Rows, func(_, i int) {
		row := p.Row(i)
		for j := range row {
			row[j] = -row[j] / d[j]
		}
		row[i] = 0
	})
}

// linear scores by a dense item-item matrix: row i is what item i of the history gives to all items.
type linear struct {
	weights  *dense.Matrix
	stranger []float32
}

func (l *linear) Items() int { return l.weights.Rows }

func (l *linear) Bytes() int { return 4 * (len(l.weights.Data) + len(l.stranger)) }

func (l *linear) Score(history []Entry, dst []float32) {
	for _, e := range greet(history, l.stranger, dst) {
		dense.Axpy(e.Weight, l.weights.Row(int(e.Item)), dst)
	}
}
