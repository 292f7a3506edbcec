package taste

import (
	"slices"

	"github.com/loge-film/loge/core/blend"
)

// A Solver solves for tastes over one space. It remembers the similarities of the films that it has met, because from
// one act to the next a history changes by one film. It is not safe for concurrent use, and neither are its tastes.
type Solver struct {
	space *Space
	probe *Probe
	place map[int]int  // in known, by film
	films []int        // by place
	known []float64    // k of films at two places, capacity × capacity
	hand  int          // the place that was given away last
	idle  map[int]bool // by film: its evidence had no weight in the last solve

	bearers bearers
	person  *blend.Person // as of the last evidence; nil before the first and without a blend
}

// capacity is the number of films that a Solver remembers before it forgets some that are not in use.
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
	places := make([]int, len(evidence))
	for i, e := range evidence {
		at, ok := s.place[e.Film]
		if !ok {
			at = s.room(evidence)
			s.add(e.Film, at)
		}
		places[i] = at
	}
	return places
}

// room returns a place for one more film: a new one, or that of a film that is not in the evidence.
func (s *Solver) room(evidence []Evidence) int {
	if len(s.films) < capacity {
		s.films = append(s.films, -1)
		return len(s.films) - 1
	}
	for {
		s.hand = (s.hand + 1) % capacity
		old := s.films[s.hand]
		if _, used := slices.BinarySearchFunc(evidence, old, func(e Evidence, film int) int { return e.Film - film }); !used {
			delete(s.place, old)
			return s.hand
		}
	}
}

// add remembers a film at a place.
func (s *Solver) add(film, at int) {
	s.place[film], s.films[at] = at, film
	s.probe.MoveTo(film)
	for b, other := range s.films {
		k := s.space.centred(s.probe.Similarity(other), film, other)
		s.known[at*capacity+b], s.known[b*capacity+at] = k, k
	}
}

// solve solves for the evidence, with that of wishes at the end. From one act to the next nearly the same films have no
// weight, so the search begins there; where it ends does not depend on that.
func (s *Solver) solve(gram []float64, evidence []Evidence) *system {
	active := make([]bool, len(evidence))
	for i, e := range evidence {
		active[i] = !s.idle[e.Film]
	}
	system := newSystem(gram, evidence, active)
	s.idle = map[int]bool{}
	for i, e := range evidence {
		if !active[i] && e.Film >= 0 {
			s.idle[e.Film] = true
		}
	}
	return system
}
