package taste

import (
	"math"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/vec"
)

// Ridge is λ: how much confidence it takes to believe a single film halfway. One like (4) moves its own film to
// 4/(4+Ridge) = 2/3.
const Ridge = 2

// slack is the size under which a number counts as zero in the search for the active set.
const slack = 1e-10

// A system is the dual of the ridge problem over n films: (K + λC⁻¹)α = r, where the αᵢ of a film whose target binds on
// one side may not push to the other, and is zero where the target is met without it.
type system struct {
	gram     []float64 // K, n×n, row-major
	evidence []Evidence
	active   []bool
	alpha    []float64
	index    []int     // the active films
	factor   []float64 // Cholesky factor of the active films' part of K + λC⁻¹
}

// newSystem solves a system; active is where the search for the active films begins, and ends as them. What binds on both
// sides is always active.
func newSystem(gram []float64, evidence []Evidence, active []bool) *system {
	for i, e := range evidence {
		active[i] = active[i] || e.Side == event.Exactly
	}
	s := &system{gram: gram, evidence: evidence, active: active, alpha: make([]float64, len(evidence))}
	s.solve()
	return s
}

// solve finds the active set by block principal pivoting (Júdice and Pires 1994; Kim and Park 2011): exchange all films
// that stand on the wrong side, and after three rounds without progress only the last one (Murty's rule, which ends).
func (s *system) solve() {
	best, patience := len(s.active)+1, 3
	for range 8*len(s.active) + 16 {
		s.solveActive()
		wrong := s.wrong()
		switch {
		case len(wrong) == 0:
			return
		case len(wrong) < best:
			best, patience = len(wrong), 3
		case patience > 0:
			patience--
		default:
			wrong = wrong[len(wrong)-1:]
		}
		for _, i := range wrong {
			s.active[i] = !s.active[i]
		}
	}
}

// solveActive sets alpha to the solution over the active films.
func (s *system) solveActive() {
	s.index = s.index[:0]
	clear(s.alpha)
	for i, active := range s.active {
		if active {
			s.index = append(s.index, i)
		}
	}
	s.factorize()
	x := make([]float64, len(s.index))
	for a, i := range s.index {
		x[a] = s.evidence[i].Target
	}
	vec.Solve(s.factor, x)
	for a, i := range s.index {
		s.alpha[i] = x[a]
	}
}

func (s *system) factorize() {
	n, m := len(s.evidence), len(s.index)
	if s.factor == nil {
		s.factor = make([]float64, n*n) // as long as all films may be active
	}
	s.factor = s.factor[:m*m]
	for a, i := range s.index {
		for b, j := range s.index[:a+1] {
			s.factor[a*m+b] = s.gram[i*n+j]
		}
		s.factor[a*m+a] += Ridge / s.evidence[i].Confidence
	}
	vec.Cholesky(s.factor, m) // K is a Gram matrix and the diagonal is positive: it cannot fail
}

// wrong returns the films whose activity contradicts the side on which their target binds.
func (s *system) wrong() []int {
	var wrong []int
	for i, e := range s.evidence {
		if e.Side == event.Exactly {
			continue
		}
		push := s.alpha[i]
		if !s.active[i] {
			push = s.predict(i) - e.Target // what would have to be pushed away, were it active
		}
		if e.Side == event.AtMost {
			push = -push
		}
		if push < -slack {
			wrong = append(wrong, i)
		}
	}
	return wrong
}

// predict returns f(i) of film i of the system.
func (s *system) predict(i int) float64 {
	n := len(s.evidence)
	var f float64
	for j, a := range s.alpha {
		f += float64(a * s.gram[i*n+j])
	}
	return f
}

// deviate returns the weights α′ of a posterior sample less its mean: given the values that a sampled prior function
// takes at the films, it pulls the sample to what is known there (Matheron's rule). draw returns standard normal numbers.
func (s *system) deviate(prior []float64, draw func() float64) []float64 {
	x := make([]float64, len(s.index))
	for a, i := range s.index {
		noise := float64(math.Sqrt(Ridge/s.evidence[i].Confidence) * draw())
		x[a] = -prior[i] - noise
	}
	vec.Solve(s.factor, x)
	alpha := make([]float64, len(s.evidence))
	for a, i := range s.index {
		alpha[i] = x[a]
	}
	return alpha
}
