package learn

import (
	"context"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/learn/dense"
)

// Curve fits the blend at every size of dims × keeps, with what the sizes share fitted once: the factors of each
// dimension and the dense B. yield gets each model as its bytes decode, with the weights of l; it is called in the order of
// dims, then of keeps, and ends the curve with an error. Items must be few enough for the dense B.
func (l *Loge) Curve(ctx context.Context, data *Interactions, dims, keeps []int, progress Progress,
	yield func(dim, keep int, b *Blend) error) error {
	if err := beginPaired(ctx.Err(), l, data); err != nil {
		return err
	}
	steps := len(dims) + 1
	b, err := l.DLAE.solve(ctx, data, progress.part(0, steps))
	if err != nil {
		return err
	}
	for n, dim := range dims {
		if err := l.curveAt(ctx, data, b, dim, keeps, progress.part(n+1, steps), yield); err != nil {
			return err
		}
	}
	return nil
}

func (l *Loge) curveAt(ctx context.Context, data *Interactions, b *dense.Matrix, dim int, keeps []int, progress Progress,
	yield func(dim, keep int, b *Blend) error) error {
	at := *l
	at.IALS.Factors = dim
	factors, err := at.IALS.fit(ctx, data, progress)
	if err != nil {
		return err
	}
	for _, keep := range keeps {
		at.DLAE.Keep = keep
		p := at.rounded(factors)
		columns, err := at.splitWhole(ctx, factors.vectors, data, &p, b.Clone())
		if err != nil {
			return err
		}
		p.Sparse = quantizeColumns(columns)
		model, err := blend.New(p)
		if err != nil {
			return err
		}
		packed, err := DecodeBlend(model.Encode())
		if err != nil {
			return err
		}
		if err := yield(dim, keep, packed); err != nil {
			return err
		}
	}
	return nil
}
