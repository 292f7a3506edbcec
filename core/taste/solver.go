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

	person *blend.Person // as of the last evidence; nil before the first and without a blend
}

// capacity is the number of films that a Solver remembers before it starts anew.
const capacity = 2 * MaxFilms

// NewSolver returns a Solver over a space.
func NewSolver(space *Space) *Solver {
	return &Solver{space: space, probe: space.NewProbe(), place: map[int]int{}}
}

// gram returns k(i,j) of all pairs of the evidence, n×n.
func (s *Solver) gram(evidence []Evidence) []float64 {
	s.meet(evidence)
	n := len(evidence)
	gram := make([]float64, n*n)
	for a := range n {
		row := s.known[s.place[evidence[a].Film]*capacity:]
		for b := range n {
			gram[a*n+b] = row[s.place[evidence[b].Film]]
		}
	}
	return gram
}

// meet remembers the films of the evidence.
func (s *Solver) meet(evidence []Evidence) {
	if s.known == nil {
		s.known = make([]float64, capacity*capacity)
	}
	if len(s.films)+len(evidence) > capacity {
		clear(s.place)
		s.films = s.films[:0]
	}
	for _, e := range evidence {
		if _, ok := s.place[e.Film]; ok {
			continue
		}
		at := len(s.films)
		s.place[e.Film] = at
		s.films = append(s.films, e.Film)
		s.probe.MoveTo(e.Film)
		for b, film := range s.films {
			k := s.space.centred(s.probe.Similarity(film), e.Film, film)
			s.known[at*capacity+b], s.known[b*capacity+at] = k, k
		}
	}
}
