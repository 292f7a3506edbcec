package core

import (
	"slices"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
)

// A Filter says which films may be recommended. The zero value lets all pass that the person neither knows nor hid;
// films that the person hid never pass. A film of which the pack does not say what a condition asks for does not pass it.
type Filter struct {
	Genres    []string // slugs: at least one of them, when there are any
	NotGenres []string // slugs: none of them
	Countries []string // slugs: made in at least one of them, when there are any
	Languages []string // slugs: at least one of them, when there are any
	From, To  int      // years, both inclusive; 0 = open
	Longest   int      // minutes; 0 = any running time
	ShowSeen  bool     // also what the person knows
}

// isOpen reports whether all films pass that the person neither knows nor hid.
func (f Filter) isOpen() bool {
	return len(f.Genres)+len(f.NotGenres)+len(f.Countries)+len(f.Languages) == 0 &&
		f.From == 0 && f.To == 0 && f.Longest == 0 && !f.ShowSeen
}

// excluded returns by film what the person knows or hid or what the filter keeps away. The slice is not to be written to.
func (e *Engine) excluded(f Filter) []bool {
	k := e.know()
	if f.isOpen() {
		return k.excluded
	}
	excluded := make([]bool, e.pack.Len())
	passes := newSieve(e.pack, f)
	for i := range excluded {
		excluded[i] = k.barred[i] || k.excluded[i] && !f.ShowSeen || !passes.film(i)
	}
	return excluded
}

// A sieve is a filter over the numbers of one pack.
type sieve struct {
	pack   *pack.Pack
	filter Filter

	genres, notGenres, countries, languages []uint16
}

func newSieve(p *pack.Pack, f Filter) *sieve {
	words := p.Vocabulary()
	genres := make([]film.Label, len(words.Genres))
	for i, g := range words.Genres {
		genres[i] = g.Label
	}
	return &sieve{
		pack: p, filter: f,
		genres: numbers(f.Genres, genres), notGenres: numbers(f.NotGenres, genres),
		countries: numbers(f.Countries, p.CountryLabels()), languages: numbers(f.Languages, p.LanguageLabels()),
	}
}

// numbers returns the numbers of the labels with one of the slugs.
func numbers(slugs []string, labels []film.Label) []uint16 {
	var list []uint16
	for i, l := range labels {
		if slices.Contains(slugs, l.Slug) {
			list = append(list, uint16(i))
		}
	}
	return list
}

// film reports whether film i meets all conditions.
func (s *sieve) film(i int) bool {
	p, f := s.pack, s.filter
	year, minutes := p.Year(i), p.Runtime(i)
	switch {
	case f.From != 0 && year < f.From, f.To != 0 && (year > f.To || year == 0):
		return false
	case f.Longest != 0 && (minutes > f.Longest || minutes == 0):
		return false
	case len(f.Genres) > 0 && !meet(s.genres, p.Genres(i)), meet(s.notGenres, p.Genres(i)):
		return false
	case len(f.Countries) > 0 && !meet(s.countries, p.Countries(i)):
		return false
	}
	return len(f.Languages) == 0 || meet(s.languages, p.Languages(i))
}

// meet reports whether two lists have an element in common.
func meet(a, b []uint16) bool {
	return slices.ContainsFunc(a, func(x uint16) bool { return slices.Contains(b, x) })
}
