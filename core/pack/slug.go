package pack

import (
	"strconv"
	"strings"
)

// appendID appends the id that most films have: the title as a slug, and the year. Such ids need no room in a part.
// Letters and digits of ASCII stay, in lower case; ' and ’ vanish; each run of anything else becomes one hyphen
// between two of those that stay; a hyphen and the year follow.
func appendID(dst []byte, title string, year int) []byte {
	begin, gap := len(dst), false
	for i := 0; i < len(title); i++ {
		c := title[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case c == '\'':
			continue
		case strings.HasPrefix(title[i:], "’"):
			i += len("’") - 1
			continue
		default:
			gap = len(dst) > begin
			continue
		}
		if gap {
			dst = append(dst, '-')
			gap = false
		}
		dst = append(dst, c)
	}
	return strconv.AppendInt(append(dst, '-'), int64(year), 10)
}

// isID reports whether s can be a film id: the form that is safe in URLs and files.
func isID[T string | []byte](s T) bool {
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return len(s) > 0 && len(s) <= MaxID
}
