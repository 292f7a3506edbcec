package pack

import (
	"slices"

	"github.com/loge-film/loge/core/film"
)

// Film gathers all that the pack knows of film i. It allocates; the other accessors do not.
func (p *Pack) Film(i int) film.Film {
	v := p.front.vocabulary
	return film.Film{
		ID:            p.ID(i),
		Title:         p.Title(i),
		TitleZh:       p.TitleZh(i),
		OriginalTitle: p.Original(i),
		Year:          p.Year(i),
		Countries:     slugs(p.Countries(i), func(k uint16) string { return p.front.countries[k].Slug }),
		Languages:     slugs(p.Languages(i), func(k uint16) string { return p.front.languages[k].Slug }),
		Runtime:       p.Runtime(i),
		Genres:        slugs(p.Genres(i), func(k uint16) string { return v.Genres[k].Slug }),
		Directors:     p.persons(p.Directors(i)),
		Writers:       p.persons(p.Writers(i)),
		Cast:          p.persons(p.Cast(i)),
		Tags:          slugs(p.Tags(i), func(k uint16) string { return v.Tags[k].Slug }),
		Logline:       p.Logline(i),
		LoglineZh:     p.LoglineZh(i),
		IMDb:          p.IMDb(i),
		BoxOffice:     p.BoxOffice(i),
		Budget:        p.Budget(i),
	}
}

func slugs(indices []uint16, slug func(k uint16) string) []string {
	var out []string
	for _, k := range indices {
		out = append(out, slug(k))
	}
	return slices.Clip(out)
}

func (p *Pack) persons(numbers []uint32) []film.Person {
	var out []film.Person
	for _, n := range numbers {
		out = append(out, p.Person(n))
	}
	return slices.Clip(out)
}
