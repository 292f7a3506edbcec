// Package match finds the films of a catalogue that the items of somebody else's files are.
//
// An item is a film when its id is the film's, or its IMDb id is the film's, or one of its titles is one of the film's in
// the same year or the one before or after. What stays doubtful is not matched but reported.
package match

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// An Item is what a foreign file says of one film.
type Item struct {
	ID     string
	Titles []string // in any language, the best first
	Year   int      // 0 when unknown: then the title must be unique in the catalogue
	IMDb   string   // "tt" and digits, or empty
}

// None stands for an item without a film.
const None = -1

// MaxExamples is how many examples of each kind a Report keeps.
const MaxExamples = 10

// A Report says how items found their films. Every item counts once.
type Report struct {
	Items     int `json:"items"`
	ByID      int `json:"by_id"`
	ByIMDb    int `json:"by_imdb"`
	ByTitle   int `json:"by_title"`      // and the same year, or without a year
	ByNear    int `json:"by_title_near"` // and a year before or after
	Doubtful  int `json:"doubtful"`      // several films, or several items for one film
	Unmatched int `json:"unmatched"`

	FirstDoubtful  []string `json:"first_doubtful,omitempty"`
	FirstUnmatched []string `json:"first_unmatched,omitempty"`
}

// Matched is the number of items that found their film.
func (r *Report) Matched() int { return r.ByID + r.ByIMDb + r.ByTitle + r.ByNear }

// Films returns for each item the index of its film in films, or None, and how that went. The same input gives the same
// answer. Several items may be one film by id or IMDb id, as in files that list a film twice; by title only one may.
func Films(films []film.Film, items []Item) ([]int, Report) {
	m := newMatcher(films, items)
	m.sure()
	for year, count := range []*int{&m.report.ByTitle, &m.report.ByNear} {
		*count = m.byTitle(year)
	}
	m.finish()
	return m.found, m.report
}

// A matcher is the work in progress of one call of Films.
type matcher struct {
	films  []film.Film
	items  []Item
	byID   map[string]int
	byIMDb map[string]int
	titles map[string][]int // films by key, ascending
	found  []int
	taken  []bool         // films that an item has found
	doubts map[int]string // why an item is doubtful
	report Report
}

func newMatcher(films []film.Film, items []Item) *matcher {
	m := &matcher{
		films: films, items: items, byID: map[string]int{}, byIMDb: map[string]int{}, titles: map[string][]int{},
		found: make([]int, len(items)), taken: make([]bool, len(films)), doubts: map[int]string{},
	}
	for f := range films {
		m.byID[string(films[f].ID)] = f
		if films[f].IMDb != "" {
			m.byIMDb[films[f].IMDb] = f
		}
		for _, key := range keys(films[f].Title, films[f].TitleZh, films[f].OriginalTitle) {
			m.titles[key] = append(m.titles[key], f)
		}
	}
	return m
}

// sure matches by ids.
func (m *matcher) sure() {
	for i, item := range m.items {
		m.found[i] = None
		if f, ok := m.byID[item.ID]; ok {
			m.take(i, f)
			m.report.ByID++
		} else if f, ok := m.byIMDb[item.IMDb]; ok {
			m.take(i, f)
			m.report.ByIMDb++
		}
	}
}

func (m *matcher) take(item, film int) { m.found[item], m.taken[film] = film, true }

// byTitle matches what is left by title, with years that differ by exactly apart, and counts.
func (m *matcher) byTitle(apart int) int {
	wishes := map[int][]int{} // the items that want a film
	for i, item := range m.items {
		if m.found[i] != None || m.doubts[i] != "" {
			continue
		}
		switch candidates := m.candidates(item, apart); len(candidates) {
		case 0:
		case 1:
			wishes[candidates[0]] = append(wishes[candidates[0]], i)
		default:
			m.doubts[i] = fmt.Sprintf("may be %s or %s", m.films[candidates[0]].ID, m.films[candidates[1]].ID)
		}
	}
	count := 0
	for f, items := range wishes {
		if len(items) == 1 {
			m.take(items[0], f)
			count++
			continue
		}
		for _, i := range items {
			m.doubts[i] = fmt.Sprintf("is not the only item that may be %s", m.films[f].ID)
		}
	}
	return count
}

// candidates are the films that an item may be by its title, ascending. A film whose IMDb id is another one's is none.
func (m *matcher) candidates(item Item, apart int) []int {
	var all []int
	for _, key := range keys(item.Titles...) {
		for _, f := range m.titles[key] {
			other := item.IMDb != "" && m.films[f].IMDb != "" && item.IMDb != m.films[f].IMDb
			if !m.taken[f] && !other && yearsApart(item.Year, m.films[f].Year) == apart {
				all = append(all, f)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// yearsApart is 0 when the item's year is unknown.
func yearsApart(item, film int) int {
	if item == 0 {
		return 0
	}
	return max(item-film, film-item)
}

func (m *matcher) finish() {
	r := &m.report
	r.Items = len(m.items)
	for i, item := range m.items {
		if m.found[i] != None {
			continue
		}
		if why := m.doubts[i]; why != "" {
			r.Doubtful++
			r.FirstDoubtful = example(r.FirstDoubtful, item, " "+why)
		} else {
			r.Unmatched++
			r.FirstUnmatched = example(r.FirstUnmatched, item, "")
		}
	}
}

func example(list []string, item Item, why string) []string {
	if len(list) == MaxExamples {
		return list
	}
	name := fmt.Sprintf("%.60q", item.ID)
	if len(item.Titles) > 0 {
		name += fmt.Sprintf(" %.80s", item.Titles[0])
	}
	if item.Year > 0 {
		name += fmt.Sprintf(" (%d)", item.Year)
	}
	return append(list, name+why)
}

// keys are the forms of titles under which spellings meet, each once.
func keys(titles ...string) []string {
	var all []string
	for _, t := range titles {
		if key := key(t); key != "" && !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	return all
}

// key is a title folded to its letters and digits, without an English article in front, with "and" for "&". A title of
// nothing but marks stays what it is.
func key(title string) string {
	folded := strings.ReplaceAll(strings.TrimSpace(text.Fold(title)), "&", " and ")
	for _, article := range []string{"the ", "a ", "an "} {
		if rest := strings.TrimPrefix(folded, article); rest != folded && strings.TrimSpace(rest) != "" {
			folded = rest
			break
		}
	}
	bare := strings.Map(func(c rune) rune {
		if unicode.In(c, unicode.L, unicode.M, unicode.N) {
			return c
		}
		return -1
	}, folded)
	if bare == "" {
		return folded
	}
	return bare
}
