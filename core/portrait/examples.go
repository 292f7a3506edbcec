package portrait

import (
	"cmp"
	"math"
	"sort"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/taste"
)

// MaxColumns caps the columns of Examples.
const MaxColumns = 300

// Examples are the films that a person's acts say yes or no to, as rows that models learn from.
type Examples struct {
	Data    *tabular.Data // rows by time, ties by film; W is confidence × |target|
	Columns []Column      // parallel to Data.Names
	Films   []int         // parallel to the rows of Data
	films   *pack.Pack
	place   []int32 // by feature: its column and 1, or 0
}

// A Column is what a column of the examples means. The cell of a feature is 1 or 0; that of a measure is scaled to
// -1..1, and Offset + Scale × cell is the measure in its unit.
type Column struct {
	Field         string     // "genre", "person", …, or of a measure "length" (minutes), "year" or "fame" (0..1)
	Label         film.Label // Slug is the key of the feature; of a measure En and Zh alone
	Feature       uint32     // of a feature
	Offset, Scale float64    // 0 and 1 for a feature
}

// measures are the last columns of all examples.
var measures = [...]Column{
	{Field: "length", Label: film.Label{En: "minutes", Zh: "分钟"}, Offset: 120, Scale: 120},
	{Field: "year", Label: film.Label{En: "year", Zh: "年份"}, Offset: 1960, Scale: 70},
	{Field: "fame", Label: film.Label{En: "fame", Zh: "知名度"}, Offset: 0.5, Scale: 0.5},
}

// Examples returns the examples of a person. The columns are the features that most of their labelled films have, of
// those that at least two and not all of them have, ties by frequency in the catalogue, then by feature; and the measures.
func (s *Painter) Examples(who Sitter) *Examples {
	rows := s.read(who).labelled
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].Time < rows[j].Time })
	x := &Examples{Data: &tabular.Data{}, films: s.films, Columns: append(s.columns(rows), measures[:]...), place: make([]int32, len(s.common))}
	for k, c := range x.Columns[:len(x.Columns)-len(measures)] {
		x.place[c.Feature] = int32(k + 1)
	}
	for _, c := range x.Columns {
		x.Data.Names = append(x.Data.Names, c.name())
	}
	x.Data.X = make([]float32, len(rows)*len(x.Columns))
	for k, e := range rows {
		x.Row(e.Film, x.Data.X[k*len(x.Columns):(k+1)*len(x.Columns)])
		x.Films = append(x.Films, e.Film)
		x.Data.Y = append(x.Data.Y, e.Target > 0)
		x.Data.W = append(x.Data.W, float32(e.Confidence*math.Abs(e.Target)))
		x.Data.Time = append(x.Data.Time, e.Time)
	}
	return x
}

func (c Column) name() string {
	if c.Label.Slug == "" {
		return c.Field
	}
	return c.Field + ":" + c.Label.Slug
}

// columns chooses the features.
func (s *Painter) columns(rows []taste.Evidence) []Column {
	counts := make([]int, len(s.common))
	for _, e := range rows {
		if !s.films.HasVectors() {
			break
		}
		index, _, _ := s.films.FilmFeatures(e.Film)
		for _, f := range index {
			counts[f]++
		}
	}
	var chosen []uint32
	for f, n := range counts {
		if n >= leastFilms && n < len(rows) && isTelling(s.fields[f]) {
			chosen = append(chosen, uint32(f))
		}
	}
	sort.Slice(chosen, func(i, j int) bool {
		a, b := chosen[i], chosen[j]
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(s.common[b], s.common[a]), cmp.Compare(a, b)) < 0
	})
	chosen = chosen[:min(len(chosen), MaxColumns-len(measures))]
	columns := make([]Column, len(chosen), len(chosen)+len(measures))
	for k, f := range chosen {
		feature := s.films.Feature(f)
		columns[k] = Column{feature.Field.String(), film.Label{Slug: feature.Key, En: feature.En, Zh: feature.Zh}, f, 0, 1}
	}
	return columns
}

// Row writes the cells of film i of the pack, one for each column, so that models can speak of films that the person
// does not know. An unknown length is the middle one.
func (x *Examples) Row(i int, cells []float32) {
	p, features := x.films, len(x.Columns)-len(measures)
	clear(cells[:features])
	if features > 0 {
		index, _, _ := p.FilmFeatures(i)
		for _, f := range index {
			if k := x.place[f]; k > 0 {
				cells[k-1] = 1
			}
		}
	}
	values := [len(measures)]float64{float64(p.Runtime(i)), float64(p.Year(i)), float64(p.Fame(i))}
	if values[0] == 0 {
		values[0] = measures[0].Offset
	}
	for k, m := range measures {
		cells[features+k] = float32(bound((values[k] - m.Offset) / m.Scale))
	}
}
