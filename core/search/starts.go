package search

import (
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
	s.at = make([]place, total)
}

// fill enters the places of some keys.
func (s *starts) fill(from, to int) {
	s.each(from, to, func(p place) {
		b := s.bucket(p)
		s.at[s.next[b]] = p
		s.next[b]++
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

// within returns the places of buckets first..last.
func (s *starts) within(first, last uint32) []place {
	begin := uint32(0)
	if first > 0 {
		begin = s.end[first-1]
	}
	return s.at[begin:s.end[last]]
}

// under calls f for the key of every word that begins with prefix, some keys more than once.
func (s *starts) under(prefix string, f func(key uint32)) {
	places, all := s.row(prefix[0]), s.keys.all
	if len(prefix) > 1 {
		bucket := uint32(prefix[0])<<8 | uint32(prefix[1])
		places = s.within(bucket, bucket)
	}
	for _, p := range places {
		if strings.HasPrefix(all[p.offset:], prefix) {
			f(p.key)
		}
	}
}

// row returns the places of the words that begin with a byte.
func (s *starts) row(first byte) []place {
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
	s.looksLike(w, s.row(w[0]), f) // the first letter is right
	for first := range uint32(utf8.RuneSelf) {
		if first == uint32(w[0]) {
			continue
		}
		for _, second := range [...]byte{rest[0], w[0]} { // it is another; it is too many in the key, or swapped with the second
			bucket := first<<8 | uint32(second)
			s.looksLike(w, s.within(bucket, bucket), f)
		}
	}
	bucket := uint32(rest[0])<<8 | uint32(rest[1]) // it is missing in the key
	s.looksLike(w, s.within(bucket, bucket), f)
	s.looksLike(w, s.within(0x80<<8, 0xe2ff), f) // it is not of ASCII there: every letter but Han, which stands between
	s.looksLike(w, s.within(0xea<<8, buckets-1), f)
}

// looksLike calls f for the keys of the places at which a word stands that is one typing error away from w.
func (s *starts) looksLike(w string, places []place, f func(key uint32)) {
	all := s.keys.all
	for _, p := range places {
		begin := int(p.offset)
		end, most := begin, begin+len(w)+utf8.UTFMax // a newline follows at least
		for end <= most && all[end] != ' ' && all[end] != '\n' {
			end++
		}
		if end <= most && end-begin+utf8.UTFMax >= len(w) && oneTypo(all[begin:end], w) {
			f(p.key)
		}
	}
}
