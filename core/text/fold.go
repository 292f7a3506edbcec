package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns the form of s under which spellings of one word meet: lower case, Latin letters without accents,
// full-width forms as ASCII, typographic quotes and dashes as ' " and -, traditional Han characters of film titles
// as simplified ones, every kind of space as a plain one. Invisible characters, combining marks of Latin, Greek and
// Cyrillic letters and invalid bytes are dropped. The result is valid UTF-8, not longer than s, and folding it again
// changes nothing. It needs no Unicode tables beyond the standard library's and stands in for NFKC where that is too
// large to ship.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		foldRune(&b, r)
	}
	return b.String()
}

// isFolded reports whether s is ASCII that folding leaves alone, the common case of a query being typed.
func isFolded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func foldRune(b *strings.Builder, r rune) {
	switch {
	case r == utf8.RuneError || isInvisible(r):
		// dropped: a replacement character says only that a byte was lost
	case unicode.IsSpace(r):
		b.WriteByte(' ')
	case r < 0x80:
		b.WriteByte(lowerASCII(byte(r)))
	case '！' <= r && r <= '～': // full-width forms stand in the order of ASCII
		b.WriteByte(lowerASCII(byte(r - '！' + '!')))
	case r < 0x3000:
		foldAlphabetic(b, r)
	default:
		b.WriteRune(Simplified(unicode.ToLower(r)))
	}
}

func foldAlphabetic(b *strings.Builder, r rune) {
	if letter, ok := baseLetter(r); ok {
		b.WriteByte(letter)
	} else if letters := ligature(r); letters != "" {
		b.WriteString(letters)
	} else if mark := punctuation(r); mark != 0 {
		b.WriteByte(mark)
	} else if lower := unicode.ToLower(r); lower != r {
		foldRune(b, lower) // again, since the lower case of the sign for ångström is an accented letter
	} else {
		b.WriteRune(bareLetter(r))
	}
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// isInvisible reports control, joining and direction characters and the combining marks that Fold drops.
func isInvisible(r rune) bool {
	return r < ' ' && !unicode.IsSpace(r) || r == 0x7F ||
		0x80 <= r && r < 0xA0 && r != 0x85 || r == 0xAD || // controls but not NEL, soft hyphen
		0x0300 <= r && r <= 0x036F || // combining marks
		0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E ||
		0x2060 <= r && r <= 0x206F || 0xFE00 <= r && r <= 0xFE0F || r == 0xFEFF
}

// punctuation returns the ASCII twin of a typographic mark, or 0.
func punctuation(r rune) byte {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '´', 'ʻ':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	return 0
}

// bareLetter strips the accents of Greek and Cyrillic letters that titles are commonly searched without.
func bareLetter(r rune) rune {
	switch r {
	case 'ǯ':
		return 'ʒ'
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	case 'ё':
		return 'е'
	case 'й':
		return 'и'
	}
	return r
}
