package ui

import "strings"

// Matcher returns what tells whether a query asks for an event.
func (q BoxQuery) Matcher() func(line EventLine) bool {
	if q.Find == "" {
		return q.isOf
	}
	words, find := WordsIn(q.Lang), strings.ToLower(q.Find)
	return func(line EventLine) bool {
		return q.isOf(line) && strings.Contains(strings.ToLower(words.line(line, q.Lang)+" "+line.Title.En), find)
	}
}

// isOf reports whether an event is of the kind and the film.
func (q BoxQuery) isOf(line EventLine) bool {
	return (q.Kind == "" || q.Kind == line.Kind) && (q.Film == "" || q.Film == line.Film)
}

// Window returns the page that a query asks for among so many events, and where it begins and ends.
func (q BoxQuery) Window(found int) (page, from, to int) {
	size := min(max(0, q.Size), MaxBoxSize)
	if size == 0 {
		return 0, 0, 0
	}
	page = min(max(0, q.Page), pages(found, size)-1)
	return page, page * size, min(page*size+size, found)
}
