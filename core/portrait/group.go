package portrait

import (
	"cmp"
	"math"
	"sort"
	"strconv"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/taste"
)

// The groups of the feature vector of a person, in its order.
const (
	Genre      = "genre"
	Theme      = "tag"
	Director   = "person"
	Country    = "country"
	Decade     = "decade"
	Length     = "length"     // in minutes: under 90, 90 to 119, 120 to 149, 150 or more
	Popularity = "popularity" // quarters of the catalogue by fame, the best known first
)

// An Affinity is one number of the feature vector of a person: how much more than the catalogue the films that they like
// have the value, less the same of the films that they dislike. With W the sum of target × confidence over the films
// that they like, W_v of those with the value, and p_v the share of the catalogue with the value, the first part is
//
//	(W_v + Shrinkage·p_v) / (W + Shrinkage) - p_v
//
// so that a stranger has 0 everywhere and few films say little.
type Affinity struct {
	Group string
	Label film.Label
	Value float64 // -1..1
}

// Shrinkage is the weight with which the catalogue holds against a person's own films: as of five fresh likes.
const Shrinkage = 20

// A group is one way to divide films.
type group struct {
	name  string
	size  int
	of    func(to []int, i int) []int // appends the values of film i
	label func(v int) film.Label
	share []float64 // by value: the share of the catalogue that has it
}

func (s *Painter) newGroups() []group {
	p := s.films
	v := p.Vocabulary()
	groups := []group{
		{Genre, len(v.Genres), each(p.Genres), func(g int) film.Label { return v.Genres[g].Label }, nil},
		{Theme, len(v.Tags), each(p.Tags), func(t int) film.Label { return v.Tags[t].Label }, nil},
		{Director, p.People(), each(p.Directors), func(n int) film.Label { return s.person(uint32(n)) }, nil},
		{Country, len(p.CountryLabels()), each(p.Countries), func(c int) film.Label { return p.CountryLabels()[c] }, nil},
		{Decade, (film.MaxYear-firstDecade)/10 + 1, one(s.decade), decadeLabel, nil},
		{Length, len(lengths), one(s.length), func(b int) film.Label { return lengths[b] }, nil},
		{Popularity, len(quarters), one(s.quarter), func(q int) film.Label { return quarters[q] }, nil},
	}
	for k := range groups {
		groups[k].count(p.Len())
	}
	return groups
}

func each[T uint16 | uint32](list func(i int) []T) func([]int, int) []int {
	return func(to []int, i int) []int {
		for _, v := range list(i) {
			to = append(to, int(v))
		}
		return to
	}
}

// one appends a single value, or none where it is below 0.
func one(value func(i int) int) func([]int, int) []int {
	return func(to []int, i int) []int {
		if v := value(i); v >= 0 {
			to = append(to, v)
		}
		return to
	}
}

func (g *group) count(films int) {
	g.share = make([]float64, g.size)
	var values []int
	for i := range films {
		values = g.of(values[:0], i)
		for _, v := range values {
			g.share[v]++
		}
	}
	for v := range g.share {
		g.share[v] /= float64(max(films, 1))
	}
}

func (s *Painter) group(name string) *group {
	for k := range s.groups {
		if s.groups[k].name == name {
			return &s.groups[k]
		}
	}
	return nil
}

func (s *Painter) person(n uint32) film.Label {
	who := s.films.Person(n)
	return film.Label{Slug: who.Name, En: who.Name, Zh: who.NameZh}
}

const firstDecade = film.MinYear / 10 * 10

func (s *Painter) decade(i int) int { return (s.films.Year(i) - firstDecade) / 10 }

func decadeLabel(d int) film.Label {
	year := strconv.Itoa(firstDecade + 10*d)
	return film.Label{Slug: year, En: year + "s", Zh: year + " 年代"}
}

var lengths = [...]film.Label{
	{Slug: "0", En: "Under 90 minutes", Zh: "90 分钟以内"}, {Slug: "90", En: "90 to 119 minutes", Zh: "90–119 分钟"},
	{Slug: "120", En: "120 to 149 minutes", Zh: "120–149 分钟"}, {Slug: "150", En: "150 minutes or more", Zh: "150 分钟以上"},
}

// length returns the band of a film's length, -1 when it is unknown.
func (s *Painter) length(i int) int {
	switch minutes := s.films.Runtime(i); {
	case minutes == 0:
		return -1
	case minutes < 90:
		return 0
	default:
		return min(minutes/30-2, len(lengths)-1)
	}
}

var quarters = [...]film.Label{
	{Slug: "1", En: "Best known", Zh: "最广为人知"}, {Slug: "2", En: "Well known", Zh: "较为知名"},
	{Slug: "3", En: "Less known", Zh: "较少人知"}, {Slug: "4", En: "Least known", Zh: "鲜为人知"},
}

// quarter returns the quarter of the catalogue that a film belongs to by fame, 0 the best known.
func (s *Painter) quarter(i int) int {
	q := 0
	for _, least := range s.fame {
		if s.films.Fame(i) < least {
			q++
		}
	}
	return q
}

func quartiles(p *pack.Pack) (at [3]float32) {
	fame := make([]float32, p.Len())
	for i := range fame {
		fame[i] = p.Fame(i)
	}
	sort.Slice(fame, func(i, j int) bool { return fame[i] < fame[j] })
	for k := range at {
		if len(fame) > 0 {
			at[k] = fame[len(fame)*(k+1)/4]
		}
	}
	return at
}

// vector returns the affinities of all groups for what the films have.
func (s *Painter) vector(evidence []taste.Evidence) []Affinity {
	var vector []Affinity
	for k := range s.groups {
		vector = append(vector, s.groups[k].affinities(evidence)...)
	}
	return vector
}

// MaxAffinities caps the affinities of one group: those of most size.
const MaxAffinities = 100

// affinities returns the affinities of a group for the values that the films have, strongest first, ties by value.
func (g *group) affinities(evidence []taste.Evidence) []Affinity {
	var weights [2]float64 // for and against
	sums := make([][2]float64, g.size)
	var of []int
	for _, e := range evidence {
		side, weight := 0, float64(e.Target*e.Confidence)
		if weight < 0 {
			side, weight = 1, -weight
		}
		weights[side] += weight
		of = g.of(of[:0], e.Film)
		for _, v := range of {
			sums[v][side] += weight
		}
	}
	values := make([]float64, g.size)
	var order []int
	for v, sum := range sums {
		if sum != [2]float64{} {
			values[v] = excess(sum[0], weights[0], g.share[v]) - excess(sum[1], weights[1], g.share[v])
			order = append(order, v)
		}
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := order[i], order[j]
		return cmp.Or(cmp.Compare(math.Abs(values[b]), math.Abs(values[a])), cmp.Compare(a, b)) < 0
	})
	var list []Affinity
	for _, v := range order[:min(len(order), MaxAffinities)] {
		list = append(list, Affinity{g.name, g.label(v), values[v]})
	}
	return list
}

func excess(part, whole, share float64) float64 {
	return (part+float64(Shrinkage*share))/(whole+Shrinkage) - share
}
