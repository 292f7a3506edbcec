package content

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// A word of one logline and how often it stands there.
type word struct {
	key   string // stem of an English word, or a Chinese word
	count int
}

// loglines holds the words of the loglines of all films, in both languages.
type loglines struct {
	en, zh   [][]word          // by film
	spelling map[string]string // of a stem: the form that is most frequent, to show
	english  map[string]string // of a Chinese word: the English stem that stands for the same
	chinese  map[string]string // the inverse
}

// readLoglines splits the loglines into words, with people, tags and the Chinese words that the texts reveal kept whole.
func readLoglines(films []film.Film, known []string) *loglines {
	l := &loglines{en: make([][]word, len(films)), zh: make([][]word, len(films))}
	folded := make([]string, len(films))
	parallel(len(films), func(i int) { folded[i] = text.Fold(norm.NFKC.String(films[i].LoglineZh)) })
	known = append(known, hanWords(slices.Values(folded))...)
	han := hanSet(known)
	lexicon := text.NewLexicon(known)
	spellings := make([][]string, len(films))
	parallel(len(films), func(i int) {
		l.en[i], spellings[i] = englishWords(films[i].Logline, lexicon)
		l.zh[i] = chineseWords(folded[i], lexicon, han)
	})
	l.spelling = commonest(spellings)
	l.translate()
	return l
}

// hanSet returns the folded phrases that are Chinese words.
func hanSet(phrases []string) map[string]bool {
	set := map[string]bool{}
	for _, p := range phrases {
		if p = text.Fold(p); isHan(p) {
			set[p] = true
		}
	}
	return set
}

func isHan(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// englishWords returns the stems of a logline and its words as they are spelt.
func englishWords(logline string, lexicon *text.Lexicon) (words []word, spelt []string) {
	for _, token := range text.Tokens(norm.NFKC.String(logline), lexicon) {
		if isHan(token) || bland(token) {
			continue
		}
		words = count(words, stem(token))
		spelt = append(spelt, token)
	}
	return words, spelt
}

// stem leaves phrases of the lexicon whole.
func stem(token string) string {
	if strings.Contains(token, " ") {
		return token
	}
	return text.Stem(token)
}

// chineseWords returns the words of a logline that are known; other pairs of characters are chance.
func chineseWords(logline string, lexicon *text.Lexicon, han map[string]bool) (words []word) {
	for _, token := range text.Tokens(logline, lexicon) {
		if han[token] && !bland(token) {
			words = count(words, token)
		}
	}
	return words
}

func count(words []word, key string) []word {
	for i := range words {
		if words[i].key == key {
			words[i].count++
			return words
		}
	}
	return append(words, word{key, 1})
}

// commonest returns the most frequent spelling of each stem, the first of the alphabet where several are.
func commonest(spellings [][]string) map[string]string {
	counts := map[string]int{}
	for _, list := range spellings {
		for _, s := range list {
			counts[s]++
		}
	}
	order := slices.SortedFunc(keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	best := map[string]string{}
	for _, s := range order {
		if _, ok := best[stem(s)]; !ok {
			best[stem(s)] = s
		}
	}
	return best
}

func keys[V any](m map[string]V) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// translate pairs the words of the two languages.
func (l *loglines) translate() {
	l.english = translate(wordKeys(l.en), wordKeys(l.zh))
	l.chinese = make(map[string]string, len(l.english))
	for zh, en := range l.english {
		l.chinese[en] = zh
	}
}

func wordKeys(lists [][]word) [][]string {
	out := make([][]string, len(lists))
	for i, words := range lists {
		for _, w := range words {
			out[i] = append(out[i], w.key)
		}
	}
	return out
}

// mention adds the words of film i to what is gathered. A word that names a tag counts as the tag, since to say that
// two films share both is to say it twice; a Chinese word with an English twin counts as that, in full.
func (l *loglines) mention(i int, tags map[string]mention, c *collector) {
	for _, w := range l.en[i] {
		l.add(w.key, text.SublinearTF(w.count), tags, c)
	}
	for _, w := range l.zh[i] {
		value := text.SublinearTF(w.count)
		if en, ok := l.english[w.key]; ok {
			l.add(en, value, tags, c)
		} else {
			l.add(w.key, zhValue*value, tags, c)
		}
	}
}

func (l *loglines) add(key string, value float64, tags map[string]mention, c *collector) {
	if tag, ok := tags[key]; ok {
		c.add(tag.field, tag.key, namedValue*tag.value)
		return
	}
	c.add(text.FieldLogline, key, value)
}

// label names a word in both languages as far as they are known.
func (l *loglines) label(key string) film.Label {
	label := film.Label{Slug: key, En: l.spelling[key], Zh: l.chinese[key]}
	if label.En == "" {
		label.En = key
	}
	return label
}
