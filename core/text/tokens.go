package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens returns the words of s in order, folded: words of alphabetic scripts without stop words, and of each run of
// Han or kana its overlapping bigrams (a run of one character gives that character). What lexicon knows is kept whole,
// the longest phrase first, in place of the words or bigrams that it covers; a nil lexicon knows nothing.
// There are never more tokens than runes in s.
func Tokens(s string, lexicon *Lexicon) []string {
	atoms := split(Fold(s))
	var tokens []string
	for i := 0; i < len(atoms); {
		if n := lexicon.match(atoms[i:]); n > 0 {
			tokens = append(tokens, phrase(atoms[i:i+n]))
			i += n
		} else if atoms[i].han {
			n := hanRun(atoms[i:], lexicon)
			tokens = appendBigrams(tokens, atoms[i:i+n])
			i += n
		} else {
			if !IsStopWord(atoms[i].text) {
				tokens = append(tokens, atoms[i].text)
			}
			i++
		}
	}
	return tokens
}

// An atom is a word of an alphabetic script or a single Han or kana character.
type atom struct {
	text  string
	han   bool
	glued bool // stands right after the previous Han atom, without space or mark between
}

// split cuts a folded string into atoms. A possessive 's and the apostrophes inside words are dropped.
func split(s string) []atom {
	var atoms []atom
	word, afterHan := -1, false
	flush := func(end int) {
		if word >= 0 {
			if w := plainWord(s[word:end]); w != "" {
				atoms = append(atoms, atom{text: w})
			}
			word = -1
		}
	}
	for i, r := range s {
		switch {
		case isIdeographic(r):
			flush(i)
			atoms = append(atoms, atom{text: string(r), han: true, glued: afterHan})
			afterHan = true
			continue
		case isWordRune(r):
			if word < 0 {
				word = i
			}
		case r != '\'' || word < 0:
			flush(i)
		}
		afterHan = false
	}
	flush(len(s))
	return atoms
}

// isWordRune reports letters, marks and numbers.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// plainWord removes apostrophes: "don't" is dont, "john's" is john, "o'toole'" is otoole.
func plainWord(w string) string {
	w = strings.TrimRight(w, "'")
	return strings.ReplaceAll(strings.TrimSuffix(w, "'s"), "'", "")
}

// hanRun counts the Han atoms from the first up to a gap, a phrase that the lexicon knows, or another script.
func hanRun(atoms []atom, lexicon *Lexicon) int {
	n := 1
	for n < len(atoms) && atoms[n].glued && lexicon.match(atoms[n:]) == 0 {
		n++
	}
	return n
}

// appendBigrams appends the pairs of neighbours in a run, or its only character. Pairs with a grammatical particle
// say nothing of the subject and are left out.
func appendBigrams(tokens []string, run []atom) []string {
	if len(run) == 1 {
		if !IsStopWord(run[0].text) {
			tokens = append(tokens, run[0].text)
		}
		return tokens
	}
	for i := 1; i < len(run); i++ {
		if a, b := run[i-1].text, run[i].text; !IsStopWord(a) && !IsStopWord(b) {
			tokens = append(tokens, a+b)
		}
	}
	return tokens
}

// phrase joins atoms the way that they are written: Han without spaces, words with one.
func phrase(atoms []atom) string {
	var b strings.Builder
	for i, a := range atoms {
		if i > 0 && !(a.han && atoms[i-1].han) {
			b.WriteByte(' ')
		}
		b.WriteString(a.text)
	}
	return b.String()
}
