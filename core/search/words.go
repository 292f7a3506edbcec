package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// words says which keys contain which words. A run of Han counts as its single characters.
type words struct {
	sorted []string
	end    []uint32 // into keys, by word
	keys   []uint32
}

func newWords(k *keys) *words {
	number := make(map[string]uint32)
	var list []string
	var order, count []uint32 // word numbers in the order of their occurrence; occurrences by number
	var stops []uint32        // where in order each key ends
	for i := range k.end {
		eachWord(k.at(i), func(word string) {
			n, ok := number[word]
			if !ok {
				n = uint32(len(list))
				number[word] = n
				list = append(list, word)
				count = append(count, 0)
			}
			count[n]++
			order = append(order, n)
		})
		stops = append(stops, uint32(len(order)))
	}
	w := &words{sorted: slices.Clone(list)}
	slices.Sort(w.sorted)
	return w.post(number, order, count, stops)
}

// post fills the lists of keys by a counting sort.
func (w *words) post(number map[string]uint32, order, count, stops []uint32) *words {
	w.end = make([]uint32, len(w.sorted))
	next := make([]uint32, len(w.sorted)) // by word number
	total := uint32(0)
	for s, word := range w.sorted {
		n := number[word]
		next[n] = total
		total += count[n]
		w.end[s] = total
	}
	w.keys = make([]uint32, total)
	at := uint32(0)
	for key, stop := range stops {
		for ; at < stop; at++ {
			n := order[at]
			w.keys[next[n]] = uint32(key)
			next[n]++
		}
	}
	return w
}

// eachWord calls f for every word of a key, and for every character of a run of Han.
func eachWord(key string, f func(word string)) {
	for key != "" {
		word, rest, _ := strings.Cut(key, " ")
		key = rest
		if r, _ := utf8.DecodeRuneInString(word); !isHan(r) {
			f(word)
			continue
		}
		for i, r := range word {
			f(word[i : i+utf8.RuneLen(r)])
		}
	}
}

// keysOf returns the keys that contain a word, some of them more than once.
func (w *words) keysOf(word int) []uint32 {
	return w.keys[w.begin(word):w.end[word]]
}

func (w *words) begin(word int) uint32 {
	if word == 0 {
		return 0
	}
	return w.end[word-1]
}

// under returns the keys that contain a word that begins with prefix, some of them more than once.
func (w *words) under(prefix string) []uint32 {
	begin, _ := slices.BinarySearch(w.sorted, prefix)
	end := begin + sort.Search(len(w.sorted)-begin, func(i int) bool {
		return !strings.HasPrefix(w.sorted[begin+i], prefix)
	})
	if begin == end {
		return nil
	}
	return w.keys[w.begin(begin):w.end[end-1]]
}
