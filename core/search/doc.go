// Package search finds films by title, person, year, genre and tag, in English, Chinese and pinyin, as one types.
//
// Everything that can be searched is a key: a folded title or name with single spaces between its words. The index
// knows which keys contain which words and so finds the few keys worth a look; what a match is, and how good, is decided
// by one function over a key and a query, which the tests also run over all keys as the oracle.
package search
