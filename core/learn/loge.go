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
// Where items are too many for the inverse, B is that of DLAE's solver "local".
//
// Everything is int8 with one scale a row: Y items × r, M r × r, S about items × Keep. Each part's scores are brought to
// mean 0 and deviation 1 over all items and added with a weight for iALS that depends on the length of the history.
type Loge struct {
	IALS    IALS
	DLAE    DLAE
	Weights Weights
	Crowd   float64 // travels with the model; see ChooseCrowd

	// Validation is the share of users that are set aside to choose Weights on before the fit on everybody; 0 takes
	// Weights as they are.
	Validation float64
}

// DefaultLoge is tuned on the validation users of ml1m-strong.
func DefaultLoge() *Loge {
	l := &Loge{IALS: *DefaultIALS(), DLAE: *DefaultDLAE(), Weights: Weights{1, 0.95, 0.75, 0.55, 0.35}, Crowd: blend.DefaultCrowd}
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
	return append(fields, number("crowd", &l.Crowd, 0, 1, "weight of the scores on the page, beside what films are about"), number("validation", &l.Validation, 0, 0.5,
		"share of users to choose the weights on before the fit on everybody; 0 takes the weights as they are"))
}

// Fit trains both parts, packs them, and gives back the model that is in the bytes.
func (l *Loge) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := beginPaired(ctx.Err(), l, data); err != nil {
		return nil, err
	}
	chosen := *l
	if l.Validation > 0 {
		trial, err := l.Try(ctx, data, progress.part(0, 2))
		if err != nil {
			return nil, err
		}
		chosen.Weights = trial.Model.Weights
		progress = progress.part(1, 2)
	}
	model, err := chosen.fit(ctx, data, progress)
	if err != nil {
		return nil, err
	}
	return DecodeBlend(model.Encode())
}

// A Trial is a model that has not met some people, to choose weights on.
type Trial struct {
	Model  *Blend        // its Weights are those chosen on People
	Data   *Interactions // that it was trained on
	People []Person
}

// Try sets Validation's share of the users aside, trains on the others, and chooses Weights on those set aside.
func (l *Loge) Try(ctx context.Context, data *Interactions, progress Progress) (*Trial, error) {
	if err := beginPaired(ctx.Err(), l, data); err != nil {
		return nil, err
	}
	rest, people := split(data, l.Validation, l.IALS.Seed)
	model, err := l.fit(ctx, rest, progress)
	if err != nil {
		return nil, err
	}
	model.Weights = ChooseWeights(model, people, 100)
	return &Trial{model, rest, people}, nil
}

func (l *Loge) fit(ctx context.Context, data *Interactions, progress Progress) (*Blend, error) {
	if data.Len() == 0 {
		return nil, errEmpty
	}
	factors, err := l.IALS.fit(ctx, data, progress.part(0, 2))
	if err != nil {
		return nil, err
	}
	parts, err := l.parts(ctx, factors, data, progress.part(1, 2))
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

// parts fits the linear part beside the factors and rounds everything.
func (l *Loge) parts(ctx context.Context, factors *Factors, data *Interactions, progress Progress) (blend.Parts, error) {
	p := l.rounded(factors)
	split := l.splitDense
	if l.DLAE.local(data) {
		split = l.splitLocal
	}
	columns, err := split(ctx, factors.vectors, data, &p, progress)
	p.Sparse = quantizeColumns(columns)
	return p, err
}

// rounded quantises the factors and lists their parts.
func (l *Loge) rounded(factors *Factors) blend.Parts {
	factors.quantize()
	return blend.Parts{
		Items: factors.Items(), Factors: factors.vectors.Cols, Weights: l.Weights, Crowd: l.Crowd,
		Unobserved: factors.fold.Unobserved, Lambda: factors.fold.Lambda, Nu: factors.fold.Nu, Mean: factors.fold.mean,
		Rows: factors.quantity, Scales: factors.scales, Popularity: byteScale(factors.stranger),
	}
}

// splitDense splits the dense B into M, which it writes to p, and S.
func (l *Loge) splitDense(ctx context.Context, y *dense.Matrix, data *Interactions, p *blend.Parts, progress Progress) ([][]source, error) {
	b, err := l.DLAE.solve(ctx, data, progress)
	if err != nil {
		return nil, err
	}
	return l.splitWhole(ctx, y, data, p, b)
}

// splitWhole splits a b that is known, and overwrites it.
func (l *Loge) splitWhole(ctx context.Context, y *dense.Matrix, data *Interactions, p *blend.Parts, b *dense.Matrix) ([][]source, error) {
	m, err := middle(product(b, y), y)
	if err != nil {
		return nil, err
	}
	m = roundMiddle(m, p)
	subtractLowRank(b, y, m)
	columns := strongest(b, l.DLAE.Keep)
	if !l.DLAE.Refit {
		return columns, nil
	}
	r := l.DLAE.regression(data)
	r.beside(y, m)
	return columns, r.refit(ctx, columns)
}

// splitLocal does the same where B is sparse from the beginning.
func (l *Loge) splitLocal(ctx context.Context, y *dense.Matrix, data *Interactions, p *blend.Parts, progress Progress) ([][]source, error) {
	r := l.DLAE.regression(data)
	near, err := r.search(ctx, progress)
	if err != nil {
		return nil, err
	}
	m, err := middle(sparseProduct(near, y), y)
	if err != nil {
		return nil, err
	}
	m = roundMiddle(m, p)
	columns := residuals(near, y, m, l.DLAE.Keep)
	if !l.DLAE.Refit {
		return columns, nil
	}
	r.beside(y, m)
	return columns, r.refit(ctx, columns)
}

// roundMiddle writes the int8 rows of Mᵀ and returns the M that they stand for.
func roundMiddle(m *dense.Matrix, p *blend.Parts) *dense.Matrix {
	m = dense.Transpose(m)
	p.Middle, p.MiddleScales = quantizeRows(m)
	dequantizeRows(m, p.Middle, p.MiddleScales)
	return dense.Transpose(m)
}

func dequantizeRows(m *dense.Matrix, q []int8, scales []float32) {
	for i := range m.Rows {
		vec.Dequantize(m.Row(i), q[i*m.Cols:(i+1)*m.Cols], scales[i])
	}
}
