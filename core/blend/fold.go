package blend

import (
	"math"

	"github.com/loge-film/loge/core/vec"
)

// A Fold is a person folded in: it scores items and says what each item of the history gives. It does not change with
// the Person that it comes from, and is safe for concurrent use.
//
// A score is z_j = s₁ ỹ_j·u + s₂ (ỹ_j·t + σ_j - σ̄), where ỹ_j = y_j - ȳ, t = MᵀΣwᵢyᵢ, σ = ΣwᵢSᵢ and s₁, s₂ are the
// shares of both parts over their deviations.
type Fold struct {
	model   *Model
	entries []Entry

	factor    []float64 // of A
	everybody []float64 // κA⁻¹ū, the part of u that the history does not speak for
	factors   side
	linear    side
	direction []float32 // s₁u + s₂t
	offset    float32   // of the mean item
	sparse    []float32 // σ
	rest      float64   // σ̄
}

// A side is one of the two parts of the blend.
type side struct {
	vector []float64
	scale  float64 // the share over the deviation; 0 when all items are equal to it
}

// Fold solves for the person. It takes about r³/6 multiplications whatever the length of the history.
func (p *Person) Fold() *Fold { return p.fold(p.model.Weights.At(len(p.entries))) }

func (p *Person) fold(share float32) *Fold {
	m := p.model
	f := &Fold{model: m, entries: append([]Entry(nil), p.entries...), sparse: make([]float32, m.parts.Items)}
	f.factors.vector = f.solve(p)
	f.linear.vector = p.turned()
	for j, s := range p.sparse {
		f.sparse[j] = float32(float64(s) / m.units.sparse)
	}
	f.factors.scale = over(float64(share), m.spread(f.factors.vector))
	f.linear.scale = over(1-float64(share), f.linearSpread(p))
	f.direction = make([]float32, m.parts.Factors)
	for k := range f.direction {
		f.direction[k] = float32(float64(f.factors.scale*f.factors.vector[k]) + float64(f.linear.scale*f.linear.vector[k]))
	}
	f.offset = vec.Dot(f.direction, m.geometry.average) + float32(f.linear.scale*f.rest)
	return f
}

// over is the factor that brings a variance to the square of the share.
func over(share, variance float64) float64 {
	if variance <= 0 {
		return 0
	}
	return share / math.Sqrt(variance)
}

// solve returns u. Should A have no inverse in float64, it is zeros.
func (f *Fold) solve(p *Person) []float64 {
	m := p.model
	r, kappa := m.parts.Factors, m.ridge(len(p.entries))
	f.factor = make([]float64, r*r)
	for k := range r {
		from := packed(k)
		row := f.factor[k*r : k*r+k+1]
		for l := range row {
			row[l] = float64(float64(m.parts.Unobserved)*m.geometry.gram[from+l]) + float64(p.gram[from+l])/m.units.gram
		}
		row[k] += kappa
	}
	u := make([]float64, r)
	f.everybody = make([]float64, r)
	if !vec.Cholesky(f.factor, r) {
		f.factor = nil
		return u
	}
	for k, mean := range m.parts.Mean {
		f.everybody[k] = kappa * float64(mean)
		u[k] = float64(p.liked[k]) / m.units.vector
	}
	vec.Solve(f.factor, f.everybody)
	vec.Solve(f.factor, u)
	for k, x := range f.everybody {
		u[k] += x
	}
	return u
}

// ridge is κ for a history of n items.
func (m *Model) ridge(n int) float64 {
	return m.parts.Lambda * math.Pow(float64(n)+float64(float64(m.parts.Unobserved)*float64(m.parts.Items)), m.parts.Nu)
}

// turned returns t.
func (p *Person) turned() []float64 {
	m := p.model
	t := make([]float64, m.parts.Factors)
	for k := range t {
		for l, x := range m.turner(k) {
			t[k] += float64(float64(x) * (float64(p.sum[l]) / m.units.vector))
		}
	}
	return t
}

// turner is row k of Mᵀ.
func (m *Model) turner(k int) []float32 {
	r := m.parts.Factors
	return m.middle[k*r : (k+1)*r]
}

// linearSpread returns the variance of y·t + σ over all items, and sets the mean of σ.
func (f *Fold) linearSpread(p *Person) float64 {
	m, t := f.model, f.linear.vector
	n := float64(m.parts.Items)
	var sum, squares, across float64
	for _, s := range f.sparse {
		sum += float64(s)
		squares += float64(s) * float64(s)
	}
	f.rest = sum / n
	for k, e := range p.echo {
		across += float64(t[k] * (float64(e) / m.units.echo))
	}
	both := across/n - float64(m.mean(t)*f.rest)
	return m.spread(t) + 2*both + squares/n - float64(f.rest*f.rest)
}

// Entries is the history, ascending by item; it must not be changed.
func (f *Fold) Entries() []Entry { return f.entries }

// Scores writes z of every item to dst. It panics if dst is shorter than one number an item.
func (f *Fold) Scores(dst []float32) {
	dst = dst[:f.model.parts.Items]
	vec.Scan(dst, f.model.vectors, f.direction)
	f.complete(dst, 0)
}

// At returns z of item j, the same number as Scores to the last bit.
func (f *Fold) At(j int) float32 {
	score := [1]float32{vec.Dot(f.direction, f.model.Vector(j))}
	f.complete(score[:], j)
	return score[0]
}

// complete turns the factors' part of the scores of items from the first on into the scores.
func (f *Fold) complete(scores []float32, first int) {
	scale, offset := float32(f.linear.scale), f.offset
	for i, s := range f.sparse[first : first+len(scores)] {
		scores[i] = scores[i] + float32(scale*s) - offset
	}
}
