package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
)

// appendKey appends the form of a title under which spellings of it meet: folded, without marks and spaces, without an
// English article in front, an article behind a comma put in front ("Postino, Il"), and with "and" for "&". A title of
// nothing but marks stays what it is.
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

// appendBare appends the letters of a folded text and the digits of ASCII, which full-width ones fold to.
func appendBare(key []byte, folded string) []byte {
	for _, c := range folded {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			key = append(key, byte(c))
		case c == '&':
			key = append(key, "and"...)
		case c >= 0x80 && unicode.IsLetter(c):
			key = utf8.AppendRune(key, c)
		}
	}
	return key
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

// appendName appends a title, and the two titles of "The City (La Cité) (1995)".
func appendName(names []string, title string) []string {
	title, _ = titleYear(strings.TrimSpace(title))
	if title == "" {
		return names
	}
	names = append(names, title)
	for _, brackets := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		i := strings.LastIndex(title, brackets[0])
		if i <= 0 || !strings.HasSuffix(title, brackets[1]) {
			continue
		}
		names = append(names, title[:i])
		if inner := title[i+len(brackets[0]) : len(title)-len(brackets[1])]; len([]rune(inner)) > 2 { // more than "港" or "台"
			names = append(names, inner)
		}
	}
	return names
}

// mainTitle returns what stands before the subtitle of a title, or "".
func mainTitle(title string) string {
	for _, mark := range [...]string{": ", "：", " - ", " – ", " — "} {
		if i := strings.Index(title, mark); i > 0 {
			return title[:i]
		}
	}
	return ""
}
