package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/loge-film/loge/core/film"
)

// A wikiRecord answers what a foreign record says of one film, repaired.
type wikiRecord struct{ values map[string]value }

func (w wikiRecord) text(field string) string   { return w.values[field].text }
func (w wikiRecord) list(field string) []string { return w.values[field].list }

// title returns the best title there is: English before Chinese.
func (w wikiRecord) title() string {
	for _, field := range []string{"title", "title_en", "title_zh"} {
		if s := tidy(w.text(field)); s != "" {
			return shorten(s, maxTitle)
		}
	}
	return ""
}

var wikidataID = regexp.MustCompile(`^Q[0-9]{1,12}$`)

// handle returns a short name for a film whose title cannot be its id: the Wikidata id, else a hash of the title.
func (w wikiRecord) handle(title string) string {
	if qid := w.text("qid"); wikidataID.MatchString(qid) {
		return strings.ToLower(qid)
	}
	sum := sha256.Sum256([]byte(title))
	return "t" + hex.EncodeToString(sum[:4])
}

// logline returns the first sentences of the overview. A torn-off infobox is no overview.
func (w wikiRecord) logline() string {
	const most = 240 // characters, about the length of our own loglines
	s := tidy(w.text("overview"))
	if strings.Contains(s, "{{") {
		return ""
	}
	return firstSentences(s, most)
}

// countries returns ISO codes from either way of saying it; what is no known country is dropped.
func (w wikiRecord) countries() []string {
	var codes []string
	if code := w.text("country"); code != "" && countryFault(code) == "" {
		codes = append(codes, code)
	}
	for _, name := range strings.FieldsFunc(tidy(w.text("country_zh")), func(c rune) bool { return strings.ContainsRune(",，、 ", c) }) {
		if code := wikiCountries[name]; code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// languages returns the language of a film; known is false when it had to be assumed from the main country.
// A silent film has none.
func (w wikiRecord) languages(countries []string) (codes []string, known bool) {
	if code := wikiLanguages[w.text("lang")]; code != "" {
		return []string{code}, true
	}
	if _, tags := w.words(); slices.Contains(tags, "silent") {
		return nil, true
	}
	if len(countries) == 0 || countryLanguages[countries[0]] == "" {
		return nil, false
	}
	return []string{countryLanguages[countries[0]]}, false
}

// words returns the genres, those named twice first, and the tags that its genre words stand for.
func (w wikiRecord) words() (genres, tags []string) {
	const most = 4 // genres
	votes := map[string]int{}
	for _, word := range slices.Concat(w.list("genres"), w.list("wp_genres"), []string{w.text("type")}) {
		meaning := wikiWords[strings.ToLower(tidy(word))]
		for _, g := range meaning.genres {
			if votes[g]++; votes[g] == 1 {
				genres = append(genres, g)
			}
		}
		for _, t := range meaning.tags {
			if !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	slices.SortStableFunc(genres, func(a, b string) int { return votes[b] - votes[a] })
	return genres[:min(len(genres), most)], tags
}

// directors pairs the Chinese names with the English ones when there are as many of both.
func (w wikiRecord) directors() []film.Person {
	people := w.people("director")
	english := strings.Split(w.text("director_en"), ",")
	if len(english) != len(w.list("director")) || len(english) != len(people) {
		return people
	}
	for i := range people {
		if name := cleanName(english[i]); name != "" {
			people[i].Name = name
		}
	}
	return distinctPeople(people)
}

// people returns the names of a list. A name in Han characters stands for itself in both languages.
func (w wikiRecord) people(field string) []film.Person {
	var people []film.Person
	for _, item := range w.list(field) {
		p := film.Person{Name: cleanName(item)}
		if strings.ContainsFunc(p.Name, isHan) {
			p.NameZh = p.Name
		}
		if p.Name != "" {
			people = append(people, p)
		}
	}
	return distinctPeople(people)
}

func distinctPeople(people []film.Person) []film.Person {
	seen := map[string]bool{}
	return slices.DeleteFunc(people, func(p film.Person) bool {
		again := seen[p.Name]
		seen[p.Name] = true
		return again
	})
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }
