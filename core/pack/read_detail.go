package pack

import "errors"

// detail is what the Detail part holds.
type detail struct {
	loglines, loglinesZh texts
	people               people // numbered after those of the front part
	cast, writers        lists[uint32]
	imdb                 texts
	boxOffice, budget    []uint32 // thousands of US dollars
	pinyin, namePinyin   readings
}

// readings is a table of pinyin; an empty one stands for no pinyin at all.
type readings struct{ full, initials texts }

func (r readings) at(i int) Pinyin {
	if r.full.len() == 0 {
		return Pinyin{}
	}
	return Pinyin{Full: r.full.at(i), Initials: r.initials.at(i)}
}

var errIdle = errors.New("the table of people names somebody whom no film credits")

// read reads the part; known are the people of the front part.
func (d *detail) read(r *reader, known people) {
	n := r.films
	r.block(tagLoglines, func(c *cursor) { d.loglines = c.texts(n, MaxText) })
	r.block(tagLoglinesZh, func(c *cursor) { d.loglinesZh = c.texts(n, MaxText) })
	r.block(tagMorePeople, func(c *cursor) { d.people = c.people() })
	next, total := known.len(), known.len()+d.people.len()
	r.block(tagCast, func(c *cursor) { d.cast, next = c.credits(n, next, total) })
	r.block(tagWriters, func(c *cursor) {
		if d.writers, next = c.credits(n, next, total); next < total {
			c.fail(errIdle)
		}
	})
	r.block(tagIMDb, func(c *cursor) { d.imdb = c.texts(n, MaxText) })
	r.block(tagBoxOffice, func(c *cursor) { d.boxOffice = c.numbers(n, MaxMoney) })
	r.block(tagBudget, func(c *cursor) { d.budget = c.numbers(n, MaxMoney) })
	r.option(tagPinyin, func(c *cursor) { d.pinyin = c.readings(n) })
	r.option(tagPeoplePinyin, func(c *cursor) { d.namePinyin = c.readings(total) })
}

func (c *cursor) readings(n int) readings {
	return readings{c.texts(n, MaxText), c.texts(n, MaxText)}
}
