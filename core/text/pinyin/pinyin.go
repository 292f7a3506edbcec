// Package pinyin spells Chinese text as people type it on a Latin keyboard, at the time a pack is built.
package pinyin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
	"github.com/mozillazg/go-pinyin"
)

// MaxReadings is how many readings of one text Of gives at most.
const MaxReadings = 4

// Of returns the readings of s in pinyin without tones: full ("chongqingsenlin") and by initials ("cqsl"), the likeliest
// first, each list without repetitions and at most MaxReadings long. Characters with several readings are settled by a
// table of phrases; where that is silent, further readings are given. ü is typed v, with u as a further reading.
// Traditional characters are read as simplified ones. Letters and digits of other scripts pass through folded (see
// text.Fold), as do the few Han characters that the dictionary lacks; spaces and punctuation are dropped. A text in which
// no Han character is read has no readings.
func Of(s string) (full, initials []string) {
	readings := []reading{{}}
	han := false
	for _, unit := range units(text.Fold(s)) {
		readings = extend(readings, unit)
		han = han || unit.han
	}
	if !han {
		return nil, nil
	}
	for _, r := range readings {
		full = appendNew(full, r.full)
		initials = appendNew(initials, r.initials)
	}
	return full, initials
}

// A reading is one way to read the text so far; detours counts the units that were not read in the likeliest way.
type reading struct {
	full, initials string
	detours        int
}

// A unit is a piece of text that is read as a whole, with its readings, the likeliest first. Each reading is a list of
// syllables.
type unit struct {
	readings [][]string
	han      bool
}

// extend continues every reading in every way and keeps the MaxReadings with the fewest detours.
func extend(readings []reading, u unit) []reading {
	longer := make([]reading, 0, len(readings)*len(u.readings))
	for _, r := range readings {
		for i, syllables := range u.readings {
			next := r
			if i > 0 {
				next.detours++
			}
			for _, syllable := range syllables {
				next.full += syllable
				next.initials += initial(syllable, u.han)
			}
			longer = append(longer, next)
		}
	}
	slices.SortStableFunc(longer, func(a, b reading) int { return a.detours - b.detours })
	return longer[:min(len(longer), MaxReadings)]
}

// initial is the first letter of a syllable; a word of another script is typed in full.
func initial(syllable string, han bool) string {
	if !han {
		return syllable
	}
	_, size := utf8.DecodeRuneInString(syllable)
	return syllable[:size]
}

// units splits folded text.
func units(s string) []unit {
	var all []unit
	chars := []rune(s)
	name := looksLikeName(chars)
	for i := 0; i < len(chars); {
		if n, syllables := phraseAt(chars[i:]); n > 0 {
			all = append(all, unit{[][]string{syllables}, true})
			i += n
			continue
		}
		if u, ok := unitOf(chars[i], name && i == 0); ok {
			all = append(all, u)
		}
		i++
	}
	return all
}

// looksLikeName reports whether chars may be the name of a Chinese person: two to four Han characters.
func looksLikeName(chars []rune) bool {
	return len(chars) >= 2 && len(chars) <= 4 && !slices.ContainsFunc(chars, func(c rune) bool { return !unicode.Is(unicode.Han, c) })
}

// phraseAt returns the length and the syllables of the longest phrase of the table that chars begin with.
func phraseAt(chars []rune) (int, []string) {
	for n := min(longestPhrase, len(chars)); n >= 2; n-- {
		if spelt, ok := phrases[string(chars[:n])]; ok {
			return n, strings.Fields(spelt)
		}
	}
	return 0, nil
}

// unitOf returns the unit of one character; ok is false when it is not typed at all.
func unitOf(c rune, surname bool) (u unit, ok bool) {
	readings := readingsOf(c, surname)
	if len(readings) == 0 {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return unit{}, false
		}
		return unit{[][]string{{string(c)}}, false}, true
	}
	u.han = true
	for _, r := range readings {
		u.readings = append(u.readings, []string{r})
	}
	return u, true
}

// readingsOf returns the syllables that a Han character may stand for, nothing for any other.
func readingsOf(c rune, surname bool) []string {
	var readings []string
	if surname && surnames[c] != "" {
		readings = append(readings, surnames[c])
	}
	if several, ok := heteronyms[c]; ok {
		for _, r := range strings.Fields(several) {
			readings = appendNew(readings, r)
		}
		return readings
	}
	for _, r := range pinyin.SinglePinyin(c, pinyin.NewArgs()) {
		readings = appendNew(readings, r)
		if plain := strings.Replace(r, "v", "u", 1); plain != r {
			readings = append(readings, plain)
		}
	}
	return readings
}

func appendNew(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}
