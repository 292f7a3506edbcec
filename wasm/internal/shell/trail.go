package shell

import "strings"

// routeOf reads the route out of a location's hash: "#/film/heat-1995" → "/film/heat-1995"; none is "/".
func routeOf(hash string) string {
	route := strings.TrimPrefix(hash, "#")
	if route == "" {
		return "/"
	}
	return route
}

// A trail remembers how far each entry of the history was scrolled. Entries are numbered as the person makes them.
type trail struct {
	current int
	last    int
	scrolls map[int]float64
}

// newTrail begins at the entry of a number that an earlier load of the page gave, or 0.
func newTrail(current int) *trail {
	return &trail{current: current, last: current, scrolls: map[int]float64{}}
}

// leave notes where the present entry was scrolled to.
func (t *trail) leave(scroll float64) { t.scrolls[t.current] = scroll }

// push enters a new entry and returns its number.
func (t *trail) push() int {
	t.last = max(t.last, t.current) + 1
	t.current = t.last
	delete(t.scrolls, t.current)
	return t.current
}

// back enters an entry that exists and returns where it was scrolled to.
func (t *trail) back(number int) float64 {
	t.current = number
	return t.scrolls[number]
}
