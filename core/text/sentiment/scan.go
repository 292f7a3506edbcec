package sentiment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
)

// A class says what a word does; the letters are those of the list of words.
type class byte

const (
	unknown       class = 0
	mark          class = '.'
	stronglyFor   class = 'P'
	mildlyFor     class = 'p'
	mildlyAgainst class = 'a'
	stronglyBad   class = 'A'
	negator       class = 'n'
	booster       class = 'i'
	damper        class = 'd'
	turn          class = 'b'
	shield        class = 's' // a phrase whose parts would be misread, such as 不仅 or "no doubt"
)

func (c class) tone() float64 {
	switch c {
	case stronglyFor:
		return strong
	case mildlyFor:
		return 1
	case mildlyAgainst:
		return -1
	}
	return -strong
}

// classOf finds a folded word in the list, unknown if it is not there.
func classOf(word string) class {
	lo, hi := 0, len(words)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		begin := strings.LastIndexByte(words[lo:mid], ' ') + 1 + lo
		end := begin + strings.IndexByte(words[begin:], ' ') // every entry ends in a space
		slash := end - 2
		switch c := strings.Compare(words[begin:slash], word); {
		case c == 0:
			return class(words[end-1])
		case c < 0:
			lo = end + 1
		default:
			hi = begin
		}
	}
	return unknown
}

// longest is the length of the longest word of the list that is written without spaces, in runes.
const longest = 4

// A scanner cuts a text into words of alphabetic scripts, the longest known words of the others, and marks.
type scanner struct {
	rest  string
	word  string
	class class
	wide  bool // written without spaces
}

func newScanner(s string) *scanner { return &scanner{rest: text.Fold(s)} }

// next goes to the next word and reports whether there is one.
func (s *scanner) next() bool {
	s.rest = strings.TrimLeft(s.rest, " ")
	if s.rest == "" {
		return false
	}
	r, size := utf8.DecodeRuneInString(s.rest)
	switch {
	case r >= 0x2000: // Han, kana, and signs such as hearts
		s.wide = true
		s.scanWide(size)
	case isLetter(r):
		s.wide = false
		s.scanWord()
	default:
		s.cut(size, mark)
	}
	return true
}

func (s *scanner) cut(n int, c class) { s.word, s.rest, s.class = s.rest[:n], s.rest[n:], c }

func isLetter(r rune) bool { return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// scanWord takes a word; don't is dont.
func (s *scanner) scanWord() {
	n := 0
	for i, r := range s.rest {
		if !isLetter(r) && r != '\'' {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	s.cut(n, unknown)
	if strings.IndexByte(s.word, '\'') >= 0 {
		s.word = strings.ReplaceAll(s.word, "'", "")
	}
	s.class = classOf(s.word)
}

// scanWide takes the longest known word, or one character of the given size. 好 before a tone means "how": 好无聊.
func (s *scanner) scanWide(size int) {
	n, c := match(s.rest)
	if n == 0 {
		n, c = size, unknown
		if r, _ := utf8.DecodeRuneInString(s.rest); isMark(r) {
			c = mark
		}
	}
	s.cut(n, c)
	if s.word == "好" {
		if _, c := match(s.rest); c == mildlyFor || c == stronglyFor || c == mildlyAgainst || c == stronglyBad {
			s.class = booster
		}
	}
}

func isMark(r rune) bool {
	return 0x3000 <= r && r <= 0x301F || 0xFF00 <= r && r <= 0xFF65 || 0x2010 <= r && r <= 0x206F
}

// match returns the length in bytes and the class of the longest known word at the start of s, 0 if there is none.
func match(s string) (n int, c class) {
	runes := 0
	for i, r := range s {
		if r < 0x2000 || runes == longest {
			break
		}
		runes++
		end := i + utf8.RuneLen(r)
		if found := classOf(s[:end]); found != unknown {
			n, c = end, found
		}
	}
	return n, c
}
