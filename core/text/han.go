package text

import "unicode"

// Simplified returns the simplified form of a traditional Han character, or of a variant or Japanese form that
// titles use, and any other rune as it is.
func Simplified(r rune) rune {
	lo, hi := 0, len(hanPairs)/6 // a pair is two runes of three bytes, sorted by the first
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		switch c := hanAt(6 * mid); {
		case c == r:
			return hanAt(6*mid + 3)
		case c < r:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return r
}

// hanAt decodes the three-byte UTF-8 sequence at byte i of hanPairs.
func hanAt(i int) rune {
	return rune(hanPairs[i]&0x0F)<<12 | rune(hanPairs[i+1]&0x3F)<<6 | rune(hanPairs[i+2]&0x3F)
}

// isIdeographic reports runes of scripts written without spaces in East Asian titles: Han and kana.
func isIdeographic(r rune) bool {
	return r >= 0x3005 && (unicode.Is(unicode.Han, r) || unicode.In(r, unicode.Hiragana, unicode.Katakana) || r == 'ー')
}
