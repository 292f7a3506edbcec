package learn

import (
	"context"
	"math"

	"github.com/loge-film/loge/core/learn/dense"
)

// MF is matrix factorisation with biases for explicit ratings: r̂_ui = μ + b_u + b_i + p_u·q_i, fitted by alternating
// least squares (Koren, Bell, Volinsky 2009). Each user's (p_u, b_u), and a stranger's, is one ridge regression on
// (q_i, 1); each item's is one on (p_u, 1). The penalty of a row with n ratings is λ·n^ν (Zhou et al. 2008 have ν = 1).
// Shape shipped: items × (Factors + 1) float32 and μ.
type MF struct {
	Factors int
	Epochs  int
	Lambda  float64
	Nu      float64
	Seed    int
}

// DefaultMF is tuned by cross-validation on a part of movielens-small.
func DefaultMF() *MF { return &MF{Factors: 16, Epochs: 15, Lambda: 3, Nu: 0.3, Seed: 1} }

// Name is "mf".
func (*MF) Name() string { return "mf" }

func (p *MF) fields() []field {
	return []field{
		integer("factors", &p.Factors, 1, 512, "length of the vectors beside the bias"),
		integer("epochs", &p.Epochs, 1, 1000, "passes over users and items"),
		number("lambda", &p.Lambda, 1e-6, 1e6, "L2 penalty before scaling"),
		number("nu", &p.Nu, 0, 2, "exponent of the scaling of the penalty by the number of ratings"),
		integer("seed", &p.Seed, 0, math.MaxInt32, "seed of the first vectors"),
	}
}

// Fit starts from small random item vectors and damped item biases.
func (p *MF) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), p, data); err != nil {
		return nil, err
	}
	b := DefaultBaseline().fit(data)
	m := &biasedFactors{trainer: *p, baseline: b, items: dense.New(data.Items(), p.Factors+1)}
	newRandom(p.Seed).fill(m.items.Data, 0.1)
	for i := range m.items.Rows {
		m.items.Row(i)[p.Factors] = b.item[i]
	}
	users := dense.New(data.Users(), p.Factors+1)
	for epoch := range p.Epochs {
		if err := m.solveAll(ctx, users, m.items, data.User); err != nil {
			return nil, err
		}
		if err := m.solveAll(ctx, m.items, users, data.Item); err != nil {
			return nil, err
		}
		progress.report(epoch+1, p.Epochs)
	}
	return m, nil
}

type biasedFactors struct {
	trainer MF
	*baseline
	items *dense.Matrix // rows are q_i and then b_i
}

func (m *biasedFactors) solveAll(ctx context.Context, free, fixed *dense.Matrix, row func(int) Row) error {
	scratch := make([][]float32, dense.Workers())
	dense.Parallel(free.Rows, func(worker, n int) {
		if ctx.Err() != nil {
			return
		}
		if scratch[worker] == nil {
			scratch[worker] = dense.Vector(free.Cols * (free.Cols + 1))
		}
		r := row(n)
		m.solve(scratch[worker], fixed, r.IDs, r.Weights, free.Row(n))
	})
	return ctx.Err()
}

// solve writes the vector and bias of one row to dst; scratch has room for a matrix and a vector. A row without ratings
// gets zeros.
func (m *biasedFactors) solve(scratch []float32, fixed *dense.Matrix, ids []int32, ratings, dst []float32) {
	n := fixed.Cols
	a, z := scratch[:n*n], scratch[n*n:n*n+n]
	clear(a)
	clear(dst)
	if len(ids) == 0 {
		return
	}
	for k, id := range ids {
		copy(z, fixed.Row(int(id)))
		above := ratings[k] - m.mean - z[n-1]
		z[n-1] = 1
		dense.AddOuter(a, 1, z)
		dense.Axpy(above, z, dst)
	}
	ridge := m.trainer.Lambda * math.Pow(float64(len(ids)), m.trainer.Nu)
	for k := range n {
		a[k*n+k] += float32(ridge)
	}
	if !dense.Factor(a, n) {
		clear(dst)
		return
	}
	dense.Solve(a, n, dst)
}

func (m *biasedFactors) Bytes() int { return 4 * (len(m.items.Data) + 3) }

func (m *biasedFactors) Score(history []Entry, dst []float32) { m.Rate(history, dst) }

func (m *biasedFactors) Rate(history []Entry, dst []float32) {
	ids, ratings := unzip(usable(history, m.Items()))
	n := m.items.Cols
	u := dense.Vector(n)
	m.solve(dense.Vector(n*(n+1)), m.items, ids, ratings, u)
	for i := range dst {
		q := m.items.Row(i)
		dst[i] = m.clip(m.mean + u[n-1] + q[n-1] + dense.Dot(u[:n-1], q))
	}
}
