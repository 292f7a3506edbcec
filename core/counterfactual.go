package core

import (
	"slices"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
)

// A Counterfactual says where a film would stand if the person had done nothing with another one.
type Counterfactual struct {
	Film  int // what the person would have done nothing with
	Place int // of the film in question then, 1 the best
}

// Place returns the place of a film among all films that can be recommended, 1 the best, and how many those are. The
// place is 0 for a film that the person knows or hid. It fails with ErrNoFilm.
func (e *Engine) Place(id film.ID, now int64) (place, of int, err error) {
	i, err := e.film(id)
	if err != nil {
		return 0, 0, err
	}
	place, of = e.ranker.Place(e.tasteAt(now), e.know().excluded, i)
	return place, of, nil
}

// Without returns where a film would stand without the events on each of the n films that weigh most in its score,
// strongest first. Each taste is solved anew, so the place is the one that an engine gives that never saw those events;
// the film they were on can be recommended there. Films that count through a search alone have no events and are left
// out. There are none for a film that the person knows or hid, for a stranger, and before the vectors part is there.
// It fails with ErrNoFilm.
func (e *Engine) Without(id film.ID, n int, now int64) ([]Counterfactual, error) {
	reason, err := e.Explain(id, now)
	if err != nil {
		return nil, err
	}
	i, _ := e.pack.Index(id)
	if e.know().excluded[i] {
		return nil, nil
	}
	var list []Counterfactual
	for _, part := range reason.Films {
		if len(list) == n {
			break
		}
		if events := e.eventsBut(part.Film); len(events) < len(e.log.All()) {
			excluded := slices.Clone(e.know().excluded)
			excluded[part.Film] = !e.Admits(part.Film)
			place, _ := e.ranker.Place(e.solve(events, now), excluded, i)
			list = append(list, Counterfactual{part.Film, place})
		}
	}
	return list, nil
}

// eventsBut returns the events that are not on film i.
func (e *Engine) eventsBut(i int) []event.Event {
	id := e.pack.ID(i)
	return slices.DeleteFunc(slices.Clone(e.log.All()), func(ev event.Event) bool { return ev.Film == id })
}
