package text

import (
	"slices"
	"testing"
	"unicode"
)

// What is added is one token from then on, whatever else the lexicon knows.
func TestLexiconAdd(t *testing.T) {
	l := NewLexicon([]string{"New York", "黑帮"})
	for phrase, want := range map[string]string{
		"Wong Kar-wai": "wong kar wai", "王家卫": "王家卫", "New York City": "new york city", "Comedy": "comedy", "剧": "剧",
		"the": "", "的": "", "": "", "—": "",
	} {
		got := l.Add(phrase)
		if got != want {
			t.Errorf("%q is the token %q, expected %q", phrase, got, want)
		}
		if tokens := Tokens(phrase, l); !slices.Equal(tokens, []string{want}) && (want != "" || len(tokens) > 0) {
			t.Errorf("%q has the tokens %q, expected %q alone", phrase, tokens, want)
		}
	}
}

// Letters and digits of ASCII are told without the tables, and as by them.
func TestWordRunes(t *testing.T) {
	for r := range rune(0x250) {
		if got := isWordRune(r); got != unicode.In(r, unicode.L, unicode.M, unicode.N) {
			t.Errorf("%q: %v", r, got)
		}
	}
}
