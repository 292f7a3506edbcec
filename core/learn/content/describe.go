package content

import (
	"cmp"
	"math"
	"slices"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/core/vec"
)

// A term names a feature while features are being counted.
type term struct {
	field text.Field
	key   string
}

func (t term) compare(u term) int {
	return cmp.Or(cmp.Compare(t.field, u.field), cmp.Compare(t.key, u.key))
}

// A mention is a term of one film with its value: 1 in full, before weighting.
type mention struct {
	term
	value float64
}

// describe returns the features of films, sorted by field and key, and a unit row for each film.
func describe(films []film.Film, vocabulary film.Vocabulary, perFilm int) ([]text.Feature, []Row) {
	reader := newReader(films, vocabulary)
	mentions := make([][]mention, len(films))
	parallel(len(films), func(i int) { mentions[i] = reader.mentions(i, &films[i]) })
	df := map[term]int{}
	for _, list := range mentions {
		for _, m := range list {
			df[m.term]++
		}
	}
	terms := slices.SortedFunc(keptTerms(df, len(films)), term.compare)
	index := make(map[term]uint32, len(terms))
	idf := make([]float64, len(terms))
	for i, t := range terms {
		index[t] = uint32(i)
		w := weightings[t.field]
		idf[i] = w.weight * math.Pow(text.SmoothIDF(df[t], len(films)), w.power)
	}
	rows := make([]Row, len(films))
	parallel(len(films), func(i int) { rows[i] = weigh(mentions[i], index, idf, perFilm) })
	return compact(newLabels(films, vocabulary, reader.loglines, terms), rows)
}

// keptTerms yields the terms that are common enough to relate films and rare enough to tell them apart.
func keptTerms(df map[term]int, films int) func(func(term) bool) {
	return func(yield func(term) bool) {
		for t, n := range df {
			w := weightings[t.field]
			if n >= w.minDF && (w.maxDF == 1 || float64(n) <= w.maxDF*float64(films)) && !yield(t) {
				return
			}
		}
	}
}

// weigh turns the mentions of a film into its row.
func weigh(mentions []mention, index map[term]uint32, idf []float64, perFilm int) Row {
	type entry struct {
		feature uint32
		weight  float64
	}
	var entries []entry
	for _, m := range mentions {
		if i, ok := index[m.term]; ok {
			entries = append(entries, entry{i, m.value * idf[i]})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.feature, b.feature))
	})
	entries = entries[:min(perFilm, len(entries))]
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.feature, b.feature) })
	row := Row{make([]uint32, len(entries)), make([]float32, len(entries))}
	for i, e := range entries {
		row.Index[i], row.Weight[i] = e.feature, float32(e.weight)
	}
	vec.Normalize(row.Weight)
	return row
}

// compact drops features that the cut to the strongest left in fewer than two films, and renumbers rows.
func compact(features []text.Feature, rows []Row) ([]text.Feature, []Row) {
	for {
		uses := make([]int, len(features))
		for _, r := range rows {
			for _, f := range r.Index {
				uses[f]++
			}
		}
		renumbered := make([]uint32, len(features))
		var kept []text.Feature
		for i, f := range features {
			if uses[i] >= 2 {
				renumbered[i] = uint32(len(kept))
				kept = append(kept, f)
			}
		}
		if len(kept) == len(features) {
			return features, rows
		}
		for i, r := range rows {
			rows[i] = r.without(uses, renumbered)
		}
		features = kept
	}
}

// without removes features of fewer than two uses, renumbers the others and restores unit length.
func (r Row) without(uses []int, renumbered []uint32) Row {
	n := 0
	for i, f := range r.Index {
		if uses[f] >= 2 {
			r.Index[n], r.Weight[n] = renumbered[f], r.Weight[i]
			n++
		}
	}
	r = Row{r.Index[:n], r.Weight[:n]}
	vec.Normalize(r.Weight)
	return r
}
