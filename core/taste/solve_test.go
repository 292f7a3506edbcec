package taste

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
)

// The weights meet the conditions of Karush, Kuhn and Tucker: an active film's residual is αλ/c, and a film without
// weight has its target met on the right side.
func TestSolveIsOptimal(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 60).Draw(rt, "history"))
		for i, e := range taste.evidence {
			alpha, residual := taste.Weight(i), e.Target-taste.system.predict(i)
			if taste.system.active[i] && !near(residual, alpha*Ridge/e.Confidence, 1e-8) {
				rt.Fatalf("film %d: residual %v with α %v, c %v", e.Film, residual, alpha, e.Confidence)
			}
			switch e.Side {
			case event.AtLeast:
				if alpha < -1e-9 || alpha == 0 && residual > 1e-8 {
					rt.Fatalf("film %d, at least %v: α %v, residual %v", e.Film, e.Target, alpha, residual)
				}
			case event.AtMost:
				if alpha > 1e-9 || alpha == 0 && residual < -1e-8 {
					rt.Fatalf("film %d, at most %v: α %v, residual %v", e.Film, e.Target, alpha, residual)
				}
			}
		}
	})
}

// Where all targets bind on both sides the taste is the textbook's fold-in, u = A⁻¹ Σ cᵢrᵢφᵢ with A = λI + Σ cᵢφᵢφᵢᵀ, over the
// vectors φ = (√β (ŷ-ȳ), √(1-β) (x-x̄)).
func TestSolveIsTheFoldIn(t *testing.T) {
	s := newSpace(fixture.Checkerboard(60))
	phi := features(s)
	rapid.Check(t, func(rt *rapid.T) {
		evidence := Gather(anyHistory(s.films, 40).Draw(rt, "history"), now, shelf{s.films})
		for i := range evidence {
			evidence[i].Side = event.Exactly
		}
		taste := NewSolver(s).Solve(evidence)
		u := foldIn(phi, evidence)
		for j := range s.Len() {
			var want mat.Dense
			want.Mul(phi.RowView(j).T(), u)
			if got := taste.scoreOf(j); !near(got, want.At(0, 0), 1e-5) {
				rt.Fatalf("film %d: %v, the fold-in gives %v", j, got, want.At(0, 0))
			}
		}
	})
}

// features returns φ, one film a row.
func features(s *Space) *mat.Dense {
	n, d := s.Len(), s.dim+s.Features()
	phi := mat.NewDense(n, d, nil)
	for i := range n {
		for k, v := range s.row(i) {
			phi.Set(i, k, float64(v))
		}
		index, weight, scale := s.films.FilmFeatures(i)
		for k, f := range index {
			phi.Set(i, s.dim+int(f), float64(weight[k])*float64(scale))
		}
	}
	for k := range d {
		beta := float64(s.blend)
		if k >= s.dim {
			beta = 1 - beta
		}
		column := mat.Col(nil, k, phi)
		mean := mat.Sum(phi.ColView(k)) / float64(n)
		for i, v := range column {
			column[i] = math.Sqrt(beta) * (v - mean)
		}
		phi.SetCol(k, column)
	}
	return phi
}

func foldIn(phi *mat.Dense, evidence []Evidence) *mat.VecDense {
	_, d := phi.Dims()
	a, b := mat.NewSymDense(d, nil), mat.NewVecDense(d, nil)
	for k := range d {
		a.SetSym(k, k, Ridge)
	}
	for _, e := range evidence {
		row := phi.RowView(e.Film)
		a.SymRankOne(a, e.Confidence, row)
		b.AddScaledVec(b, e.Confidence*e.Target, row)
	}
	var factor mat.Cholesky
	if !factor.Factorize(a) {
		panic("A is not positive definite")
	}
	u := mat.NewVecDense(d, nil)
	if err := factor.SolveVecTo(u, b); err != nil {
		panic(err)
	}
	return u
}
