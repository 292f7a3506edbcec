package search

import (
	"strings"
	"unicode"

	"github.com/loge-film/loge/core/text"
)

// normalize folds s and keeps its words alone, with one space between them; a run of Han is one word. Apostrophes
// vanish, so that "schindlers" finds Schindler's.
func normalize(s string) string {
	s = text.Fold(s)
	var b strings.Builder
	b.Grow(len(s))
	open, han := false, false // a word has begun; it is of Han
	for _, r := range s {
		switch {
		case r == '\'':
		case !isLetter(r):
			open = false
		default:
			if is := isHan(r); b.Len() > 0 && (!open || is != han) {
				b.WriteByte(' ')
			}
			open, han = true, isHan(r)
			b.WriteRune(r)
		}
	}
	return b.String()
}

// compounds returns s with its hyphens taken out, so that "Kar-wai" and "Spider-Man" are found as one word too;
// ok is false when it has none between letters.
func compounds(s string) (joined string, ok bool) {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '-' && s[i-1] > ' ' && s[i+1] > ' ' {
			return strings.ReplaceAll(s, "-", ""), true
		}
	}
	return "", false
}

func isLetter(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func isHan(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
