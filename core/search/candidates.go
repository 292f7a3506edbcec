package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A round looks at the keys that may match in one way. It visits a superset of the matching keys.
type round struct {
	candidates func(w *words, q query, visit func(key uint32))
	complete   Class // after this round, no better or equal match than this is left to find
}

var rounds = [...]round{{beginning, Topic}, {containing, Substring}, {mistyped, Typo}}

// beginning visits the keys that have words which begin with all words of the query.
func beginning(w *words, q query, visit func(key uint32)) {
	each(rarest(w, q.words)[0], visit)
}

// containing visits the keys within whose words all words of the query stand.
func containing(w *words, q query, visit func(key uint32)) {
	if slices.ContainsFunc(q.words, func(s string) bool { return len(s) < minSubstring }) {
		return
	}
	longest := slices.MaxFunc(q.words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	if han := slices.IndexFunc(q.words, isHanWord); han >= 0 {
		each(w.rarestHan(q.words[han]), visit)
		return
	}
	for i, word := range w.sorted {
		if strings.Contains(word, longest) {
			each(w.keysOf(i), visit)
		}
	}
}

// mistyped visits the keys that fit all words of the query but one. At least one of the two rarest words fits, so their
// keys are enough; a single word is compared with all words of about its length.
func mistyped(w *words, q query, visit func(key uint32)) {
	if !slices.ContainsFunc(q.words, mayErr) {
		return
	}
	if len(q.words) > 1 {
		for _, keys := range rarest(w, q.words)[:2] {
			each(keys, visit)
		}
		return
	}
	only := q.words[0]
	if isHanWord(only) {
		for i := range only {
			_, n := utf8.DecodeRuneInString(only[i:])
			each(w.under(only[i:i+n]), visit)
		}
		return
	}
	for i, word := range w.sorted {
		if oneTypo(word, only) {
			each(w.keysOf(i), visit)
		}
	}
}

// rarest returns, for each word of a query, the keys with a word that begins with it, the shortest list first.
func rarest(w *words, list []string) [][]uint32 {
	var all [][]uint32
	for _, word := range list {
		if isHanWord(word) {
			all = append(all, w.rarestHan(word))
		} else {
			all = append(all, w.under(word))
		}
	}
	slices.SortStableFunc(all, func(a, b []uint32) int { return cmp.Compare(len(a), len(b)) })
	return all
}

// rarestHan returns the keys with the rarest character of a run of Han.
func (w *words) rarestHan(run string) []uint32 {
	var best []uint32
	for i := range run {
		_, n := utf8.DecodeRuneInString(run[i:])
		if keys := w.under(run[i : i+n]); i == 0 || len(keys) < len(best) {
			best = keys
		}
	}
	return best
}

func isHanWord(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return isHan(r)
}

func each(keys []uint32, visit func(key uint32)) {
	for _, key := range keys {
		visit(key)
	}
}
