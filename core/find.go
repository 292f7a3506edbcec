package core

import (
	"slices"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/search"
	"github.com/loge-film/loge/core/text"
)

// Search returns at most limit films whose titles, people, year, genres or tags match the query, best first, and
// records nothing. The first search after a change of pack builds the index.
func (e *Engine) Search(query string, limit int) []Hit {
	if e.index == nil {
		e.index = search.New(e.pack)
	}
	hits := e.index.Find(query, e.manyFor(limit))
	hits = slices.DeleteFunc(hits, func(hit Hit) bool { return !e.Admits(hit.Film) })
	return hits[:max(0, min(limit, len(hits)))]
}

// manyFor returns of how many films n are likely to pass the ceiling.
func (e *Engine) manyFor(n int) int {
	if e.ceiling == 0 {
		return n
	}
	return 8*n + 64
}

// Prepare does one piece of the work that the first answers would otherwise wait for, some 50 ms at most with 20,000
// films in a browser, and reports whether there is more. Nobody needs to call it.
func (e *Engine) Prepare() (more bool) {
	if e.index == nil {
		e.index = search.New(e.pack)
	}
	if !e.index.Built() {
		return e.index.Step() || e.space != nil
	}
	return e.space != nil && e.space.Step()
}

// meant caps the films that a query can mean when it counts for the taste.
const meant = 3

// catalogue is the engine as the taste sees it.
type catalogue struct{ engine *Engine }

func (c catalogue) Film(id film.ID) (int, bool) { return c.engine.pack.Index(id) }

// Found returns the best films of a query that names a title or a person in full or begins one, and none for vaguer
// queries.
func (c catalogue) Found(query string) []int {
	e := c.engine
	if films, ok := e.found[query]; ok {
		return films
	}
	var films []int
	for _, hit := range e.Search(query, meant) {
		if hit.Class <= search.Prefix {
			films = append(films, hit.Film)
		}
	}
	if e.found == nil {
		e.found = map[string][]int{}
	}
	e.found[query] = films
	return films
}

func (e *Engine) isTelling(f uint32) bool { return e.pack.Feature(f).Field != text.FieldLogline }
