package catalog

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tidy makes foreign text fit for us: one line, single spaces, no invisible or damaged characters, and Han characters
// in place of the radicals and compatibility forms that text copied from PDF files holds.
func tidy(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case unicode.IsSpace(c) || unicode.Is(unicode.Cc, c):
			b.WriteByte(' ')
		case unicode.In(c, unicode.Radical, unicode.Unified_Ideograph) || isHan(c):
			b.WriteString(norm.NFKC.String(string(c)))
		default:
			if _, bad := firstUnfit(string(c)); !bad {
				b.WriteRune(c)
			}
		}
	}
	return norm.NFC.String(strings.Join(strings.Fields(b.String()), " "))
}

// shorten cuts s at a space, or anywhere when there is none near, so that it has at most most characters.
func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	s = string([]rune(s)[:most-1])
	if i := strings.LastIndexByte(s, ' '); i > len(s)/2 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:") + "…"
}

// firstSentences returns as many whole sentences as fit into most characters, or the beginning of the first.
func firstSentences(s string, most int) string {
	end := 0
	for i := range s {
		if !endsSentence(s, i) {
			continue
		}
		if utf8.RuneCountInString(s[:i+1]) > most {
			break
		}
		end = i + 1
	}
	if end == 0 || utf8.RuneCountInString(s) <= most {
		return shorten(s, most)
	}
	return s[:end]
}

// endsSentence reports whether the byte at i is a full stop after which a new sentence begins, not one of an
// abbreviation or of an initial.
func endsSentence(s string, i int) bool {
	if s[i] != '.' && s[i] != '!' && s[i] != '?' {
		return false
	}
	if i+2 >= len(s) {
		return i+1 == len(s)
	}
	next, _ := utf8.DecodeRuneInString(s[i+2:])
	if s[i+1] != ' ' || unicode.IsLower(next) {
		return false
	}
	word := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
	return s[i] != '.' || !abbreviated(word)
}

// abbreviated reports whether the full stop after word is more likely part of it than the end of a sentence.
func abbreviated(word string) bool {
	word = strings.TrimLeft(word, `("'“‘`)
	if utf8.RuneCountInString(word) <= 1 || strings.Contains(word, ".") {
		return true
	}
	switch word {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "vs", "No", "Lt", "Col", "Gen", "Sgt", "Capt", "Prof", "Bros", "Rev",
		"Wm", "Vol", "Mt", "Hon", "Gov", "Sen", "Messrs":
		return true
	}
	return false
}

// cleanName repairs the name of a person: prose that was torn along with it goes; what cannot be a name becomes empty.
func cleanName(s string) string {
	const most = 60 // characters
	s = tidy(s)
	for i := range s {
		if i+1 < len(s) && endsSentence(s, i) {
			s = s[:i]
			break
		}
	}
	s = strings.Trim(s, " ,;:()[]")
	if utf8.RuneCountInString(s) > most || strings.ContainsAny(s, "0123456789{}[]|<>=/\\") {
		return ""
	}
	return s
}

// asciiLetters spells the letters that do not come apart into an ASCII letter and accents.
var asciiLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ŋ': "ng", 'ħ': "h",
	'&': "-and-", '½': "-1-2", '⅓': "-1-3", '×': "x",
}

// Slug returns the id of a film: its title in lower-case ASCII with hyphens, and the year, as the ids of the default
// catalogue are made. It is false when the title has letters that ASCII cannot spell, or none at all.
func Slug(title string, year int) (string, bool) {
	const most = 100 // bytes before the year
	var b strings.Builder
	for _, c := range strings.ToLower(title) {
		if spelt, ok := asciiLetters[c]; ok {
			b.WriteString(spelt)
			continue
		}
		for _, part := range norm.NFKD.String(string(c)) {
			switch {
			case part < utf8.RuneSelf && (unicode.IsLetter(part) || unicode.IsDigit(part)):
				b.WriteRune(unicode.ToLower(part))
			case unicode.IsLetter(part) || unicode.IsDigit(part):
				return "", false
			case part != '\'' && part != '’' && part != '‘' && !unicode.Is(unicode.Mn, part):
				b.WriteByte('-')
			}
		}
	}
	words := strings.FieldsFunc(b.String(), func(c rune) bool { return c == '-' })
	slug := strings.Join(words, "-")
	if len(slug) > most {
		slug = strings.TrimRight(slug[:most], "-")
	}
	if slug == "" {
		return "", false
	}
	return slug + "-" + strconv.Itoa(year), true
}
