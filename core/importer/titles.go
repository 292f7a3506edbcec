package importer

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
)

// appendKey appends the form of a title under which spellings of it meet: folded, without marks and spaces, without an
// English article in front, an article behind a comma put in front ("Postino, Il"), numbers as digits, and "and" for "&"
// and "+". A title of nothing but marks stays what it is.
func appendKey(key []byte, title string) []byte {
	folded := strings.TrimSpace(text.Fold(title))
	article := ""
	if i := strings.LastIndexByte(folded, ','); i > 0 && isArticle(strings.TrimSpace(folded[i+1:])) {
		folded, article = folded[:i], strings.TrimSpace(folded[i+1:])
	}
	if article == "" {
		first, rest, _ := strings.Cut(folded, " ")
		if isEnglishArticle(first) && strings.TrimSpace(rest) != "" {
			folded = rest
		}
	} else if !isEnglishArticle(article) {
		key = appendBare(key, article)
	}
	begin := len(key)
	if key = appendBare(key, folded); len(key) == begin {
		key = append(key, folded...)
	}
	return key
}

func isEnglishArticle(word string) bool { return word == "the" || word == "a" || word == "an" }

func isArticle(word string) bool {
	const articles = " the a an le la les l' un une el los las il lo gli i der die das den det de het ein eine o os as "
	return word != "" && strings.Contains(articles, " "+word+" ")
}

// appendBare appends the words of a folded text one after the other.
func appendBare(key []byte, folded string) []byte {
	for before := ""; folded != ""; {
		n := wordLength(folded)
		word := folded[:n]
		folded = folded[n:]
		switch c, size := utf8.DecodeRuneInString(folded); {
		case n > 0:
			key = appendWord(key, before, word, strings.TrimSpace(folded) == "")
			before = word
		case c == '&' || c == '+':
			key = append(key, "and"...)
			folded = folded[size:]
		case c == '½':
			key = append(key, "12"...) // as "1/2" becomes
			folded = folded[size:]
		default:
			key = append(key, romanSign(c)...)
			folded = folded[size:]
		}
	}
	return key
}

// wordLength returns the bytes of the letters and digits that a folded text begins with. Digits are those of ASCII, which
// full-width ones fold to.
func wordLength(folded string) int {
	for i, c := range folded {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 && unicode.IsLetter(c)) {
			return i
		}
	}
	return len(folded)
}

// appendWord appends a word as all its spellings have it: "two" and "ii" are 2, "volume" is "vol", "colour" is "color".
// Letters that may be a number or a word are numbers where they count parts, or end the title.
func appendWord(key []byte, before, word string, last bool) []byte {
	if n := numeral(word); n != "" {
		return append(key, n...)
	}
	if n := letterNumeral(word); n != "" && (isPart(before) || last && before != "") {
		return append(key, n...)
	}
	if word == "volume" {
		word = "vol"
	}
	for i := range len(word) {
		if word[i] == 'u' && i > 0 && word[i-1] == 'o' && i+1 < len(word) && word[i+1] == 'r' {
			continue
		}
		key = append(key, word[i])
	}
	return key
}

// numeral returns the digits of a number that is a word, or "".
func numeral(word string) string {
	switch word {
	case "one":
		return "1"
	case "two", "ii":
		return "2"
	case "three", "iii":
		return "3"
	case "four", "iv":
		return "4"
	case "five":
		return "5"
	case "six", "vi":
		return "6"
	case "seven", "vii":
		return "7"
	case "eight", "viii":
		return "8"
	case "nine", "ix":
		return "9"
	case "ten":
		return "10"
	case "eleven", "xi":
		return "11"
	case "twelve", "xii":
		return "12"
	}
	return ""
}

// letterNumeral returns the digits of a Roman number of one letter, or "".
func letterNumeral(word string) string {
	switch word {
	case "i":
		return "1"
	case "v":
		return "5"
	case "x":
		return "10"
	}
	return ""
}

func isPart(word string) bool {
	return word == "part" || word == "chapter" || word == "episode" || word == "vol" || word == "volume"
}

// romanSign returns the digits of the signs from Ⅰ to Ⅻ, small ones as folding leaves them, or "".
func romanSign(c rune) string {
	if c < 'ⅰ' || c > 'ⅻ' {
		return ""
	}
	return strconv.Itoa(int(c-'ⅰ') + 1)
}

// names returns what an item may be called: its titles, the halves of "中文 / Original", the titles within and before
// brackets at the end, and on Douban, where further titles follow slashes, each of them.
func (it *Item) names(source string) []string {
	var names []string
	for _, title := range [...]string{it.Title, it.Original} {
		names = appendName(names, title)
		slash := " / "
		if source == Douban {
			slash = "/"
		}
		if strings.Contains(title, slash) {
			for half := range strings.SplitSeq(title, slash) {
				names = appendName(names, half)
			}
		}
	}
	return names
}

// appendName appends a title, and the titles of "The City (a.k.a. City) (La Cité) (1995)", where brackets hold others.
func appendName(names []string, title string) []string {
	title, _ = titleYear(strings.TrimSpace(title))
	title = strings.TrimSuffix(strings.TrimPrefix(title, "a.k.a. "), " or")
	if title == "" {
		return names
	}
	names = append(names, title)
	for _, brackets := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		i := strings.LastIndex(title, brackets[0])
		if i <= 0 || !strings.HasSuffix(title, brackets[1]) {
			continue
		}
		if inner := title[i+len(brackets[0]) : len(title)-len(brackets[1])]; len([]rune(inner)) > 2 { // more than "港" or "台"
			names = append(names, strings.TrimPrefix(inner, "a.k.a. "))
		}
		return appendName(names, title[:i])
	}
	return names
}

// parts returns what stands before the subtitle of a title, "" when it has none, and the subtitle where it may be a title of
// its own, as in "Star Wars: Episode V - The Empire Strikes Back".
func parts(title string) (main, sub string) {
	for _, mark := range [...]string{": ", "：", " - ", " – ", " — ", ", "} {
		if i := strings.Index(title, mark); i > 0 && main == "" {
			main = strings.TrimSuffix(title[:i], " or")
		}
		if i := strings.LastIndex(title, mark); i > 0 && mark != ", " {
			if rest := title[i+len(mark):]; sub == "" || len(rest) < len(sub) {
				sub = rest
			}
		}
	}
	if strings.Count(sub, " ") < 2 { // "Part 2", "The Movie"
		sub = ""
	}
	return main, sub
}
