package movielens

import (
	"slices"
	"strconv"
	"strings"
)

// A Title is what one title of MovieLens says, such as "City of Lost Children, The (Cité des enfants perdus, La) (1995)".
type Title struct {
	Main     string   // with its article in front: "The City of Lost Children"; empty only for an empty text
	Original string   // the first name in parentheses that is not marked "a.k.a.", or empty
	Also     []string // further names, and the text as a whole where parentheses may be part of the name
	Year     int      // 1000..9999, the first of a span; 0 when the text ends in none
}

// ParseTitle takes a title of MovieLens apart. Every text gives some title.
func ParseTitle(s string) Title {
	var t Title
	rest := strings.TrimSpace(s)
	if before, inside, ok := lastGroup(rest); ok && before != "" {
		if t.Year = yearOf(inside); t.Year > 0 {
			rest = before
		}
	}
	whole := rest
	for {
		before, inside, ok := lastGroup(rest)
		if !ok || before == "" {
			break
		}
		rest = before
		t.add(inside)
	}
	t.Main = frontArticle(rest)
	if rest != whole && (t.Original != "" || len(t.Also) > 0) {
		t.Also = append(t.Also, whole)
	}
	return t
}

// add takes in the name in one pair of parentheses. They are met from the end, so that the last one set is the first.
func (t *Title) add(name string) {
	plain, marked := name, false
	for _, mark := range []string{"a.k.a.", "aka "} {
		if len(name) > len(mark) && strings.EqualFold(name[:len(mark)], mark) {
			plain, marked = name[len(mark):], true
		}
	}
	plain = frontArticle(strings.TrimSpace(plain))
	if plain == "" {
		return
	}
	if marked {
		t.Also = append(t.Also, plain)
		return
	}
	if t.Original != "" {
		t.Also = append(t.Also, t.Original)
	}
	t.Original = plain
}

// lastGroup cuts the pair of parentheses off that s ends in.
func lastGroup(s string) (before, inside string, ok bool) {
	if !strings.HasSuffix(s, ")") {
		return s, "", false
	}
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			depth--
		}
		if depth == 0 {
			return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1 : len(s)-1]), true
		}
	}
	return s, "", false
}

// yearOf reads a year or a span of years: 1995, 1995-1997, 1995–, 1995- .
func yearOf(s string) int {
	if len(s) < 4 {
		return 0
	}
	year, err := strconv.Atoi(s[:4])
	rest := strings.TrimSpace(s[4:])
	rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(rest, "–"), "-"))
	if err != nil || year < 1000 || s[4:] != "" && s[4:] == rest || strings.Trim(rest, "0123456789") != "" {
		return 0
	}
	return year
}

// articles may stand behind a comma at the end of a title; those that end in an apostrophe join the next word.
var articles = []string{
	"the", "a", "an", "la", "le", "les", "l'", "un", "une", "el", "los", "las", "una", "il", "lo", "gli",
	"der", "die", "das", "ein", "eine", "den", "det", "de", "het", "os",
}

// frontArticle brings "Heat, The" into the order of speech.
func frontArticle(s string) string {
	at := strings.LastIndex(s, ",")
	if at <= 0 {
		return s
	}
	article := strings.TrimSpace(s[at+1:])
	name := strings.TrimSpace(s[:at])
	if name == "" || !slices.Contains(articles, strings.ToLower(article)) {
		return s
	}
	if strings.HasSuffix(article, "'") {
		return article + name
	}
	return article + " " + name
}
