package importer

import (
	"github.com/loge-film/loge/core/film"
)

// A Catalogue is what a Matcher asks of the films: *pack.Pack is one.
type Catalogue interface {
	Len() int
	ID(i int) film.ID
	IMDb(i int) string // or empty
	Title(i int) string
	TitleZh(i int) string  // or empty
	Original(i int) string // or empty
	Year(i int) int
	Runtime(i int) int // minutes, 0 when unknown
}

// A Verdict says how surely an item is a film.
type Verdict uint8

// The verdicts. Matched needs the IMDb id, or a title to the letter and the same year or the one before or after; where
// the file has no year, a title that one film alone has.
const (
	Unmatched  Verdict = iota
	Matched            //
	OtherYear          // a title to the letter, more than a year apart
	OtherTitle         // the title with or without its subtitle, or that alone, and the same year or the one before or after
	Several            // several films fit equally well
)

// Why returns the word for a doubt: "year", "title" or "several"; "" where there is none.
func (v Verdict) Why() string {
	return [...]string{"", "", "year", "title", "several"}[v]
}

// maxApart is how many years apart a doubtful film may be: release dates of other countries, festivals. Douban's tables
// have no year of the film, but often the date of a restored version, decades later: there any year is worth the question.
const maxApart = 5

// None stands for an item without a film.
const None = -1

// A Matcher finds the films of a file's items. It asks for each title of the catalogue once, and so needs no index of it.
type Matcher struct {
	file  *File
	films Catalogue
	items int // of which the wishes are noted
	next  int // film to look at
	imdb  map[string]int32
	whole map[string]int32 // the first wish of a title
	parts map[string]int32 // the first wish of a part of a title
	wants []wanted
	best  []candidate // by item
	key   []byte      // scratch
}

// A wanted title, or part of one, is that of an item. Wishes for one key are a list.
type wanted struct{ item, next int32 }

// A candidate is the best film so far.
type candidate struct {
	film  int32
	class class
	apart uint8 // years
	tied  bool  // another film is as good
}

// A class says how a film was found, best first.
type class uint8

const (
	byID class = iota
	bySameYear
	byNearYear
	byTitleAlone // the file has no year
	byFarYear
	byMainTitle
	notFound
)

// NewMatcher begins to compare a file with a catalogue. Neither may change until Step is done.
func NewMatcher(file *File, films Catalogue) *Matcher {
	m := &Matcher{
		file: file, films: films, imdb: map[string]int32{}, whole: map[string]int32{}, parts: map[string]int32{},
		best: make([]candidate, len(file.Items)),
	}
	for i := range m.best {
		m.best[i] = candidate{None, notFound, 0, false}
	}
	return m
}

// The pieces of work of one Step: some milliseconds in a browser.
const (
	itemsPerStep = 500
	filmsPerStep = 500
)

// Step does a piece of the work and reports whether more is left.
func (m *Matcher) Step() (more bool) {
	if m.items < len(m.file.Items) {
		for end := min(m.items+itemsPerStep, len(m.file.Items)); m.items < end; m.items++ {
			m.want(m.items)
		}
		return true
	}
	for end := min(m.next+filmsPerStep, m.films.Len()); m.next < end; m.next++ {
		m.look(m.next)
	}
	return m.next < m.films.Len()
}

// Done returns how much of the work is done, 0..1.
func (m *Matcher) Done() float64 {
	return float64(m.items+m.next) / float64(max(1, len(m.file.Items)+m.films.Len()))
}

// want notes by what an item can be found.
func (m *Matcher) want(i int) {
	it := &m.file.Items[i]
	if it.IMDb != "" {
		m.imdb[it.IMDb] = int32(i)
	}
	for _, name := range it.names(m.file.Source) {
		m.wantKey(m.whole, i, name)
		if it.Year > 0 {
			main, sub := parts(name)
			m.wantKey(m.parts, i, main)
			m.wantKey(m.parts, i, sub)
		}
	}
}

