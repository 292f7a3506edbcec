package pack

import (
	"errors"

	"github.com/loge-film/loge/core/film"
)

// A crowd numbers people by their first appearance. A list refers to somebody new by 0 and to person p, who is
// already numbered, by p+1: half of all references become zeros, which compress to almost nothing.
type crowd struct {
	number map[film.Person]uint32
	fresh  []film.Person // numbered since the last take
}

func (c *crowd) lists(e *encoder, n int, at func(i int) []film.Person) {
	for i := range n {
		e.listLength(len(at(i)))
	}
	for i := range n {
		for _, person := range at(i) {
			e.uvarint(uint64(c.reference(person)))
		}
	}
}

func (c *crowd) reference(person film.Person) uint32 {
	if c.number == nil {
		c.number = map[film.Person]uint32{}
	}
	if p, ok := c.number[person]; ok {
		return p + 1
	}
	c.number[person] = uint32(len(c.number))
	c.fresh = append(c.fresh, person)
	return 0
}

// take returns the people who were numbered since the last take, in the order of their numbers.
func (c *crowd) take() []film.Person {
	fresh := c.fresh
	c.fresh = nil
	return fresh
}

func (e *encoder) people(people []film.Person) {
	e.count(len(people), MaxPeople)
	e.texts(len(people), MaxText, func(i int) string {
		if people[i].Name == "" {
			e.fail("a person has no name")
		}
		return people[i].Name
	})
	e.texts(len(people), MaxText, func(i int) string { return people[i].NameZh })
}

// credits reads n lists of people. Those who appear first here get the numbers from next on, below total; it
// returns the next free number.
func (c *cursor) credits(n, next, total int) (lists[uint32], int) {
	l := lists[uint32]{end: c.ends(n, MaxList)}
	if c.err != nil || n == 0 {
		return l, next
	}
	l.all = make([]uint32, l.end[n-1])
	for i := range l.all {
		switch v := c.uvarint(uint32(next)); {
		case v > 0:
			l.all[i] = v - 1
		case next < total:
			l.all[i] = uint32(next)
			next++
		default:
			c.fail(errors.New("a list points past the table of people"))
			return l, next
		}
	}
	return l, next
}
