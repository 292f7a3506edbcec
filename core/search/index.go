package search

import (
	"cmp"
	"slices"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
)

// A Hit is one film that a query found.
type Hit struct {
	Film    int
	Class   Class
	Matched film.Label // the title, name, year, genre or tag that matched, in both languages
	Person  bool       // Matched is a person
}

// An Index answers queries over one pack. It is not safe for concurrent use.
type Index struct {
	pack    *pack.Pack
	keys    *keys
	words   *words
	credits credits
	topics  map[string]topic
	seen    []uint32 // by key: the last round that looked at it
	round   uint32
}

// New builds the index of a pack. What its detail part adds is found only if the part is there.
func New(p *pack.Pack) *Index {
	k := collect(p)
	return &Index{
		pack: p, keys: k, words: newWords(k), credits: newCredits(p), topics: newTopics(p), seen: make([]uint32, len(k.end)),
	}
}

// Find returns at most limit films, each once by its best match: by class, titles before people, the more widely known
// before others, ties by index. A query without a letter or digit finds nothing.
func (x *Index) Find(question string, limit int) []Hit {
	q := newQuery(question)
	if q.key == "" || limit <= 0 {
		return nil
	}
	best := map[int]match{}
	x.topical(q, best)
	for _, round := range rounds {
		x.round++
		round.candidates(x.words, q, func(key uint32) {
			if x.seen[key] != x.round {
				x.seen[key] = x.round
				x.consider(q, int(key), best)
			}
		})
		if enough(best, round.complete, limit) {
			break
		}
	}
	return x.hits(best, limit)
}

// A match is the best way so far in which a film was found.
type match struct {
	class  Class
	person bool
	key    int // the key that matched, when topic is nil
	topic  *topic
}

// before orders matches of one film and, ties left open, matches of different films.
func (m match) before(n match) bool {
	return cmp.Or(cmp.Compare(m.class, n.class), compareBool(m.person, n.person), cmp.Compare(m.key, n.key)) < 0
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// enough reports whether limit films were found in classes up to complete, of which no more can turn up.
func enough(best map[int]match, complete Class, limit int) bool {
	n := 0
	for _, m := range best {
		if m.class <= complete {
			n++
		}
	}
	return n >= limit
}

// consider enters what key gives for the query.
func (x *Index) consider(q query, key int, best map[int]match) {
	of, class := x.keys.of[key], q.match(x.keys.at(key))
	if of.initials && class != None {
		if class++; class > WordPrefix {
			class = None
		}
	}
	if class == None {
		return
	}
	m := match{class: class, person: of.person, key: key}
	if !of.person {
		offer(best, int(of.number), m)
		return
	}
	for _, film := range x.credits.of(of.number) {
		offer(best, int(film), m)
	}
}

func offer(best map[int]match, film int, m match) {
	if old, ok := best[film]; !ok || m.before(old) {
		best[film] = m
	}
}

// topical enters the films of the year, genre or tag that the query names.
func (x *Index) topical(q query, best map[int]match) {
	t, ok := x.topics[q.key]
	if !ok {
		return
	}
	for _, film := range t.films {
		offer(best, int(film), match{class: Topic, topic: &t})
	}
}

func (x *Index) hits(best map[int]match, limit int) []Hit {
	hits := make([]Hit, 0, len(best))
	for film, m := range best {
		hits = append(hits, Hit{Film: film, Class: m.class, Person: m.person})
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), compareBool(a.Person, b.Person),
			cmp.Compare(x.pack.Fame(b.Film), x.pack.Fame(a.Film)), cmp.Compare(a.Film, b.Film))
	})
	hits = hits[:min(limit, len(hits))]
	for i := range hits {
		hits[i].Matched = x.label(hits[i].Film, best[hits[i].Film])
	}
	return hits
}

// label returns what matched, in both languages.
func (x *Index) label(i int, m match) film.Label {
	switch {
	case m.topic != nil:
		return m.topic.label
	case m.person:
		p := x.pack.Person(x.keys.of[m.key].number)
		return film.Label{En: p.Name, Zh: p.NameZh}
	}
	return film.Label{En: x.pack.Title(i), Zh: x.pack.TitleZh(i)}
}
