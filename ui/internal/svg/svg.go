// Package svg holds what posters and charts need to write text and numbers into SVG.
package svg

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Escape makes text safe between tags and in attributes.
func Escape(text string) string { return escaper.Replace(text) }

// Number prints v with at most one decimal.
func Number(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

// Clean drops what XML or a line of type cannot hold and cuts at a number of letters.
func Clean(text string, letters int) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 {
			continue
		}
		if n++; n > letters {
			return strings.TrimRight(b.String(), " ") + "…"
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// IsWide reports whether a letter fills a square: Han, kana, Hangul and full-width signs.
func IsWide(r rune) bool {
	return 0x1100 <= r && r <= 0x115F || 0x2E80 <= r && r <= 0xA4CF || 0xAC00 <= r && r <= 0xD7A3 || 0xF900 <= r && r <= 0xFAFF ||
		0xFE30 <= r && r <= 0xFE4F || 0xFF00 <= r && r <= 0xFF60 || 0x20000 <= r && r <= 0x3FFFD
}
