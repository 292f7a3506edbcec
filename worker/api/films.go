package api

import (
	"strconv"

	"github.com/loge-film/loge/core/film"
)

const chinese = "zh-Hans"

// getFilm answers with https://schema.org/Movie as JSON-LD; facts that the pack does not know are left out.
func (e *Edge) getFilm(parameter string, _ Request) Response {
	i, ok := e.pack.Index(film.ID(parameter))
	if !ok {
		return notFound("There is no film with this id; ids end in the year, such as in-the-mood-for-love-2000.")
	}
	w := &jsonWriter{}
	w.begin("", '{')
	e.movie(w, i)
	e.credits(w, i)
	w.end('}')
	return cacheable("application/ld+json", append(w.b, '\n'))
}

func (e *Edge) movie(w *jsonWriter, i int) {
	p := e.pack
	id := string(p.ID(i))
	w.text("@context", "https://schema.org")
	w.text("@type", "Movie")
	w.text("@id", "/v1/films/"+id)
	w.text("url", "/#/film/"+id)
	w.text("identifier", id)
	w.text("name", p.Title(i))
	w.phrases("alternateName", "", p.Original(i), p.TitleZh(i))
	w.phrases("description", "en", p.Logline(i), p.LoglineZh(i))
	w.text("datePublished", strconv.Itoa(p.Year(i)))
	if p.Runtime(i) > 0 {
		w.text("duration", "PT"+strconv.Itoa(p.Runtime(i))+"M")
	}
	w.countries(p.Countries(i), p.CountryLabels())
	w.texts("inLanguage", pick(p.Languages(i), func(k uint16) string { return p.LanguageLabels()[k].Slug }))
	w.texts("genre", pick(p.Genres(i), func(k uint16) string { return p.Vocabulary().Genres[k].En }))
	w.texts("keywords", pick(p.Tags(i), func(k uint16) string { return p.Vocabulary().Tags[k].En }))
	if imdb := p.IMDb(i); imdb != "" {
		w.text("sameAs", "https://www.imdb.com/title/"+imdb+"/")
	}
}

func (e *Edge) credits(w *jsonWriter, i int) {
	p := e.pack
	w.people("director", pick(p.Directors(i), p.Person))
	w.people("author", pick(p.Writers(i), p.Person))
	w.people("actor", pick(p.Cast(i), p.Person))
}

// pick looks every index up.
func pick[I uint16 | uint32, T any](indices []I, at func(I) T) []T {
	values := make([]T, len(indices))
	for k, index := range indices {
		values[k] = at(index)
	}
	return values
}

// phrases writes a text in a language, "" when that is unknown, and its Chinese twin, as JSON-LD language strings.
// Either text may be empty.
func (w *jsonWriter) phrases(name, language, text, zh string) {
	if text == "" && zh == "" {
		return
	}
	w.begin(name, '[')
	w.phrase(language, text)
	if zh != text {
		w.phrase(chinese, zh)
	}
	w.end(']')
}

func (w *jsonWriter) phrase(language, text string) {
	if text == "" {
		return
	}
	w.begin("", '{')
	w.text("@language", language)
	w.text("@value", text)
	w.end('}')
}

func (w *jsonWriter) countries(indices []uint16, labels []film.Label) {
	if len(indices) == 0 {
		return
	}
	w.begin("countryOfOrigin", '[')
	for _, index := range indices {
		w.begin("", '{')
		w.text("@type", "Country")
		w.text("identifier", labels[index].Slug)
		w.text("name", labels[index].En)
		w.end('}')
	}
	w.end(']')
}

func (w *jsonWriter) people(role string, people []film.Person) {
	if len(people) == 0 {
		return
	}
	w.begin(role, '[')
	for _, person := range people {
		w.begin("", '{')
		w.text("@type", "Person")
		w.text("name", person.Name)
		w.phrases("alternateName", "", "", person.NameZh)
		w.end('}')
	}
	w.end(']')
}
