package poster

import "strings"

// A table names what suits a slug. It is a list and not a map, because Go fills maps by code that every visitor would load.
type table []struct{ slug, names string }

// of returns the names for a slug, the most usual first; none for a slug that the table does not have.
func (t table) of(slug string) []string {
	for _, row := range t {
		if row.slug == slug {
			return strings.Fields(row.names)
		}
	}
	return nil
}
