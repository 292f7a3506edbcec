package learn

import (
	"context"
	"math"

	"gonum.org/v1/gonum/mat"

	"github.com/loge-film/loge/core/learn/dense"
)

// PureSVD projects a history onto the strongest right singular vectors V of the interactions with scaled columns, XD:
// score = x D V Vᵀ (Cremonesi, Koren, Turrin 2010). D_ii = |x_i|^(Exponent−1) takes popularity back (EigenRec,
// Nikolakopoulos et al. 2019); Exponent 1 is PureSVD itself. Shape shipped: items × (Factors + 1) float32.
type PureSVD struct {
	Factors  int
	Exponent float64
	Rounds   int
	Seed     int
}

// DefaultPureSVD is tuned on the validation users of ml1m-strong.
func DefaultPureSVD() *PureSVD { return &PureSVD{Factors: 40, Exponent: 0.6, Rounds: 12, Seed: 1} }

// Name is "puresvd".
func (*PureSVD) Name() string { return "puresvd" }

func (p *PureSVD) fields() []field {
	return []field{
		integer("factors", &p.Factors, 1, 1024, "singular vectors that remain"),
		number("exponent", &p.Exponent, 0, 2, "weight of popularity in the columns; 1 leaves them as they are"),
		integer("rounds", &p.Rounds, 1, 1000, "rounds of subspace iteration"),
		integer("seed", &p.Seed, 0, math.MaxInt32, "seed of the first subspace"),
	}
}

// Fit iterates on a subspace a little larger than asked for and keeps its best part.
func (p *PureSVD) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), p, data); err != nil {
		return nil, err
	}
	scale := p.scales(data)
	width := min(p.Factors+10, data.Items())
	q := dense.New(width, data.Items()) // rows are the basis
	newRandom(p.Seed).fill(q.Data, 1)
	orthonormal(q)
	image := q
	for round := range p.Rounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		image = normalEquations(data, scale, q)
		if round < p.Rounds-1 {
			q = image
			orthonormal(q)
		}
		progress.report(round+1, p.Rounds)
	}
	v := strongestDirections(q, image, min(p.Factors, width))
	return &projection{vectors: dense.Transpose(v), scale: scale, stranger: popularity(data)}, nil
}

func (p *PureSVD) scales(data *Interactions) []float32 {
	d := make([]float32, data.Items())
	for i := range d {
		if n := float64(length(data.Item(i).Weights)); n > 0 {
			d[i] = float32(math.Pow(n, p.Exponent-1))
		}
	}
	return d
}

// orthonormal makes the rows orthonormal (Gram and Schmidt, twice for accuracy); dependent rows become zeros.
func orthonormal(m *dense.Matrix) {
	for i := range m.Rows {
		row := m.Row(i)
		before := length(row)
		for range 2 {
			for j := range i {
				dense.Axpy(-dense.Dot(row, m.Row(j)), m.Row(j), row)
			}
		}
		after, factor := length(row), float32(0)
		if after > 1e-5*before {
			factor = 1 / after
		}
		for k := range row {
			row[k] *= factor
		}
	}
}

// normalEquations is row by row DXᵀXD times the rows of q.
func normalEquations(data *Interactions, scale []float32, q *dense.Matrix) *dense.Matrix {
	out := dense.New(q.Rows, q.Cols)
	dense.Parallel(q.Rows, func(_, r int) {
		in, sum := q.Row(r), out.Row(r)
		for u := range data.Users() {
			row := data.User(u)
			var t float32
			for n, i := range row.IDs {
				t += row.Weights[n] * scale[i] * in[i]
			}
			for n, i := range row.IDs {
				sum[i] += t * row.Weights[n]
			}
		}
		for i := range sum {
			sum[i] *= scale[i]
		}
	})
	return out
}

// strongestDirections rotates the orthonormal rows of q, whose images under a symmetric matrix are given, to the
// approximate eigenvectors (Rayleigh and Ritz) and keeps those of the largest eigenvalues.
func strongestDirections(q, image *dense.Matrix, keep int) *dense.Matrix {
	n := q.Rows
	h := mat.NewSymDense(n, nil)
	for i := range n {
		for j := range i + 1 {
			h.SetSym(i, j, float64(dense.Dot(q.Row(i), image.Row(j))))
		}
	}
	var eigen mat.EigenSym
	out := dense.New(keep, q.Cols)
	if !eigen.Factorize(h, true) {
		return out
	}
	var w mat.Dense
	eigen.VectorsTo(&w)
	for k := range keep {
		for i := range n {
			dense.Axpy(float32(w.At(i, n-1-k)), q.Row(i), out.Row(k))
		}
	}
	return out
}

type projection struct {
	vectors  *dense.Matrix // row i is item i's part of each singular vector
	scale    []float32
	stranger []float32
}

func (m *projection) Items() int { return m.vectors.Rows }

func (m *projection) Bytes() int { return 4 * (len(m.vectors.Data) + len(m.scale) + len(m.stranger)) }

func (m *projection) Score(history []Entry, dst []float32) {
	history = usable(history, m.Items())
	if len(history) == 0 {
		copy(dst, m.stranger)
		return
	}
	u := make([]float32, m.vectors.Cols)
	for _, e := range history {
		dense.Axpy(e.Weight*m.scale[e.Item], m.vectors.Row(int(e.Item)), u)
	}
	for i := range dst {
		dst[i] = dense.Dot(u, m.vectors.Row(i))
	}
}
