package pinyin

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
)

// Every entry of the tables is sound, folded, and changes something: what the rest says anyway would only be weight.
func TestTables(t *testing.T) {
	for phrase, spelt := range phrases {
		if n := utf8.RuneCountInString(phrase); n != len(strings.Fields(spelt)) || n < 2 || n > longestPhrase {
			t.Errorf("%s: %q has not one syllable for each character", phrase, spelt)
		}
		if folded := text.Fold(phrase); folded != phrase {
			t.Errorf("%s is never met: text is folded to %s", phrase, folded)
		}
		if without := readingsWithout(phrase); without == strings.ReplaceAll(spelt, " ", "") {
			t.Errorf("%s: %q is read so anyway", phrase, spelt)
		}
	}
	for c := range heteronyms {
		if folded := text.Fold(string(c)); folded != string(c) {
			t.Errorf("%c is never met: text is folded to %s", c, folded)
		}
	}
}

func readingsWithout(phrase string) string {
	spelt := phrases[phrase]
	delete(phrases, phrase)
	defer func() { phrases[phrase] = spelt }()
	full, _ := Of("·" + phrase + "·") // not a name
	return strings.Join(full, " ")
}
