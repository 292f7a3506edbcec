package core

import "github.com/loge-film/loge/core/event"

// A Mark is what the person has said of a film so far.
type Mark struct {
	Liked, Disliked bool    // the later of the two, if any
	Seen            bool    // watched to event.Finished or further
	Hidden          bool    // never to be shown again
	Rating          float64 // the latest, 0.5..5; 0 = none
}

// known is what follows from the events without any taste.
type known struct {
	marks    map[int]Mark
	excluded []bool // by film: never recommended
	barred   []bool // by film: not even if what is known may be shown; a part of excluded
}

// Mark returns what the person has said of film i of the pack.
func (e *Engine) Mark(i int) Mark { return e.know().marks[i] }

func (e *Engine) know() *known {
	if e.known != nil {
		return e.known
	}
	k := &known{map[int]Mark{}, make([]bool, e.pack.Len()), make([]bool, e.pack.Len())}
	for i := range k.barred {
		k.barred[i] = !e.Admits(i)
		k.excluded[i] = k.barred[i]
	}
	for _, ev := range e.log.All() {
		i, ok := e.pack.Index(ev.Film)
		if !ok {
			continue
		}
		k.marks[i] = k.marks[i].after(ev)
		if ev.Kind == event.Hide {
			k.barred[i] = true
		}
		if ev.Knows() || k.barred[i] {
			k.excluded[i] = true
		}
	}
	e.known = k
	return k
}

// after returns the mark as it stands after one more event.
func (m Mark) after(ev event.Event) Mark {
	switch ev.Kind {
	case event.Like:
		m.Liked, m.Disliked = true, false
	case event.Dislike:
		m.Liked, m.Disliked = false, true
	case event.Hide:
		m.Hidden = true
	case event.Rate:
		m.Rating = ev.Value
	case event.Watch:
		m.Seen = m.Seen || ev.Value >= event.Finished
	}
	return m
}
