package search

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// starts says where in the text of the keys words begin, a run of Han at each of its characters. The places stand in
// buckets by the first two bytes of the word: to build that takes two passes over the text and no sorting, and a look
// at one bucket finds a word quickly enough.
type starts struct {
	keys *keys
	end  []uint32 // by bucket, into at
	at   []place
	set  []uint16 // parallel to at: the letters of the word, see letters; 0 for a run of Han
	next []uint32 // while filling: where the next place of each bucket goes
	mark []uint64 // by key: a Bloom filter of the pairs of bytes within its words
}

// A place is the start of a word.
type place struct{ offset, key uint32 }

const buckets = 1 << 16

// count finds how many places the buckets get from some keys.
func (s *starts) count(from, to int) {
	s.each(from, to, func(p place) { s.end[s.bucket(p)]++ })
}

// open makes the room for what was counted.
func (s *starts) open() {
	var total uint32
	s.next, total = ends(s.end)
	s.at, s.set = make([]place, total), make([]uint16, total)
}

// fill enters the places of some keys.
func (s *starts) fill(from, to int) {
	s.each(from, to, func(p place) {
		b := s.bucket(p)
		at := s.next[b]
		s.next[b]++
		s.at[at] = p
		if c := s.keys.all[p.offset]; c < 0xe3 || c > 0xe9 {
			s.set[at] = letters(s.keys.all[p.offset:])
		}
	})
}

func (s *starts) close() { s.next = nil }

// sign makes the filters of some keys.
func (s *starts) sign(from, to int) {
	for i := from; i < to; i++ {
		s.mark[i] = pairs(s.keys.at(i))
	}
}

// each calls f for every place of keys from..to-1, in the order of the text.
func (s *starts) each(from, to int, f func(p place)) {
	if from == to {
		return
	}
	key, all, before := uint32(from), s.keys.all[:s.keys.end[to-1]], byte('\n')
	for i := int(s.keys.begin(from)); i < len(all); {
		c := all[i]
		n, character := 1, false
		if c >= 0xe2 && c <= 0xf0 { // where Han can be
			r, size := utf8.DecodeRuneInString(all[i:])
			n, character = size, isHan(r)
		}
		if c == '\n' {
			key++
		} else if c != ' ' && (before <= ' ' || character) {
			f(place{uint32(i), key})
		}
		before = c
		i += n
	}
}

func (s *starts) bucket(p place) uint32 {
	return uint32(s.keys.all[p.offset])<<8 | uint32(s.keys.all[p.offset+1]) // a newline follows at least
}

// within returns where the places of buckets first..last stand.
func (s *starts) within(first, last uint32) (begin, end uint32) {
	if first > 0 {
		begin = s.end[first-1]
	}
	return begin, s.end[last]
}

// under calls f for the key of every word that begins with prefix, some keys more than once.
func (s *starts) under(prefix string, f func(key uint32)) {
	begin, end := s.row(prefix[0])
	if len(prefix) > 1 {
		bucket := uint32(prefix[0])<<8 | uint32(prefix[1])
		begin, end = s.within(bucket, bucket)
	}
	for _, p := range s.at[begin:end] {
		if len(prefix) <= 2 || strings.HasPrefix(s.keys.all[p.offset:], prefix) {
			f(p.key)
		}
	}
}

// row returns where the places of the words stand that begin with a byte.
func (s *starts) row(first byte) (begin, end uint32) {
	return s.within(uint32(first)<<8, uint32(first)<<8|0xff)
}

// frequency returns how often words begin with prefix.
func (s *starts) frequency(prefix string) (n int) {
	s.under(prefix, func(uint32) { n++ })
	return n
}

// containing calls f for the keys that may have a word with w in it: all that do, and a few others.
func (s *starts) containing(w string, f func(key uint32)) {
	want := pairs(w)
	for key, has := range s.mark {
		if want&^has == 0 {
			f(uint32(key))
		}
	}
}

// pairs returns a set of the pairs of neighbouring bytes within words, each by one bit of 64.
func pairs(s string) (set uint64) {
	for i := 1; i < len(s); i++ {
		if s[i] != ' ' && s[i-1] != ' ' {
			pair := uint32(s[i-1])<<8 | uint32(s[i])
			set |= 1 << (pair * 0x9e3779b1 >> 26)
		}
	}
	return set
}

// mistyped calls f for the keys that may have a word that is one typing error away from w. What an error does to the
// first letter says in which buckets such words can stand.
func (s *starts) mistyped(w string, f func(key uint32)) {
	_, n := utf8.DecodeRuneInString(w)
	rest := w[n:]
	look := func(begin, end uint32) { s.looksLike(w, begin, end, f) }
	look(s.row(w[0])) // the first letter is right
	for first := range uint32(utf8.RuneSelf) {
		if first == uint32(w[0]) {
			continue
		}
		for _, second := range [...]byte{rest[0], w[0]} { // it is another; it is too many in the key, or swapped with the second
			bucket := first<<8 | uint32(second)
			look(s.within(bucket, bucket))
		}
	}
	bucket := uint32(rest[0])<<8 | uint32(rest[1]) // it is missing in the key
	look(s.within(bucket, bucket))
	look(s.within(0x80<<8, 0xe2ff)) // it is not of ASCII there: every letter but Han, which stands between
	look(s.within(0xea<<8, buckets-1))
}

// looksLike calls f for the keys of some of the places at which a word stands that is one typing error away from w.
func (s *starts) looksLike(w string, begin, end uint32, f func(key uint32)) {
	mine := letters(w)
	for i, set := range s.set[begin:end] {
		if bits.OnesCount64(uint64(set^mine)) > 2 { // one letter went and one came, at most
			continue
		}
		p := s.at[begin+uint32(i)]
		if word := s.word(p, len(w)+utf8.UTFMax); len(word)+utf8.UTFMax >= len(w) && oneTypo(word, w) {
			f(p.key)
		}
	}
}

// word returns the word at a place, "" when it is longer than most.
func (s *starts) word(p place, most int) string {
	begin := int(p.offset)
	end, all := begin, s.keys.all // a newline follows at least
	for all[end] != ' ' && all[end] != '\n' {
		if end++; end-begin > most {
			return ""
		}
	}
	return all[begin:end]
}

// letters returns the set of the letters of the first word, each by one bit of 16. A letter of several bytes counts by
// its first one.
func letters(s string) (set uint16) {
	for i := 0; i < len(s) && s[i] != ' ' && s[i] != '\n'; i++ {
		if c := s[i]; c < 0x80 || c >= 0xc0 {
			set |= 1 << (c & 15)
		}
	}
	return set
}
