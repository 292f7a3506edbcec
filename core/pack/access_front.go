package pack

import (
	"math"
	"sort"

	"github.com/loge-film/loge/core/film"
)

// Build returns the number that the parts of this build share. Two builds of the same input have the same.
func (p *Pack) Build() BuildID { return p.build }

// Len returns the number of films.
func (p *Pack) Len() int { return p.films }

// ID returns the id of film i. Ids ascend with i.
func (p *Pack) ID(i int) film.ID { return film.ID(p.front.ids.at(i)) }

// Index returns the index of a film; ok is false when the pack does not have it. It takes O(log Len).
func (p *Pack) Index(id film.ID) (i int, ok bool) {
	i = sort.Search(p.films, func(k int) bool { return p.ID(k) >= id })
	return i, i < p.films && p.ID(i) == id
}

// Title returns the English title of film i.
func (p *Pack) Title(i int) string { return p.front.titles.at(i) }

// TitleZh returns the Chinese title of film i, or "".
func (p *Pack) TitleZh(i int) string { return p.front.titlesZh.at(i) }

// Original returns the original title of film i, or "" when it equals Title.
func (p *Pack) Original(i int) string { return p.front.originals.at(i) }

// Year returns the year of film i, film.MinYear..film.MaxYear.
func (p *Pack) Year(i int) int { return film.MinYear + int(p.front.years[i]) }

// Runtime returns the minutes of film i, 0 when unknown.
func (p *Pack) Runtime(i int) int { return int(p.front.runtimes[i]) }

// Vocabulary returns the genres and tags that Genres and Tags point into.
func (p *Pack) Vocabulary() film.Vocabulary { return p.front.vocabulary }

// CountryLabels returns the labels that Countries points into; Slug is the ISO 3166-1 code.
func (p *Pack) CountryLabels() []film.Label { return p.front.countries }

// LanguageLabels returns the labels that Languages points into; Slug is the ISO 639 code.
func (p *Pack) LanguageLabels() []film.Label { return p.front.languages }

// Genres returns the genres of film i by weight, as indices into Vocabulary().Genres.
func (p *Pack) Genres(i int) []uint16 { return p.front.genres.at(i) }

// Tags returns the tags of film i, as ascending indices into Vocabulary().Tags.
func (p *Pack) Tags(i int) []uint16 { return p.front.tags.at(i) }

// Countries returns the countries of film i, the main one first, as indices into CountryLabels.
func (p *Pack) Countries(i int) []uint16 { return p.front.filmCountries.at(i) }

// Languages returns the languages of film i, the main one first, as indices into LanguageLabels.
func (p *Pack) Languages(i int) []uint16 { return p.front.filmLanguages.at(i) }

// Directors returns the directors of film i as numbers for Person.
func (p *Pack) Directors(i int) []uint32 { return p.front.directors.at(i) }

// People returns the number of persons: the directors, and with the Detail part everybody.
func (p *Pack) People() int { return p.front.people.len() + p.detail.people.len() }

// Person returns person n, 0 ≤ n < People().
func (p *Pack) Person(n uint32) film.Person {
	if directors := p.front.people.len(); int(n) >= directors {
		return p.detail.people.at(int(n) - directors)
	}
	return p.front.people.at(int(n))
}

// Fame returns how widely film i is likely to be known, 0..1.
func (p *Pack) Fame(i int) float32 { return unfraction(p.front.fame[i]) }

// HasMap reports whether the pack has map coordinates.
func (p *Pack) HasMap() bool { return p.front.mapX != nil }

// Map returns the place of film i on the map of all films, each coordinate in -1..1; 0, 0 when there is no map.
func (p *Pack) Map(i int) (x, y float32) {
	if !p.HasMap() {
		return 0, 0
	}
	return uncoordinate(p.front.mapX[i]), uncoordinate(p.front.mapY[i])
}

// Seed returns 8 bytes for the poster of film i, each a multiple of 17 spread evenly over 0..255; near films have near
// bytes.
func (p *Pack) Seed(i int) [8]byte { return p.front.seeds[i] }

// Block returns the bytes of a block that this version of the format does not know, such as Builder.Extra.
func (p *Pack) Block(tag string) ([]byte, bool) {
	data, ok := p.extra[tag]
	return data, ok
}

func unfraction(v uint16) float32 { return float32(float64(v) / math.MaxUint16) }

func uncoordinate(v uint16) float32 { return float32(float64(int16(v)) / math.MaxInt16) }
