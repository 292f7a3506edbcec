package search

import (
	"math"

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
	phases  []phase // of the building that are left
	done    int     // items of the first of them
	keys    *keys
	starts  *starts
	credits credits
	topics  map[string]topic
	best    []match  // by film, of the query at hand
	seen    []uint32 // by key: the last round that looked at it
	round   uint32
}

// New returns an index of a pack that is not built yet: Step builds it, and the first Find does what is left. What the
// detail part of the pack adds is found only if the part is there.
func New(p *pack.Pack) *Index {
	x := &Index{pack: p, keys: &keys{}, best: make([]match, p.Len())}
	x.phases = x.plan()
	return x
}

// Built reports whether nothing is left for Step to do.
func (x *Index) Built() bool { return len(x.phases) == 0 }

// Find returns at most limit films, each once by its best match: by class, titles before people, the more widely known
// before others, ties by index. A query without a letter or digit finds nothing.
func (x *Index) Find(question string, limit int) []Hit {
	q := newQuery(question)
	if q.key == "" || limit <= 0 {
		return nil
	}
	for x.Step() {
	}
	for i := range x.best {
		x.best[i] = nowhere
	}
	topic := x.topics[q.key]
	for _, film := range topic.films {
		x.offer(film, newMatch(Topic, false, 0))
	}
	for _, round := range rounds {
		x.round++
		round.candidates(x.starts, q, func(key uint32) {
			if x.seen[key] != x.round {
				x.seen[key] = x.round
				x.consider(q, key)
			}
		})
		if x.enough(round.complete, limit) {
			break
		}
	}
	return x.hits(topic.label, limit)
}

// A match is how a film was found: the class, whether by a person, and the key, in this order of significance.
type match uint64

const nowhere match = math.MaxUint64

func newMatch(c Class, person bool, key uint32) match {
	m := match(c)<<33 | match(key)
	if person {
		m |= 1 << 32
	}
	return m
}

func (m match) class() Class { return Class(m >> 33) }
func (m match) person() bool { return m>>32&1 != 0 }
func (m match) key() int     { return int(uint32(m)) }

func (x *Index) offer(film uint32, m match) { x.best[film] = min(x.best[film], m) }

// consider enters what key gives for the query.
func (x *Index) consider(q query, key uint32) {
	of, class := x.keys.of[key], q.match(x.keys.at(int(key)))
	if of.is(initials) && class != None {
		if class++; class > WordPrefix {
			class = None
		}
	}
	if class == None {
		return
	}
	m := newMatch(class, of.is(person), key)
	if !of.is(person) {
		x.offer(of.number(), m)
		return
	}
	for _, film := range x.credits.of(of.number()) {
		x.offer(film, m)
	}
}

// enough reports whether limit films were found in classes up to complete, of which no more can turn up.
func (x *Index) enough(complete Class, limit int) bool {
	n := 0
	for _, m := range x.best {
		if m != nowhere && m.class() <= complete {
			n++
		}
	}
	return n >= limit
}

// hits returns the best films that were found.
func (x *Index) hits(topic film.Label, limit int) []Hit {
	order := x.first(limit)
	hits := make([]Hit, len(order))
	for k := range hits {
		i := int(order[k] & indexMask)
		m := x.best[i]
		hits[k] = Hit{Film: i, Class: m.class(), Person: m.person()}
		hits[k].Matched = x.label(hits[k], topic)
	}
	return hits
}

// first returns the least ranks of the films that were found, at most limit, ascending.
func (x *Index) first(limit int) []uint64 {
	order := make([]uint64, 0, min(limit, len(x.best)))
	for i, m := range x.best {
		if m == nowhere {
			continue
		}
		r := rank(m, x.pack.Fame(i), i)
		switch {
		case len(order) < cap(order):
			order = append(order, r)
		case r > order[len(order)-1]:
			continue
		}
		at := len(order) - 1
		for ; at > 0 && order[at-1] > r; at-- {
			order[at] = order[at-1]
		}
		order[at] = r
	}
	return order
}

// indexMask has the bits of a film's index in a rank: 18 bits hold pack.MaxFilms.
const indexMask = 1<<18 - 1

// rank is a number by which hits are in order: class, then titles before people, then fame, then index.
func rank(m match, fame float32, i int) uint64 {
	unknown := uint64(^math.Float32bits(fame)) // for numbers that are not negative the bits are in their order
	return uint64(m>>32)<<50 | unknown<<18 | uint64(i)
}

// label returns what matched, in both languages.
func (x *Index) label(h Hit, topic film.Label) film.Label {
	switch {
	case h.Class == Topic:
		return topic
	case h.Person:
		p := x.pack.Person(x.keys.of[x.best[h.Film].key()].number())
		return film.Label{En: p.Name, Zh: p.NameZh}
	}
	return film.Label{En: x.pack.Title(h.Film), Zh: x.pack.TitleZh(h.Film)}
}
