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
	tags     map[string]float64 // value of each tag, by slug
	named    map[string]mention // tags by the words that name them
	loglines *loglines
}

func newReader(films []film.Film, vocabulary film.Vocabulary) *reader {
	r := &reader{tags: map[string]float64{}, named: map[string]mention{}}
	var known []string
	for _, t := range vocabulary.Tags {
		r.addTag(t)
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

// addTag notes the value of a tag, and its names if a logline that holds them is likely to mean it: a dark street makes
// no dark film.
func (r *reader) addTag(t film.Tag) {
	value, listed := tagGroups[t.Group]
	if !listed {
		value = 1
	}
	r.tags[t.Slug] = value
	if t.Group != "theme" && t.Group != "setting" && t.Group != "era" {
		return
	}
	for _, name := range []string{stem(text.Fold(t.En)), text.Fold(t.Zh)} {
		if _, taken := r.named[name]; name != "" && !taken {
			r.named[name] = mention{term{text.FieldTag, t.Slug}, value}
		}
	}
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
		value, known := r.tags[t]
		if !known {
			value = 1
		}
		list.add(text.FieldTag, t, value)
	}
	list.people(f)
	list.ranked(text.FieldCountry, f.Countries)
	list.ranked(text.FieldLanguage, f.Languages)
	list.add(text.FieldDecade, strconv.Itoa(f.Year/10*10), 1)
	r.loglines.mention(i, r.named, &list)
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
