package catalog

import (
	"maps"
	"slices"

	"github.com/loge-film/loge/core/film"
)

// ShareNames gives people the Chinese name that they have in other films of the catalogue or in table, by Latin name (nil
// for none), so that whoever is credited with it once is one person throughout. A person with several Chinese names keeps
// them as they stand, for two people may share a Latin name. It changes the films in place and returns the names of
// table that no film credits, sorted.
func ShareNames(films []film.Film, table map[string]string) (strangers []string) {
	names := map[string]string{} // by Latin name; empty = several
	maps.Copy(names, table)
	credited := make(map[string]bool, len(table))
	eachPerson(films, func(p *film.Person) {
		credited[p.Name] = true
		if p.NameZh == "" {
			return
		}
		have, ok := names[p.Name]
		switch {
		case !ok:
			names[p.Name] = p.NameZh
		case have != p.NameZh:
			names[p.Name] = ""
		}
	})
	eachPerson(films, func(p *film.Person) {
		if p.NameZh == "" {
			p.NameZh = names[p.Name]
		}
	})
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if !credited[name] {
			strangers = append(strangers, name)
		}
	}
	return strangers
}

func eachPerson(films []film.Film, f func(*film.Person)) {
	for i := range films {
		for _, list := range [][]film.Person{films[i].Directors, films[i].Writers, films[i].Cast} {
			for p := range list {
				f(&list[p])
			}
		}
	}
}
