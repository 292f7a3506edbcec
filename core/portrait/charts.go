package portrait

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/taste"
)

// MaxRows caps the genres of Heat and Balance and the rungs of a ladder.
const MaxRows = 12

// Heat counts the films that the person knows by genre and decade. A film with two genres counts in both.
type Heat struct {
	Genres  []film.Label // with most films first
	Decades []int        // ascending, without gaps
	Counts  [][]int      // by genre, then decade
}

// A Ladder lists the names that the person's films have most often, of those that they know.
type Ladder struct {
	Kind  string // "country", "director" or "actor"
	Rungs []Rung // most films first, then most Amount
}

// A Rung is one name of a ladder.
type Rung struct {
	Label  film.Label // Slug is the key of the feature
	Films  int        //
	Mean   float64    // of the person's ratings, 0.5..5; 0 without any
	Amount float64    // the taste for it, as of a Tag; 0 where the catalogue has no such feature
}

// Ratings are the statistics of the person's latest ratings.
type Ratings struct {
	Count     int
	Mean      float64 // 0.5..5; 0 without ratings
	Deviation float64 // standard deviation
	Histogram [10]int // of 0.5, 1, … 5
}

// A Balance compares the share of a genre among the films that the person likes with that among what is recommended. A
// film with two genres counts half in both.
type Balance struct {
	Genre     film.Label
	Own, List float64 // each sums to 1 over all genres, or is 0 without films
}

func (s *Painter) heat(h *history) Heat {
	genres := s.group(Genre)
	counts, rows := make([][]int, genres.size), make([]ranked, genres.size)
	first, last := math.MaxInt, -1
	var of []int
	for _, e := range h.evidence {
		if !e.Known {
			continue
		}
		d := s.decade(e.Film)
		first, last = min(first, d), max(last, d)
		of = genres.of(of[:0], e.Film)
		for _, g := range of {
			if counts[g] == nil {
				counts[g] = make([]int, s.group(Decade).size)
			}
			counts[g][d]++
			rows[g].weight++
		}
	}
	var heat Heat
	for d := first; d <= last; d++ {
		heat.Decades = append(heat.Decades, firstDecade+10*d)
	}
	for _, g := range top(rows) {
		heat.Genres = append(heat.Genres, genres.label(g))
		heat.Counts = append(heat.Counts, counts[g][first:last+1])
	}
	return heat
}

// ranked is the weight of a row of a chart, and what decides between equal ones.
type ranked struct{ weight, second float64 }

// top returns the rows of weight above 0, greatest first, then by second, then by number; at most MaxRows.
func top(rows []ranked) []int {
	var order []int
	for i, r := range rows {
		if r.weight > 0 {
			order = append(order, i)
		}
	}
	sort.Slice(order, func(a, b int) bool {
		i, j := order[a], order[b]
		return cmp.Or(cmp.Compare(rows[j].weight, rows[i].weight), cmp.Compare(rows[j].second, rows[i].second), cmp.Compare(i, j)) < 0
	})
	return order[:min(len(order), MaxRows)]
}

// actors is how many of the cast count for the ladder, in billing order.
const actors = 5

func (s *Painter) ladders(who Sitter, h *history) []Ladder {
	country, people := s.group(Country), s.films.People()
	label := func(n int) film.Label { return s.person(uint32(n)) }
	cast := func(i int) []uint32 {
		all := s.films.Cast(i)
		return all[:min(len(all), actors)]
	}
	return []Ladder{
		{"country", s.rungs(who.Taste, h, country, Country)},
		{"director", s.rungs(who.Taste, h, &group{size: people, of: each(s.films.Directors), label: label}, Director)},
		{"actor", s.rungs(who.Taste, h, &group{size: people, of: each(cast), label: label}, Director)},
	}
}

// rungs returns the rungs of a group, whose features are of a field.
func (s *Painter) rungs(t *taste.Taste, h *history, g *group, field string) []Rung {
	rows := make([]ranked, g.size)
	var of []int
	for _, e := range h.evidence {
		if !e.Known {
			continue
		}
		of = g.of(of[:0], e.Film)
		for _, v := range of {
			rows[v].weight++
		}
	}
	fewest := 1.0 // films of a rung that can be among the top
	if first := top(rows); len(first) == MaxRows {
		fewest = rows[first[MaxRows-1]].weight
	}
	for v := range rows {
		if rows[v].weight >= fewest {
			rows[v].second = s.interest(t, field, g.label(v).Slug)
		}
	}
	var list []Rung
	for _, v := range top(rows) {
		list = append(list, Rung{Label: g.label(v), Films: int(rows[v].weight), Amount: rows[v].second, Mean: g.mean(h, v)})
	}
	return list
}

// mean returns the mean rating of the films that have a value, 0 without ratings.
func (g *group) mean(h *history, value int) float64 {
	sum, n := 0.0, 0.0
	var of []int
	for _, e := range h.evidence {
		rating := h.rating[e.Film]
		if of = g.of(of[:0], e.Film); rating > 0 && slices.Contains(of, value) {
			sum += rating
			n++
		}
	}
	return sum / max(n, 1)
}

// interest returns the taste for a feature, 0 where there is no such feature or no taste.
func (s *Painter) interest(t *taste.Taste, field, key string) float64 {
	if t == nil || s.words == nil {
		return 0
	}
	f, ok := s.words.Feature(field, key)
	if !ok {
		return 0
	}
	return bound(t.Interest(f))
}

// ratings sums half steps, so that the result is exact in any order of films.
func ratings(h *history) Ratings {
	var r Ratings
	sum, squares := 0, 0
	for _, v := range h.rating {
		steps := int(2 * v)
		if steps < 1 || steps > len(r.Histogram) {
			continue
		}
		r.Histogram[steps-1]++
		r.Count++
		sum += steps
		squares += steps * steps
	}
	if r.Count > 0 {
		n := float64(r.Count)
		r.Mean = float64(sum) / n / 2
		r.Deviation = math.Sqrt(float64(r.Count*squares-sum*sum)) / n / 2
	}
	return r
}

// novelty returns the shares of a list of films by quarters of fame.
func (s *Painter) novelty(list []int) (shares [4]float64) {
	for _, i := range list {
		shares[s.quarter(i)]++
	}
	for q := range shares {
		shares[q] /= float64(max(len(list), 1))
	}
	return shares
}

func (s *Painter) balance(h *history, list []int) []Balance {
	genres := s.group(Genre)
	own, other := make([]float64, genres.size), make([]float64, genres.size)
	for _, e := range h.evidence {
		if weight := float64(e.Target * e.Confidence); weight > 0 {
			genres.spread(own, e.Film, weight)
		}
	}
	for _, i := range list {
		genres.spread(other, i, 1)
	}
	normalise(own)
	normalise(other)
	rows := make([]ranked, genres.size)
	for g := range rows {
		rows[g].weight = max(own[g], other[g])
	}
	var balance []Balance
	for _, g := range top(rows) {
		balance = append(balance, Balance{genres.label(g), own[g], other[g]})
	}
	return balance
}

// spread shares the weight of a film out over its values.
func (g *group) spread(sums []float64, film int, weight float64) {
	of := g.of(nil, film)
	for _, v := range of {
		sums[v] += weight / float64(len(of))
	}
}

func normalise(x []float64) {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	if sum > 0 {
		for i := range x {
			x[i] /= sum
		}
	}
}
