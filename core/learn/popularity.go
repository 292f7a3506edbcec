package learn

import "context"

// Popularity scores an item by Σ_u w_ui over positive weights: the baseline that anything personal must beat. Shape: one
// float32 an item.
type Popularity struct{}

// DefaultPopularity has no parameters to set.
func DefaultPopularity() *Popularity { return &Popularity{} }

// Name is "popularity".
func (*Popularity) Name() string { return "popularity" }

func (*Popularity) fields() []field { return nil }

// Fit sums the columns.
func (p *Popularity) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	progress.report(1, 1)
	return popular(popularity(data)), nil
}

func popularity(data *Interactions) []float32 {
	sums := make([]float32, data.Items())
	for i := range sums {
		for _, w := range data.Item(i).Weights {
			sums[i] += max(w, 0)
		}
	}
	return sums
}

type popular []float32

func (p popular) Items() int                     { return len(p) }
func (p popular) Bytes() int                     { return 4 * len(p) }
func (p popular) Score(_ []Entry, dst []float32) { copy(dst, p) }
