package learn

import (
	"context"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// Loge is the blend that ships: iALS, which knows strangers by three films, and the linear autoencoder, which knows what
// goes with what. The dense B of DLAE is kept as a low-rank part on iALS's own item vectors, which cost nothing again,
// and the strongest of what that leaves:
//
//	B ≈ Y M Yᵀ + S,  M = argmin |B − Y M Yᵀ|²,  S = the Keep largest residuals of each column
//
// Everything is int8 with one scale a row: Y items × r, M r × r, S about items × Keep. Each part's scores are brought to
// mean 0 and deviation 1 over all items and added with a weight for iALS that depends on the length of the history.
type Loge struct {
	IALS    IALS
	DLAE    DLAE
	Weights Weights

	// Validation is the share of users that are set aside to choose Weights on before the fit on everybody; 0 takes
	// Weights as they are.
	Validation float64
}

// DefaultLoge is tuned on the validation users of ml1m-strong.
func DefaultLoge() *Loge {
	l := &Loge{IALS: *DefaultIALS(), DLAE: *DefaultDLAE(), Weights: Weights{1, 0.95, 0.75, 0.55, 0.35}}
	l.IALS.Factors = 64
	l.DLAE.Keep = 90
	return l
}

// Name is "loge".
func (*Loge) Name() string { return "loge" }

func (l *Loge) fields() []field {
	var fields []field
	for _, f := range l.IALS.fields() {
		if f.name != "int8" {
			fields = append(fields, f.prefixed("ials-"))
		}
	}
	for _, f := range l.DLAE.fields() {
		fields = append(fields, f.prefixed("dlae-"))
	}
	fields = append(fields, weightFields(&l.Weights)...)
	return append(fields, number("validation", &l.Validation, 0, 0.5,
		"share of users to choose the weights on before the fit on everybody; 0 takes the weights as they are"))
}

// Fit trains both parts, packs them, and gives back the model that is in the bytes.
func (l *Loge) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), l, data); err != nil {
		return nil, err
	}
	weights := l.Weights
	if l.Validation > 0 {
		rest, people := split(data, l.Validation, l.IALS.Seed)
		trial, err := l.fit(ctx, rest, progress.part(0, 2))
		if err != nil {
			return nil, err
		}
		weights = ChooseWeights(trial, people, 100)
		progress = progress.part(1, 2)
	}
	model, err := l.fit(ctx, data, progress)
	if err != nil {
		return nil, err
	}
	model.Weights = weights
	return DecodeBlend(model.Encode())
}

func (l *Loge) fit(ctx context.Context, data *Interactions, progress Progress) (*Blend, error) {
	if data.Len() == 0 {
		return nil, errEmpty
	}
	factors, err := l.IALS.fit(ctx, data, progress.part(0, 2))
	if err != nil {
		return nil, err
	}
	b, err := l.DLAE.solve(ctx, data, progress.part(1, 2))
	if err != nil {
		return nil, err
	}
	parts, err := l.parts(ctx, factors, b, data)
	if err != nil {
		return nil, err
	}
	model, err := blend.New(parts)
	if err != nil {
		return nil, err
	}
	return &Blend{model}, nil
}

// part is progress through one of several equal parts.
func (p Progress) part(n, of int) Progress {
	return func(done, total int) { p.report(n*total+done, of*total) }
}

// parts splits b, which it overwrites, and rounds everything.
func (l *Loge) parts(ctx context.Context, factors *Factors, b *dense.Matrix, data *Interactions) (blend.Parts, error) {
	factors.quantize()
	p := blend.Parts{
		Items: factors.Items(), Factors: factors.vectors.Cols, Weights: l.Weights,
		Unobserved: factors.fold.Unobserved, Lambda: factors.fold.Lambda, Nu: factors.fold.Nu, Mean: factors.fold.mean,
		Rows: factors.quantity, Scales: factors.scales, Popularity: byteScale(factors.stranger),
	}
	m, err := middle(b, factors.vectors)
	if err != nil {
		return p, err
	}
	m = dense.Transpose(m)
	p.Middle, p.MiddleScales = quantizeRows(m)
	dequantizeRows(m, p.Middle, p.MiddleScales)
	m = dense.Transpose(m)
	subtractLowRank(b, factors.vectors, m)
	columns := strongest(b, l.DLAE.Keep)
	if l.DLAE.Refit {
		if err := l.DLAE.refitResidual(ctx, data, columns, factors.vectors, m); err != nil {
			return p, err
		}
	}
	p.Sparse = quantizeColumns(columns)
	return p, nil
}

func dequantizeRows(m *dense.Matrix, q []int8, scales []float32) {
	for i := range m.Rows {
		vec.Dequantize(m.Row(i), q[i*m.Cols:(i+1)*m.Cols], scales[i])
	}
}
