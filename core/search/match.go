package search

import (
	"strings"
	"unicode/utf8"
)

// A Class says how well a key matches a query, best first.
type Class uint8

// The classes. A match of pinyin initials counts one class lower than it is.
const (
	Exact      Class = iota // the key is the query
	Prefix                  // the key begins with the query
	WordPrefix              // every word of the query begins a word of the key
	Topic                   // the query is the film's year, or the name of a genre or tag of it
	Substring               // every word of the query stands somewhere within a word of the key
	Typo                    // like WordPrefix, but one word of the query is one typing error away from a word
	None                    // no match
)

// The least letters that a word of a query must have to be found as the beginning of a word, within a word, and with a
// typing error. Han characters count three.
const (
	minWordPrefix = 2
	minSubstring  = 3
	minTypo       = 4
)

// A query is a folded question and its words.
type query struct {
	key   string
	words []string
	short bool // some word is too short to be found elsewhere than at the beginning of a key
}

func newQuery(s string) query {
	key := normalize(s)
	q := query{key: key, words: strings.Fields(key)}
	for _, w := range q.words {
		q.short = q.short || len(w) < minWordPrefix
	}
	return q
}

// match returns how well a key matches; words of the query are separated by spaces, and a run of Han is one word.
func (q query) match(key string) Class {
	switch {
	case q.key == "":
		return None
	case strings.HasPrefix(key, q.key):
		if len(key) == len(q.key) {
			return Exact
		}
		return Prefix
	case q.short:
		return None
	case q.all(key, func(word, w string) bool { return len(w) >= minWordPrefix && strings.HasPrefix(word, w) }):
		return WordPrefix
	case q.all(key, func(word, w string) bool { return len(w) >= minSubstring && strings.Contains(word, w) }):
		return Substring
	case q.allButOne(key):
		return Typo
	}
	return None
}

// all reports whether every word of the query fits some word of the key.
func (q query) all(key string, fits func(word, w string) bool) bool {
	for _, w := range q.words {
		if !some(key, func(word string) bool { return fits(word, w) }) {
			return false
		}
	}
	return true
}

// allButOne is the condition of Typo.
func (q query) allButOne(key string) bool {
	typos := 0
	for _, w := range q.words {
		if len(w) >= minWordPrefix && some(key, func(word string) bool { return strings.HasPrefix(word, w) }) {
			continue
		}
		if typos++; typos > 1 || !mayErr(w) || !some(key, func(word string) bool { return oneTypo(word, w) }) {
			return false
		}
	}
	return typos == 1
}

func some(key string, fits func(word string) bool) bool {
	for key != "" {
		word, rest, _ := strings.Cut(key, " ")
		if fits(word) {
			return true
		}
		key = rest
	}
	return false
}

// mayErr reports whether a word of a query is long enough to be looked for with a typing error.
func mayErr(w string) bool { return len(w) >= minTypo && utf8.RuneCountInString(w) >= minTypo }

// oneTypo reports whether one insertion, deletion, substitution or swap of neighbours turns a into b, by letters.
func oneTypo(a, b string) bool {
	if len(a)-len(b) > utf8.UTFMax || len(b)-len(a) > utf8.UTFMax {
		return false
	}
	a, b = withoutCommonEnds(a, b)
	na, nb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	switch {
	case na == 0 && nb == 0:
		return false // the same word
	case na <= 1 && nb <= 1:
		return true
	case na == 2 && nb == 2:
		a0, n := utf8.DecodeRuneInString(a)
		a1, _ := utf8.DecodeRuneInString(a[n:])
		b0, n := utf8.DecodeRuneInString(b)
		b1, _ := utf8.DecodeRuneInString(b[n:])
		return a0 == b1 && a1 == b0
	}
	return false
}

func withoutCommonEnds(a, b string) (string, string) {
	for a != "" && b != "" {
		ra, n := utf8.DecodeRuneInString(a)
		rb, _ := utf8.DecodeRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[n:], b[n:]
	}
	for a != "" && b != "" {
		ra, n := utf8.DecodeLastRuneInString(a)
		rb, _ := utf8.DecodeLastRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[:len(a)-n], b[:len(b)-n]
	}
	return a, b
}
