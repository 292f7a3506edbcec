package core

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/rank"
)

func anyFilter() *rapid.Generator[Filter] {
	genre := rapid.SampledFrom([]string{"drama", "comedy", "romance", "action", "horror", "no-such-genre"})
	country := rapid.SampledFrom([]string{"HK", "CN", "US", "JP", "FR", "XX"})
	language := rapid.SampledFrom([]string{"en", "zh", "yue", "ja", "xx"})
	return rapid.Custom(func(t *rapid.T) Filter {
		some := func(of *rapid.Generator[string], name string) []string { return rapid.SliceOfN(of, 0, 2).Draw(t, name) }
		return Filter{
			Genres: some(genre, "genres"), NotGenres: some(genre, "not genres"),
			Countries: some(country, "countries"), Languages: some(language, "languages"),
			From:    rapid.SampledFrom([]int{0, 0, 1960, 1990, 2010}).Draw(t, "from"),
			To:      rapid.SampledFrom([]int{0, 0, 1980, 2005}).Draw(t, "to"),
			Longest: rapid.SampledFrom([]int{0, 0, 95, 120}).Draw(t, "longest"), ShowSeen: rapid.Bool().Draw(t, "seen"),
		}
	})
}

// allows is the filter again, by slugs.
func allows(f Filter, i int) bool {
	var genres, countries, languages []string
	for _, g := range small.Genres(i) {
		genres = append(genres, small.Vocabulary().Genres[g].Slug)
	}
	slugs := func(numbers []uint16, labels []film.Label) (list []string) {
		for _, n := range numbers {
			list = append(list, labels[n].Slug)
		}
		return list
	}
	countries, languages = slugs(small.Countries(i), small.CountryLabels()), slugs(small.Languages(i), small.LanguageLabels())
	any := func(wanted, has []string) bool {
		return slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(has, w) })
	}
	year, minutes := small.Year(i), small.Runtime(i)
	return (len(f.Genres) == 0 || any(f.Genres, genres)) && !any(f.NotGenres, genres) &&
		(len(f.Countries) == 0 || any(f.Countries, countries)) && (len(f.Languages) == 0 || any(f.Languages, languages)) &&
		(f.From == 0 || year >= f.From) && (f.To == 0 || 0 < year && year <= f.To) &&
		(f.Longest == 0 || 0 < minutes && minutes <= f.Longest)
}

// A page shows what passes the filter and nothing else; while a film passes, it shows one; with ShowSeen only what is
// hidden stays away.
func TestFilter(t *testing.T) {
	e := open(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		e.Erase()
		observe(rt, e, anyEvents(12).Draw(rt, "events")...)
		f := anyFilter().Draw(rt, "filter")
		free := 0
		may := make([]bool, small.Len())
		for i := range may {
			known := slices.ContainsFunc(e.Events(), func(ev event.Event) bool { return ev.Film == small.ID(i) && ev.Knows() })
			may[i] = allows(f, i) && !e.Mark(i).Hidden && (f.ShowSeen || !known)
			if may[i] {
				free++
			}
		}
		answer := e.Recommend(Request{Adventure: rank.Usual, Now: now, Seed: 3, Filter: f})
		if (answer.Hero == nil) != (free == 0) {
			rt.Fatalf("%d films pass, the first recommendation is %v", free, answer.Hero)
		}
		if answer.Hero == nil {
			return
		}
		items := []Item{*answer.Hero}
		for _, shelf := range answer.Shelves {
			items = append(items, shelf.Items...)
		}
		for _, item := range items {
			if !may[item.Film] {
				rt.Fatalf("%s does not pass %+v", small.ID(item.Film), f)
			}
		}
	})
}
