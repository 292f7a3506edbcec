package pack

import (
	"bytes"
	"errors"
	"fmt"
	"math"

	"github.com/loge-film/loge/core/film"
)

// front is what the Front part holds, column by column.
type front struct {
	vocabulary film.Vocabulary
	countries  []film.Label
	languages  []film.Label

	ids, titles, titlesZh, originals texts
	years                            []uint32 // since film.MinYear
	runtimes                         []uint32
	genres, tags                     lists[uint16]
	filmCountries, filmLanguages     lists[uint16]
	directors                        lists[uint32]
	people                           people
	fame                             []uint16
	mapX, mapY                       []uint16 // bits of int16; nil when the pack has no map
	seeds                            [][8]byte
}

// people is a table of persons.
type people struct{ names, namesZh texts }

func (p people) len() int { return p.names.len() }

func (p people) at(i int) film.Person {
	return film.Person{Name: p.names.at(i), NameZh: p.namesZh.at(i)}
}

func (f *front) read(r *reader) {
	f.readLabels(r)
	f.readTitles(r)
	f.readWords(r)
	r.block(tagPeople, func(c *cursor) { f.people = c.people() })
	r.block(tagDirectors, func(c *cursor) {
		var used int
		if f.directors, used = c.credits(r.films, 0, f.people.len()); used < f.people.len() {
			c.fail(errIdle)
		}
	})
	r.block(tagFame, func(c *cursor) { f.fame = c.u16s(r.films) })
	r.option(tagMap, func(c *cursor) {
		f.mapX, f.mapY = c.coordinates(r.films), c.coordinates(r.films)
	})
	r.block(tagSeeds, func(c *cursor) { f.seeds = c.seeds(r.films) })
}

func (f *front) readLabels(r *reader) {
	r.block(tagGenres, func(c *cursor) {
		t := c.labelTable()
		f.vocabulary.Genres = make([]film.Genre, t.slugs.len())
		for i := range f.vocabulary.Genres {
			f.vocabulary.Genres[i] = film.Genre{Label: t.at(i)}
		}
	})
	r.block(tagTags, func(c *cursor) {
		t := c.labelTable()
		groups := c.texts(t.slugs.len(), MaxText)
		f.vocabulary.Tags = make([]film.Tag, groups.len())
		for i := range f.vocabulary.Tags {
			f.vocabulary.Tags[i] = film.Tag{Label: t.at(i), Group: groups.at(i)}
		}
	})
	r.block(tagCountryNames, func(c *cursor) { f.countries = c.labelTable().labels() })
	r.block(tagLangNames, func(c *cursor) { f.languages = c.labelTable().labels() })
}

func (f *front) readTitles(r *reader) {
	r.block(tagYears, func(c *cursor) { f.years = c.numbers(r.films, film.MaxYear-film.MinYear) })
	r.block(tagTitles, func(c *cursor) { f.titles = c.texts(r.films, MaxText) })
	r.block(tagIDs, func(c *cursor) { f.readIDs(c, r.films) })
	r.block(tagTitlesZh, func(c *cursor) { f.titlesZh = c.texts(r.films, MaxText) })
	r.block(tagOriginals, func(c *cursor) { f.originals = c.texts(r.films, MaxText) })
}

// readIDs reads the ids; an empty one is derived from title and year.
func (f *front) readIDs(c *cursor, n int) {
	stored := c.texts(n, MaxID)
	if c.err != nil {
		return
	}
	all := make([]byte, 0, len(stored.all)+len(f.titles.all)+5*n)
	f.ids.end = make([]uint32, n)
	var last []byte
	for i := range n {
		begin := len(all)
		if id := stored.at(i); id != "" {
			all = append(all, id...)
		} else {
			all = appendID(all, f.titles.at(i), film.MinYear+int(f.years[i]))
		}
		id := all[begin:]
		if !isID(id) || bytes.Compare(id, last) <= 0 {
			c.fail(fmt.Errorf("film %d has a bad id or stands out of order", i))
			return
		}
		last = id
		f.ids.end[i] = uint32(len(all))
	}
	f.ids.all = string(all)
}

func (f *front) readWords(r *reader) {
	n := r.films
	r.block(tagRuntimes, func(c *cursor) { f.runtimes = c.numbers(n, MaxRuntime) })
	r.block(tagFilmGenres, func(c *cursor) { f.genres = readLists[uint16](c, n, len(f.vocabulary.Genres)) })
	r.block(tagFilmTags, func(c *cursor) { f.readTags(c, n) })
	r.block(tagCountries, func(c *cursor) { f.filmCountries = readLists[uint16](c, n, len(f.countries)) })
	r.block(tagLanguages, func(c *cursor) { f.filmLanguages = readLists[uint16](c, n, len(f.languages)) })
}

func (f *front) readTags(c *cursor, n int) {
	f.tags.end = c.ends(n, MaxList)
	if c.err != nil || n == 0 {
		return
	}
	f.tags.all = make([]uint16, f.tags.end[n-1])
	row := make([]uint32, MaxList)
	for i := range n {
		tags := f.tags.at(i)
		c.steps(row[:len(tags)], len(f.vocabulary.Tags))
		for k := range tags {
			tags[k] = uint16(row[k])
		}
	}
}

// labelTable is a table of labels as it stands in a block.
type labelTable struct{ slugs, en, zh texts }

// labelTable reads a table of labels; after a fault it is empty.
func (c *cursor) labelTable() labelTable {
	n := c.count(MaxLabels)
	t := labelTable{c.texts(n, MaxText), c.texts(n, MaxText), c.texts(n, MaxText)}
	if c.err != nil {
		return labelTable{}
	}
	return t
}

func (t labelTable) at(i int) film.Label {
	return film.Label{Slug: t.slugs.at(i), En: t.en.at(i), Zh: t.zh.at(i)}
}

func (t labelTable) labels() []film.Label {
	labels := make([]film.Label, t.slugs.len())
	for i := range labels {
		labels[i] = t.at(i)
	}
	return labels
}

func (c *cursor) people() people {
	n := c.count(MaxPeople)
	return people{c.texts(n, MaxText), c.texts(n, MaxText)}
}

// coordinates reads n map coordinates; -32768 is not one.
func (c *cursor) coordinates(n int) []uint16 {
	out := c.u16s(n)
	for _, v := range out {
		if int16(v) == math.MinInt16 {
			c.fail(errors.New("a map coordinate lies outside -1..1"))
			return nil
		}
	}
	return out
}

// seeds reads n times 8 numbers of 4 bits, and spreads them over 0..255.
func (c *cursor) seeds(n int) [][8]byte {
	raw := c.take(4 * n)
	if c.err != nil {
		return nil
	}
	out := make([][8]byte, n)
	for i, b := range raw {
		out[i/4][i%4*2] = b & 15 * 17
		out[i/4][i%4*2+1] = b >> 4 * 17
	}
	return out
}
