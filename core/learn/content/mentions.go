package content

import (
	"math"
	"slices"
	"strconv"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// A reader turns films into mentions.
type reader struct {
	group    map[string]string // of a tag
	loglines *loglines
}

func newReader(films []film.Film, vocabulary film.Vocabulary) *reader {
	r := &reader{group: map[string]string{}}
	var known []string
	for _, t := range vocabulary.Tags {
		r.group[t.Slug] = t.Group
		known = append(known, t.En, t.Zh)
	}
	for i := range films {
		for _, p := range slices.Concat(films[i].Directors, films[i].Cast) {
			known = append(known, p.Name, p.NameZh)
		}
	}
	r.loglines = readLoglines(films, known)
	return r
}

// mentions lists the terms of film f, which is number i, each once, in a fixed order.
func (r *reader) mentions(i int, f *film.Film) []mention {
	var list collector
	value := 1.0
	for _, g := range f.Genres {
		list.add(text.FieldGenre, g, value)
		value *= genreDecay
	}
	for _, t := range f.Tags {
		value, listed := tagGroups[r.group[t]]
		if !listed {
			value = 1
		}
		list.add(text.FieldTag, t, value)
	}
	list.people(f)
	list.ranked(text.FieldCountry, f.Countries)
	list.ranked(text.FieldLanguage, f.Languages)
	list.add(text.FieldDecade, strconv.Itoa(f.Year/10*10), 1)
	r.loglines.mention(i, &list)
	return list.mentions
}

// A collector gathers mentions; of several mentions of a term the highest value stays.
type collector struct {
	mentions []mention
	place    map[term]int
}

func (c *collector) add(field text.Field, key string, value float64) {
	t := term{field, key}
	if i, ok := c.place[t]; ok {
		c.mentions[i].value = max(c.mentions[i].value, value)
		return
	}
	if c.place == nil {
		c.place = map[term]int{}
	}
	c.place[t] = len(c.mentions)
	c.mentions = append(c.mentions, mention{t, value})
}

func (c *collector) people(f *film.Film) {
	for _, p := range f.Directors {
		c.add(text.FieldPerson, p.Name, directorValue)
	}
	for _, p := range f.Writers {
		c.add(text.FieldPerson, p.Name, writerValue)
	}
	for i, p := range f.Cast {
		c.add(text.FieldPerson, p.Name, leadValue*math.Pow(billingDecay, float64(i)))
	}
}

func (c *collector) ranked(field text.Field, codes []string) {
	value := 1.0
	for _, code := range codes {
		c.add(field, code, value)
		value = secondPlace
	}
}
