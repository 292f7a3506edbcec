package learn

import (
	"context"
	"math"

	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// IALS is implicit alternating least squares: user vectors u and item vectors y of Factors numbers minimise
//
//	Σ_{observed} c_ui (u·y_i − t_ui)² + α₀ Σ_{all} (u·y_i)² + λ Σ_u (n_u + α₀·items)^ν |u|² + λ Σ_i (n_i + α₀·users)^ν |y_i|²
//
// with confidence c = |w| and target t = 1 for w > 0, 0 for dislikes (Hu, Koren, Volinsky 2008; the scaled
// regularisation of Rendle et al. 2021, arXiv 2110.14037). A stranger is one more user solve,
//
//	u = A⁻¹ (Σ c_i t_i y_i + κ·Prior·ū),  A = α₀YᵀY + Σ c_i y_i y_iᵀ + κI,  κ = λ(n + α₀·items)^ν
//
// where ū is the mean user: with few events a person is somebody like everybody else rather than nobody. Items with few
// interactions or none lean on their content, if the data has any. Shape shipped: items × Factors int8 and a
// float32 scale an item.
type IALS struct {
	Factors    int
	Epochs     int
	Unobserved float64
	Lambda     float64
	Nu         float64
	Prior      float64
	Content    float64
	Trust      float64
	Deviation  float64
	Seed       int
	Int8       bool
}

// DefaultIALS is tuned on the validation users of ml1m-strong.
func DefaultIALS() *IALS {
	return &IALS{Factors: 128, Epochs: 12, Unobserved: 0.35, Lambda: 0.006, Nu: 1, Prior: 1, Content: 1, Trust: 5, Deviation: 0.1, Seed: 1, Int8: true}
}

// Name is "ials".
func (*IALS) Name() string { return "ials" }

func (p *IALS) fields() []field {
	return []field{
		integer("factors", &p.Factors, 1, 1024, "length r of the vectors; an epoch costs about r² an interaction and r³ a user and item"),
		integer("epochs", &p.Epochs, 1, 1000, "passes over users and items"),
		number("unobserved", &p.Unobserved, 0, 100, "weight α₀ of pairs without an interaction"),
		number("lambda", &p.Lambda, 0, 1e4, "L2 penalty before scaling"),
		number("nu", &p.Nu, 0, 2, "exponent of the scaling of the penalty by frequency; 0 is the same penalty for all"),
		number("prior", &p.Prior, 0, 1, "how far strangers are drawn to the mean person instead of to nobody"),
		number("content", &p.Content, 1e-6, 1e6, "L2 penalty of the ridge from content to the vectors of items that nobody has met"),
		number("trust", &p.Trust, 0, 1e6, "interactions at which an item's vector is half its own and half its content's; 0 leaves content to those without any"),
		number("deviation", &p.Deviation, 1e-6, 10, "standard deviation of the first vectors' length"),
		integer("seed", &p.Seed, 0, math.MaxInt32, "seed of the first vectors"),
		toggle("int8", &p.Int8, "score with the quantised vectors that ship"),
	}
}

// Fit alternates between all users and all items.
func (p *IALS) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), p, data); err != nil {
		return nil, err
	}
	m, err := p.fit(ctx, data, progress)
	if err != nil {
		return nil, err
	}
	if p.Int8 {
		m.quantize()
	}
	return m, nil
}

func (p *IALS) fit(ctx context.Context, data *Interactions, progress Progress) (*Factors, error) {
	users, items := dense.New(data.Users(), p.Factors), dense.New(data.Items(), p.Factors)
	newRandom(p.Seed).fill(items.Data, p.Deviation/math.Sqrt(float64(p.Factors)))
	for epoch := range p.Epochs {
		if err := p.solveAll(ctx, users, items, data.User); err != nil {
			return nil, err
		}
		if err := p.solveAll(ctx, items, users, data.Item); err != nil {
			return nil, err
		}
		progress.report(epoch+1, p.Epochs)
	}
	if data.Content() != nil {
		if err := giveCold(items, data, p.Content, p.Trust); err != nil {
			return nil, err
		}
	}
	m := &Factors{fold: p.fold(), vectors: items, stranger: popularity(data)}
	if p.Prior > 0 {
		m.fold.mean = meanRow(users, p.Prior)
	}
	m.base = m.fold.base(items)
	return m, nil
}

func (p *IALS) fold() foldIn {
	return foldIn{Unobserved: float32(p.Unobserved), Lambda: p.Lambda, Nu: p.Nu}
}

