package content

import "github.com/loge-film/loge/core/film"

// Country returns what a country is called, in English and as on the mainland in Chinese. A code that is not known is
// its own English label. Slug is the code.
func Country(code string) film.Label { return placeLabel(countries, code) }

// Language returns what a language is called; otherwise as Country.
func Language(code string) film.Label { return placeLabel(languages, code) }

func placeLabel(table map[string][2]string, code string) film.Label {
	names, ok := table[code]
	if !ok {
		return film.Label{Slug: code, En: code}
	}
	return film.Label{Slug: code, En: names[0], Zh: names[1]}
}
