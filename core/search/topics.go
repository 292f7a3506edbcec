package search

import (
	"slices"
	"strconv"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
)

// A topic is a year, genre or tag with its films.
type topic struct {
	label film.Label
	films []uint32
}

// newTopics lists the tags, genres and years of a pack under their normalized names in both languages.
func newTopics(p *pack.Pack) map[string]topic {
	voc := p.Vocabulary()
	tags, genres := make([]topic, len(voc.Tags)), make([]topic, len(voc.Genres))
	years := make([]topic, film.MaxYear+1)
	for i := range p.Len() {
		for _, t := range p.Tags(i) {
			tags[t].add(voc.Tags[t].Label, i)
		}
		for _, g := range p.Genres(i) {
			genres[g].add(voc.Genres[g].Label, i)
		}
		year := p.Year(i)
		years[year].add(film.Label{En: strconv.Itoa(year)}, i)
	}
	topics := map[string]topic{}
	for _, t := range slices.Concat(tags, genres, years) {
		t.enter(topics)
	}
	return topics
}

func (t *topic) add(label film.Label, i int) {
	t.label = label
	t.films = append(t.films, uint32(i))
}

// enter puts a topic under its names; what is entered later wins a name that two topics share.
func (t topic) enter(topics map[string]topic) {
	for _, s := range [...]string{t.label.En, t.label.Zh, t.label.Slug} {
		if key := normalize(s); key != "" {
			topics[key] = t
		}
	}
}

// credits lists the films of each person.
type credits struct {
	end   []uint32
	films []uint32
}

func newCredits(p *pack.Pack) credits {
	c := credits{end: make([]uint32, p.People())}
	eachCredit(p, func(_ int, person uint32) { c.end[person]++ })
	total := uint32(0)
	next := make([]uint32, len(c.end))
	for n, count := range c.end {
		next[n] = total
		total += count
		c.end[n] = total
	}
	c.films = make([]uint32, total)
	eachCredit(p, func(film int, person uint32) {
		c.films[next[person]] = uint32(film)
		next[person]++
	})
	return c
}

// eachCredit calls f for all credits, films in order. Somebody with two roles in a film has two credits.
func eachCredit(p *pack.Pack, f func(film int, person uint32)) {
	for i := range p.Len() {
		for _, list := range [...][]uint32{p.Directors(i), p.Cast(i), p.Writers(i)} {
			for _, person := range list {
				f(i, person)
			}
		}
	}
}

// of returns the films of a person, in order, some of them more than once.
func (c credits) of(person uint32) []uint32 {
	begin := uint32(0)
	if person > 0 {
		begin = c.end[person-1]
	}
	return c.films[begin:c.end[person]]
}
