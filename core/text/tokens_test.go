package text

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTokens(t *testing.T) {
	lexicon := NewLexicon([]string{"Wong Kar-wai", "王家卫", "黑帮", "New York", "York"})
	for in, want := range map[string]string{
		"":                             "",
		"The Lives of Others":          "lives",
		"A gangster's daughter DON'T":  "gangster daughter",
		"Rock 'n' roll, o’clock":       "rock n roll oclock",
		"1997年":                        "1997|年",
		"Wong Kar-Wai's New   York":    "wong kar wai|new york",
		"new york, new":                "new york",
		"王家卫执导的黑帮电影":                   "王家卫|执导|黑帮|电影",
		"王家衛":                          "王家卫",
		"重慶森林":                         "重庆|庆森|森林",
		"家，国":                          "家|国",
		"他的家":                          "",
		"サムライ":                         "サム|ムラ|ライ",
		"기생충 2019":                     "기생충|2019",
		"Léon: der Profi — naïve café": "leon|der|profi|naive|cafe",
		"spider-man":                   "spider|man",
		"'''":                          "",
		"हिन्दी चलचित्र":                "हिन्दी|चलचित्र",
		"home and 香港 away":              "home|香港",
		"Tom's   'quoted' word's edge'": "tom|quoted|word|edge",
	} {
		separator := "|"
		if !strings.Contains(want, "|") && !lexiconPhrase(want) {
			separator = " "
		}
		wanted := strings.Split(want, separator)
		if want == "" {
			wanted = nil
		}
		if diff := cmp.Diff(wanted, Tokens(in, lexicon)); diff != "" {
			t.Errorf("Tokens(%q): -want +got\n%s", in, diff)
		}
	}
}

func lexiconPhrase(s string) bool { return s == "new york" || s == "wong kar wai" }

// Law: without a lexicon a run of n Han characters that are no particles gives n-1 bigrams that cover it in order.
func TestHanBigramsCoverTheRun(t *testing.T) {
	run := "霸王别姬程蝶衣"
	var rebuilt strings.Builder
	for i, token := range Tokens(run, nil) {
		if i == 0 {
			rebuilt.WriteString(token)
		} else {
			_, size := utf8.DecodeRuneInString(token)
			rebuilt.WriteString(token[size:])
		}
	}
	if rebuilt.String() != run {
		t.Errorf("bigrams of %s rebuild %s", run, rebuilt.String())
	}
}

func checkTokens(t *testing.T, s string, lexicon *Lexicon) {
	t.Helper()
	tokens := Tokens(s, lexicon)
	if len(tokens) > utf8.RuneCountInString(s) {
		t.Errorf("%d tokens of %q, more than its runes", len(tokens), s)
	}
	for _, token := range tokens {
		if token == "" || !utf8.ValidString(token) || Fold(token) != token {
			t.Errorf("Tokens(%q) gives %q: empty, not UTF-8 or not folded", s, token)
		}
	}
	if diff := cmp.Diff(tokens, Tokens(Fold(s), lexicon)); diff != "" {
		t.Errorf("tokens of %q change when it is folded first: -want +got\n%s", s, diff)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"", "The Godfather's son", "王家卫的重慶森林", "a'b''c", "ー々サ", "\xffA\u0301", "new york 纽约"} {
		f.Add(s, "new york")
	}
	f.Fuzz(func(t *testing.T, s, phrase string) {
		checkTokens(t, s, nil)
		checkTokens(t, s, NewLexicon([]string{phrase, s}))
	})
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"families": "family", "gangsters": "gangster", "horses": "horse", "boss": "boss", "virus": "virus", "dress": "dress",
		"dresses": "dress", "paris": "paris", "bus": "bus", "movies": "movy", "movie": "movy", "zombies": "zomby", "dies": "die",
		"searches": "search", "boxes": "box", "heroes": "heroe", "gas": "gas", "lie": "lie", "lies": "lie", "": "", "s": "s",
	} {
		if got := Stem(in); got != want {
			t.Errorf("Stem(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsStopWord(t *testing.T) {
	for word, want := range map[string]bool{"the": true, "的": true, "の": true, "": false, "love": false, "the a": false, "爱": false} {
		if got := IsStopWord(word); got != want {
			t.Errorf("IsStopWord(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestWeights(t *testing.T) {
	if SublinearTF(0) != 0 || SublinearTF(1) != 1 || math.Abs(SublinearTF(10)-3.302585) > 1e-6 {
		t.Error("SublinearTF is not 1 + ln n")
	}
	if SmoothIDF(99, 99) != 1 || math.Abs(SmoothIDF(0, 99)-5.605170) > 1e-6 {
		t.Error("SmoothIDF is not 1 + ln((1+films)/(1+df))")
	}
	for df := range 99 {
		if SmoothIDF(df, 99) <= SmoothIDF(df+1, 99) {
			t.Errorf("the inverse document frequency does not fall at %d", df)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	for b.Loop() {
		Tokens("A Hong Kong policeman, deep undercover in the triads, hunts a mole. 卧底警察与黑帮内鬼互相追查身份", nil)
	}
}