// wantKey notes one title; none when it is empty.
func (m *Matcher) wantKey(keys map[string]int32, i int, title string) {
	if title == "" {
		return
	}
	m.key = appendKey(m.key[:0], title)
	if len(m.key) == 0 {
		return
	}
	first, ok := keys[string(m.key)]
	if !ok {
		first = None
	}
	m.wants = append(m.wants, wanted{int32(i), first})
	keys[string(m.key)] = int32(len(m.wants) - 1)
}

// look offers film f to the items that it may be.
func (m *Matcher) look(f int) {
	if id := m.films.IMDb(f); id != "" {
		if i, ok := m.imdb[id]; ok {
			m.offer(int(i), candidate{int32(f), byID, 0, false})
		}
	}
	for _, title := range [...]string{m.films.Title(f), m.films.TitleZh(f), m.films.Original(f)} {
		m.lookTitle(f, title, false)
		main, sub := parts(title)
		m.lookTitle(f, main, true)
		m.lookTitle(f, sub, true)
	}
}

// lookTitle offers film f to the items that want one of its titles, or a part of it; to none when that is empty.
func (m *Matcher) lookTitle(f int, title string, part bool) {
	if title == "" {
		return
	}
	m.key = appendKey(m.key[:0], title)
	m.lookKey(m.whole, f, part)
	if !part { // two films of one series are not the same
		m.lookKey(m.parts, f, true)
	}
}

// lookKey offers film f to the items of one list.
func (m *Matcher) lookKey(keys map[string]int32, f int, part bool) {
	at, ok := keys[string(m.key)]
	for ok && at != None {
		w := m.wants[at]
		if c := m.judge(int(w.item), f, part); c.class != notFound {
			m.offer(int(w.item), c)
		}
		at = w.next
	}
}

// judge says how well film f fits an item whose title it has; part says that it has one of the two only in part.
func (m *Matcher) judge(i, f int, part bool) candidate {
	it, c := &m.file.Items[i], candidate{int32(f), notFound, 0, false}
	if id := m.films.IMDb(f); it.IMDb != "" && id != "" && id != it.IMDb {
		return c // another film of the same name
	}
	year := m.films.Year(f)
	apart := max(year-it.Year, it.Year-year)
	c.apart = uint8(min(apart, 255))
	switch {
	case it.Year == 0 && !part:
		c.class, c.apart = byTitleAlone, 0
	case it.Year == 0 || part && apart > 1 || apart > maxApart && m.file.Source != Douban:
	case part:
		c.class = byMainTitle
	case apart > 1:
		c.class = byFarYear
	case apart == 1:
		c.class = byNearYear
	default:
		c.class = bySameYear
	}
	return c
}

// offer keeps the better of two candidates: by class, then by year, then by the order of the catalogue; where the file
// has no year, the later film.
func (m *Matcher) offer(i int, c candidate) {
	b := &m.best[i]
	switch {
	case b.film == c.film && b.class <= c.class:
	case c.class < b.class || c.class == b.class && c.apart < b.apart:
		*b = c
	case c.class > b.class || c.apart > b.apart:
	case c.class == byTitleAlone && m.films.Year(int(c.film)) > m.films.Year(int(b.film)):
		*b = c
		b.tied = true
	default:
		b.tied = true
	}
}

// Of returns the film of an item, or None, and how sure that is. It is final when Step is done.
func (m *Matcher) Of(item int) (film int, v Verdict) {
	switch b := m.best[item]; {
	case b.class == notFound:
		return None, Unmatched
	case b.class == byID:
		return int(b.film), Matched
	case b.class == byFarYear:
		return int(b.film), OtherYear
	case b.class == byMainTitle:
		return int(b.film), OtherTitle
	case b.tied:
		return int(b.film), Several
	default:
		return int(b.film), Matched
	}
}
