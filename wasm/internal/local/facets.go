package local

import (
	"cmp"
	"sort"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/ui"
)

// The most of each that a page can choose from.
const (
	facetCountries = 14
	facetLanguages = 10
)

// facets returns what the films of the pack can be filtered by.
func (v view) facets() *ui.Facets {
	p := v.engine.Pack()
	genres := make([]film.Label, len(p.Vocabulary().Genres))
	for i, g := range p.Vocabulary().Genres {
		genres[i] = g.Label
	}
	f := &ui.Facets{
		Genres:    v.frequent(genres, p.Genres, len(genres)),
		Countries: v.frequent(p.CountryLabels(), p.Countries, facetCountries),
		Languages: v.frequent(p.LanguageLabels(), p.Languages, facetLanguages),
	}
	for i := range p.Len() {
		if year := p.Year(i); year != 0 {
			f.First, f.Last = min(cmp.Or(f.First, year), year), max(f.Last, year)
		}
	}
	return f
}

// frequent returns at most n of the labels that films have, those of most films first, ties in the order of the pack.
func (v view) frequent(labels []film.Label, of func(i int) []uint16, n int) []ui.Word {
	films := make([]int, len(labels))
	for i := range v.engine.Pack().Len() {
		for _, label := range of(i) {
			films[label]++
		}
	}
	var order []int
	for label, count := range films {
		if count > 0 {
			order = append(order, label)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return films[order[i]] > films[order[j]] })
	list := make([]ui.Word, 0, n)
	for _, label := range order[:min(n, len(order))] {
		list = append(list, word(labels[label]))
	}
	return list
}
