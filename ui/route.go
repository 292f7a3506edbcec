package ui

import "strings"

// The pages that a route can name.
const (
	pageHome    = "home"
	pageFilm    = "film"
	pageSearch  = "search"
	pageBox     = "box"
	pageUnknown = "unknown"
)

// A route is a place in the app, as the fragment of the URL names it.
type route struct {
	page string
	arg  string // the film's ID, the query or the section of the box
}

// parseRoute reads the fragment without its "#". Whatever it does not know is pageUnknown.
func parseRoute(fragment string) route {
	path := strings.Trim(fragment, "/")
	head, rest, _ := strings.Cut(path, "/")
	switch {
	case path == "":
		return route{page: pageHome}
	case head == pageFilm && rest != "":
		return route{pageFilm, unescape(rest)}
	case head == pageSearch:
		return route{pageSearch, unescape(rest)}
	case head == pageBox && isSection(rest):
		return route{pageBox, rest}
	}
	return route{pageUnknown, path}
}

func filmRoute(id string) string      { return "/film/" + escape(id) }
func searchRoute(query string) string { return "/search/" + escape(query) }

// escape percent-encodes all but the unreserved bytes of RFC 3986.
func escape(text string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
		}
	}
	return b.String()
}

// unescape undoes escape; a broken sequence stays as it is.
func unescape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if high, low := nibble(text[i+1]), nibble(text[i+2]); high >= 0 && low >= 0 {
				b.WriteByte(byte(high<<4 | low))
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return strings.ToValidUTF8(b.String(), "�")
}

func nibble(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
