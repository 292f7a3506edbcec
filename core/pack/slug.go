package pack

import (
	"strconv"
	"strings"
)

// derivedID returns the id that most films have: the title as a slug, and the year. Such ids need no room in a part.
// Letters and digits of ASCII stay, in lower case; ' and ’ vanish; each run of anything else becomes one hyphen
// between two of those that stay.
func derivedID(title string, year int) string {
	title = strings.NewReplacer("'", "", "’", "").Replace(title)
	slug := make([]byte, 0, len(title)+5)
	gap := false
	for i := range len(title) {
		c := title[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			gap = len(slug) > 0
			continue
		}
		if gap {
			slug = append(slug, '-')
			gap = false
		}
		slug = append(slug, c)
	}
	slug = append(slug, '-')
	return string(strconv.AppendInt(slug, int64(year), 10))
}

// isID reports whether s can be a film id: the form that is safe in URLs and files.
func isID(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != "" && len(s) <= MaxID
}
