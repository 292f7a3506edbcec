package catalog

import (
	"slices"

	"github.com/loge-film/loge/core/film"
)

// Fame guesses how widely each film is known, from 0 to 1, parallel to films, from facts of the catalogue alone.
//
// Where the box office is known, fame is 0.3 and more by its rank among the films of the catalogue released within five
// years; where only the budget is, its rank counts less. Otherwise fame is modest, a little higher for a film that has a
// title in a second language and for one whose director and leading actors made other films of the catalogue. A film
// gets the better of what its money and its people say.
//
// It is a guess about audiences, not about merit, and honest only within a catalogue: old films that made their name on
// television or at festivals, films of countries without published figures, and all films of a catalogue without any
// money are underrated; the first films of a later star are overrated. It uses no arithmetic that differs between
// platforms.
func Fame(films []film.Film) []float32 {
	gross := newRanks(films, func(f *film.Film) float64 { return f.BoxOffice })
	budget := newRanks(films, func(f *film.Film) float64 { return f.Budget })
	seen := appearances(films)
	fame := make([]float32, len(films))
	for i := range films {
		f := &films[i]
		guess := fameOfPeople(f, seen)
		if rank, ok := gross.of(f.Year, f.BoxOffice); ok {
			guess = max(guess, 0.3+float64(0.7*rank))
		} else if rank, ok := budget.of(f.Year, f.Budget); ok {
			guess = max(guess, 0.3+float64(0.4*rank))
		}
		fame[i] = float32(guess)
	}
	return fame
}

// fameOfPeople is the guess without money: at least 0.15, below 0.52.
func fameOfPeople(f *film.Film, seen map[film.Person]int) float64 {
	const leading = 3 // actors that count
	others := 0.0     // films of the same people in the catalogue, an actor's counting half a director's
	for _, p := range f.Directors {
		others = max(others, float64(seen[p]-1))
	}
	actors := 0
	for _, p := range f.Cast[:min(len(f.Cast), leading)] {
		actors += seen[p] - 1
	}
	others += float64(actors) / (2 * leading)
	guess := 0.15 + float64(0.25*others/(others+4))
	if f.TitleZh != "" && f.Title != f.TitleZh {
		guess += 0.12
	}
	return guess
}

// appearances counts the films of each person who directs or acts.
func appearances(films []film.Film) map[film.Person]int {
	seen := map[film.Person]int{}
	for i := range films {
		people := slices.Concat(films[i].Directors, films[i].Cast)
		for j, p := range people {
			if slices.Index(people, p) == j {
				seen[p]++
			}
		}
	}
	return seen
}

const (
	rankYears  = 5 // films this many years older or younger are compared
	rankEnough = 8 // films that a rank needs; the span is widened until there are as many
)

// ranks knows the amounts of money of each year, in ascending order.
type ranks struct {
	byYear map[int][]float64
	spans  map[int][]float64 // amounts to compare with, by year
	all    int
}

func newRanks(films []film.Film, amount func(*film.Film) float64) *ranks {
	r := &ranks{byYear: map[int][]float64{}, spans: map[int][]float64{}}
	for i := range films {
		if a := amount(&films[i]); a > 0 {
			r.byYear[films[i].Year] = append(r.byYear[films[i].Year], a)
			r.all++
		}
	}
	return r
}

// of returns the share of the films of about that year that made less, those with the same amount counting half; ok is
// false when the amount is unknown or hardly any other is known.
func (r *ranks) of(year int, amount float64) (rank float64, ok bool) {
	if amount <= 0 || r.all < rankEnough {
		return 0, false
	}
	span := r.span(year)
	below, found := slices.BinarySearch(span, amount)
	above := below
	for found && above < len(span) && span[above] == amount {
		above++
	}
	return float64(below+above) / float64(2*len(span)), true
}

func (r *ranks) span(year int) []float64 {
	if span, ok := r.spans[year]; ok {
		return span
	}
	var span []float64
	for reach := rankYears; len(span) < min(rankEnough, r.all); reach *= 2 {
		span = span[:0]
		for y := max(year-reach, film.MinYear); y <= min(year+reach, film.MaxYear); y++ {
			span = append(span, r.byYear[y]...)
		}
	}
	slices.Sort(span)
	r.spans[year] = span
	return span
}
