package search

import (
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
)

// A topic is a year, genre or tag with its films.
type topic struct {
	label film.Label
	films []uint32
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
	next  []uint32 // while filling: where the next film of each person goes
}

// count finds how many credits the people have in some films.
func (c *credits) count(p *pack.Pack, from, to int) {
	for i := from; i < to; i++ {
		for _, list := range [...][]uint32{p.Directors(i), p.Cast(i), p.Writers(i)} {
			for _, person := range list {
				c.end[person]++
			}
		}
	}
}

// open makes the room for what was counted.
func (c *credits) open() {
	var total uint32
	c.next, total = ends(c.end)
	c.films = make([]uint32, total)
}

// fill enters some films, in order. Somebody with two roles in a film has two credits.
func (c *credits) fill(p *pack.Pack, from, to int) {
	for i := from; i < to; i++ {
		for _, list := range [...][]uint32{p.Directors(i), p.Cast(i), p.Writers(i)} {
			for _, person := range list {
				c.films[c.next[person]] = uint32(i)
				c.next[person]++
			}
		}
	}
}

func (c *credits) close() { c.next = nil }

// ends turns counts into where each group ends, and returns where each begins and how many there are in all.
func ends(counts []uint32) (begin []uint32, total uint32) {
	begin = make([]uint32, len(counts))
	for n, count := range counts {
		begin[n] = total
		total += count
		counts[n] = total
	}
	return begin, total
}

// of returns the films of a person, in order, some of them more than once.
func (c credits) of(person uint32) []uint32 {
	begin := uint32(0)
	if person > 0 {
		begin = c.end[person-1]
	}
	return c.films[begin:c.end[person]]
}
