package taste

import "github.com/loge-film/loge/core/blend"

// A Solver solves for tastes over one space. It remembers the similarities of the films that it has met, because from
// one act to the next a history changes by one film. It is not safe for concurrent use, and neither are its tastes.
type Solver struct {
	space *Space
	probe *Probe
	place map[int]int // in known, by film
	films []int       // by place
	known []float64   // k of films at two places, capacity × capacity

	bearers bearers
	person  *blend.Person // as of the last evidence; nil before the first and without a blend
}

// capacity is the number of films that a Solver remembers before it starts anew.
const capacity = 2 * MaxFilms

// NewSolver returns a Solver over a space.
func NewSolver(space *Space) *Solver {
	return &Solver{space: space, probe: space.NewProbe(), place: map[int]int{}}
}

// gram returns k(i,j) of all pairs of the evidence, n×n.
func (s *Solver) gram(evidence []Evidence) []float64 {
	places := s.meet(evidence)
	n := len(evidence)
	gram := make([]float64, n*n)
	for a, place := range places {
		row, to := s.known[place*capacity:(place+1)*capacity], gram[a*n:(a+1)*n]
		for b, other := range places {
			to[b] = row[other]
		}
	}
	return gram
}

// meet remembers the films of the evidence and returns their places.
func (s *Solver) meet(evidence []Evidence) []int {
	if s.known == nil {
		s.known = make([]float64, capacity*capacity)
	}
	if len(s.films)+len(evidence) > capacity {
		clear(s.place)
		s.films = s.films[:0]
	}
	places := make([]int, len(evidence))
	for i, e := range evidence {
		at, ok := s.place[e.Film]
		if !ok {
			at = s.add(e.Film)
		}
		places[i] = at
	}
	return places
}

// add remembers one more film and returns its place.
func (s *Solver) add(film int) int {
	at := len(s.films)
	s.place[film] = at
	s.films = append(s.films, film)
	s.probe.MoveTo(film)
	for b, other := range s.films {
		k := s.space.centred(s.probe.Similarity(other), film, other)
		s.known[at*capacity+b], s.known[b*capacity+at] = k, k
	}
	return at
}