// meanRow is the mean of the rows that are not zero, times factor.
func meanRow(m *dense.Matrix, factor float64) []float32 {
	mean := make([]float32, m.Cols)
	count := 0
	for i := range m.Rows {
		if length(m.Row(i)) > 0 {
			dense.Axpy(1, m.Row(i), mean)
			count++
		}
	}
	for k := range mean {
		mean[k] *= float32(factor / float64(max(1, count)))
	}
	return mean
}

// solveAll solves each row of free given the rows of fixed and the interactions between them.
func (p *IALS) solveAll(ctx context.Context, free, fixed *dense.Matrix, row func(int) Row) error {
	f := p.fold()
	base := f.base(fixed)
	scratch := make([][]float32, dense.Workers())
	dense.Parallel(free.Rows, func(worker, n int) {
		if ctx.Err() != nil {
			return
		}
		if scratch[worker] == nil {
			scratch[worker] = dense.Vector(p.Factors * p.Factors)
		}
		r := row(n)
		f.solve(scratch[worker], base, fixed, r.IDs, r.Weights, free.Row(n))
	})
	return ctx.Err()
}

// foldIn solves for one user, or by symmetry one item.
type foldIn struct {
	Unobserved float32
	Lambda, Nu float64
	mean       []float32 // λ draws to this vector; nil for zeros
}

// base is α₀YᵀY, which all users share.
func (f foldIn) base(y *dense.Matrix) []float32 {
	g := dense.Gram(y)
	for i := range g.Data {
		g.Data[i] *= f.Unobserved
	}
	return g.Data
}

// solve writes A⁻¹ Σ c_i t_i y_i to dst; a is scratch of r × r. Without interactions, and should A have no inverse in
// float32, the answer is zeros.
func (f foldIn) solve(a, base []float32, y *dense.Matrix, ids []int32, weights, dst []float32) {
	clear(dst)
	if len(ids) == 0 {
		return
	}
	r := y.Cols
	copy(a, base)
	for n, id := range ids {
		dense.AddOuter(a, magnitude(weights[n]), y.Row(int(id)))
		dense.Axpy(max(weights[n], 0), y.Row(int(id)), dst)
	}
	ridge := f.Lambda * math.Pow(float64(len(ids))+float64(f.Unobserved)*float64(y.Rows), f.Nu)
	for k := range r {
		a[k*r+k] += float32(ridge)
		if f.mean != nil {
			dst[k] += float32(ridge) * f.mean[k]
		}
	}
	if !dense.Factor(a, r) {
		clear(dst)
		return
	}
	dense.Solve(a, r, dst)
}

// Factors scores by the inner product of a folded-in person and each item's vector.
type Factors struct {
	fold     foldIn
	vectors  *dense.Matrix // of the quantised vectors if there are any
	base     []float32
	quantity []int8
	scales   []float32
	stranger []float32
}

// quantize rounds the vectors to int8 and goes on with what that gives.
func (m *Factors) quantize() {
	m.quantity, m.scales = quantizeRows(m.vectors)
	m.dequantize()
}

func (m *Factors) dequantize() {
	m.vectors = dense.New(len(m.scales), len(m.quantity)/len(m.scales))
	dequantizeRows(m.vectors, m.quantity, m.scales)
	m.base = m.fold.base(m.vectors)
}

func quantizeRows(y *dense.Matrix) (q []int8, scales []float32) {
	q, scales = make([]int8, len(y.Data)), make([]float32, y.Rows)
	for i := range y.Rows {
		scales[i] = vec.Quantize(q[i*y.Cols:(i+1)*y.Cols], y.Row(i))
	}
	return q, scales
}

// Items is the number of items.
func (m *Factors) Items() int { return m.vectors.Rows }

// Bytes is one byte a number and a scale an item, or four bytes a number where the model is not quantised.
func (m *Factors) Bytes() int {
	if m.quantity == nil {
		return 4*len(m.vectors.Data) + len(m.stranger)
	}
	return len(m.quantity) + 4*len(m.scales) + len(m.stranger)
}

// Vectors are the item vectors that scores are computed from; they must not be changed.
func (m *Factors) Vectors() *Vectors { return &Vectors{Dim: m.vectors.Cols, Data: m.vectors.Data} }

// Person is the vector of a person with this history.
func (m *Factors) Person(history []Entry) []float32 {
	ids, weights := unzip(usable(history, m.Items()))
	r := m.vectors.Cols
	u := dense.Vector(r)
	m.fold.solve(dense.Vector(r*r), m.base, m.vectors, ids, weights, u)
	return u
}

// Score solves for the person and scans all items.
func (m *Factors) Score(history []Entry, dst []float32) {
	u := m.Person(history)
	if vec.Norm(u) == 0 {
		copy(dst, m.stranger)
		return
	}
	for i := range dst {
		dst[i] = dense.Dot(u, m.vectors.Row(i))
	}
}
