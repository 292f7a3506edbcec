package search

import (
	"strconv"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
)

// A phase is a part of the building of an index that goes through items of one kind in their order.
type phase struct {
	items  func() int // how many; asked at each step, for earlier phases may make them
	atOnce int        // how many one step does
	do     func(from, to int)
	end    func()
}

// The items of one step. They keep a step below 50 ms with the films of a large pack in a browser.
const (
	filmsAtOnce  = 2_000
	peopleAtOnce = 4_000
	keysAtOnce   = 40_000
)

// Step does one piece of the building and reports whether there is more. Find does what is left.
func (x *Index) Step() (more bool) {
	if len(x.phases) == 0 {
		return false
	}
	p := x.phases[0]
	all := p.items()
	to := min(x.done+p.atOnce, all)
	p.do(x.done, to)
	if x.done = to; to == all {
		p.end()
		x.phases, x.done = x.phases[1:], 0
	}
	return len(x.phases) > 0
}

// plan lists the phases of the building.
func (x *Index) plan() []phase {
	films, people := x.pack.Len, x.pack.People
	keys := func() int { return len(x.keys.end) }
	topics, credits := newSubjects(x.pack), &x.credits
	credits.end = make([]uint32, people())
	nothing := func() {}
	return []phase{
		{films, filmsAtOnce, topics.collect, func() { x.topics = topics.byName() }},
		{films, filmsAtOnce, func(from, to int) { credits.count(x.pack, from, to) }, credits.open},
		{films, filmsAtOnce, func(from, to int) { credits.fill(x.pack, from, to) }, credits.close},
		{films, filmsAtOnce, func(from, to int) { x.keys.films(x.pack, from, to) }, nothing},
		{people, peopleAtOnce, func(from, to int) { x.keys.people(x.pack, from, to) }, x.begin},
		{keys, keysAtOnce, func(from, to int) { x.starts.count(from, to) }, func() { x.starts.open() }},
		{keys, keysAtOnce, func(from, to int) { x.starts.fill(from, to) }, func() { x.starts.close() }},
		{keys, keysAtOnce, func(from, to int) { x.starts.sign(from, to) }, nothing},
	}
}

// begin goes from the complete list of keys to the words in it.
func (x *Index) begin() {
	x.keys.close()
	x.seen = make([]uint32, len(x.keys.end))
	x.starts = &starts{keys: x.keys, end: make([]uint32, buckets), mark: make([]uint64, len(x.keys.end))}
}

// subjects are the tags, genres and years of a pack, by number.
type subjects struct {
	pack                *pack.Pack
	voc                 film.Vocabulary
	tags, genres, years []topic
}

func newSubjects(p *pack.Pack) *subjects {
	voc := p.Vocabulary()
	return &subjects{p, voc, make([]topic, len(voc.Tags)), make([]topic, len(voc.Genres)), make([]topic, film.MaxYear+1)}
}

// collect enters some films with their topics.
func (s *subjects) collect(from, to int) {
	for i := from; i < to; i++ {
		for _, t := range s.pack.Tags(i) {
			s.tags[t].add(s.voc.Tags[t].Label, i)
		}
		for _, g := range s.pack.Genres(i) {
			s.genres[g].add(s.voc.Genres[g].Label, i)
		}
		year := &s.years[s.pack.Year(i)]
		if year.label.En == "" {
			year.label = film.Label{En: strconv.Itoa(s.pack.Year(i))}
		}
		year.add(year.label, i)
	}
}

// byName returns the topics under their normalized names in both languages.
func (s *subjects) byName() map[string]topic {
	topics := map[string]topic{}
	for _, list := range [...][]topic{s.tags, s.genres, s.years} {
		for _, t := range list {
			t.enter(topics)
		}
	}
	return topics
}
