package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
)

// normalize folds s and keeps its words alone, with one space between them; a run of Han is one word. Apostrophes
// vanish, so that "schindlers" finds Schindler's.
func normalize(s string) string { return string(appendNormal(nil, s)) }

// appendNormal appends the normal form of s to dst.
func appendNormal(dst []byte, s string) []byte {
	begin := len(dst)
	if isASCII(s) {
		return appendASCII(dst, s)
	}
	open, han := false, false // a word has begun; it is of Han
	for _, r := range text.Fold(s) {
		switch {
		case r == '\'':
		case !isLetter(r):
			open = false
		default:
			if is := isHan(r); len(dst) > begin && (!open || is != han) {
				dst = append(dst, ' ')
			}
			open, han = true, isHan(r)
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendASCII is appendNormal for the most frequent kind of text: without Fold, which leaves ASCII letters in lower
// case, and without decoding.
func appendASCII(dst []byte, s string) []byte {
	begin, open := len(dst), false
	for i := range len(s) {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c == '\'':
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if !open && len(dst) > begin {
				dst = append(dst, ' ')
			}
			open = true
			dst = append(dst, c)
		default:
			open = false
		}
	}
	return dst
}

// middleDot separates the parts of foreign names in Chinese; many people leave it out when they type.
const middleDot = "·"

// compounds returns s with its hyphens and middle dots taken out, so that "Kar-wai", "Spider-Man" and "奥黛丽·赫本" are found
// as one word too; ok is false when it has none between letters.
func compounds(s string) (joined string, ok bool) {
	if strings.Contains(s, middleDot) {
		return strings.ReplaceAll(strings.ReplaceAll(s, middleDot, ""), "-", ""), true
	}
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '-' && s[i-1] > ' ' && s[i+1] > ' ' {
			return strings.ReplaceAll(s, "-", ""), true
		}
	}
	return "", false
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func isHan(r rune) bool {
	if r >= 0x4e00 && r <= 0x9fff { // nearly all of them
		return true
	}
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
