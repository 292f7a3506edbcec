package catalog

import (
	"maps"
	"slices"
	"unicode"

	"golang.org/x/text/language"

	coretext "github.com/loge-film/loge/core/text"
)

// unfit is a character that no name, title or sentence may hold.
type unfit struct {
	char rune
	what string
}

// firstUnfit finds the first character of s that cannot be shown or changes how its neighbours are shown:
// control and format characters (with them all bidirectional overrides, isolates and marks, and every invisible space),
// line separators, private use and the mark of damaged text. The two joiners U+200C and U+200D are spelling in Persian
// and in Indian scripts and stay allowed.
func firstUnfit(s string) (unfit, bool) {
	for _, c := range s {
		switch {
		case c == '\u200c' || c == '\u200d':
		case unicode.Is(unicode.Cc, c):
			return unfit{c, "a control character"}, true
		case unicode.Is(unicode.Bidi_Control, c):
			return unfit{c, "a character that changes the direction of writing"}, true
		case unicode.In(c, unicode.Cf, unicode.Zl, unicode.Zp):
			return unfit{c, "an invisible character"}, true
		case unicode.Is(unicode.Co, c):
			return unfit{c, "a character of private use"}, true
		case c == unicode.ReplacementChar:
			return unfit{c, "the mark of damaged text"}, true
		}
	}
	return unfit{}, false
}

// formerCountries are no longer in ISO 3166-1 but are the countries of many films.
var formerCountries = map[string]bool{"SU": true, "YU": true, "CS": true, "DD": true}

// countryFault says what is expected instead of code, or nothing when it is a country.
func countryFault(code string) string {
	const expected = "ISO 3166-1 alpha-2 such as CN, or SU, YU, CS, DD"
	region, err := language.ParseRegion(code)
	if formerCountries[code] {
		return ""
	}
	if err != nil || len(code) != 2 || !region.IsCountry() || code == "UN" {
		return expected
	}
	if today := region.Canonicalize().String(); today != code {
		return today
	}
	return ""
}

// languageFault says what is expected instead of code, or nothing when it is a single language.
func languageFault(code string) string {
	const expected = "ISO 639 such as zh or yue"
	base, err := language.ParseBase(code)
	if err != nil || code == "und" || code == "mul" || code == "zxx" {
		return expected
	}
	if short := base.String(); short != code {
		return short
	}
	return ""
}

// suggestion names the known word that was probably meant by a wrong one.
func suggestion(wrong string, known map[string]bool, noun string) string {
	best, least := "", 3 // more than two letters apart is another word
	for _, word := range slices.Sorted(maps.Keys(known)) {
		if d := coretext.Distance(wrong, word); d < least {
			best, least = word, d
		}
	}
	if best == "" {
		return "a slug of the table of " + noun + "s"
	}
	return quote(best) + " or another slug of the table of " + noun + "s"
}
