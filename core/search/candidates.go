package search

import (
	"cmp"
	"slices"
	"sort"
	"unicode/utf8"
)

// A round looks at the keys that may match in one way. It visits a superset of the matching keys, some more than once.
type round struct {
	candidates func(s *starts, q query, visit func(key uint32))
	complete   Class // after this round, no better or equal match than this is left to find
}

var rounds = [...]round{{beginning, Topic}, {containing, Substring}, {mistyped, Typo}}

// beginning visits the keys that have words which begin with all words of the query.
func beginning(s *starts, q query, visit func(key uint32)) { s.under(rarest(s, q.words)[0], visit) }

// containing visits the keys within whose words all words of the query stand.
func containing(s *starts, q query, visit func(key uint32)) {
	if slices.ContainsFunc(q.words, func(w string) bool { return len(w) < minSubstring }) {
		return
	}
	s.containing(slices.MaxFunc(q.words, func(a, b string) int { return cmp.Compare(len(a), len(b)) }), visit)
}

// mistyped visits the keys that fit all words of the query but one. At least one of the two rarest words fits, so their
// keys are enough; a single word is compared with the words that may be meant.
func mistyped(s *starts, q query, visit func(key uint32)) {
	switch only := q.words[0]; {
	case !slices.ContainsFunc(q.words, mayErr):
	case len(q.words) > 1:
		for _, prefix := range rarest(s, q.words)[:2] {
			s.under(prefix, visit)
		}
	case isHanWord(only):
		for _, character := range characters(only) {
			s.under(character, visit)
		}
	default:
		s.mistyped(only, visit)
	}
}

// rarest returns, for each word of a query, the beginning of words by which to look for it: the word, or the rarest
// character of a run of Han; the rarest first.
func rarest(s *starts, words []string) []string {
	prefixes := make([]string, 0, len(words))
	for _, w := range words {
		if isHanWord(w) {
			w = slices.MinFunc(characters(w), func(a, b string) int { return cmp.Compare(s.frequency(a), s.frequency(b)) })
		}
		prefixes = append(prefixes, w)
	}
	if len(prefixes) > 1 {
		sort.SliceStable(prefixes, func(i, j int) bool { return s.frequency(prefixes[i]) < s.frequency(prefixes[j]) })
	}
	return prefixes
}

func characters(word string) (list []string) {
	for i, r := range word {
		list = append(list, word[i:i+utf8.RuneLen(r)])
	}
	return list
}

func isHanWord(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return isHan(r)
}
