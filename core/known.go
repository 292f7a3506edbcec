package core

import (
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
)

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
	if e.hasCeiling() {
		for i := range k.barred {
			k.barred[i] = !e.Admits(i)
			k.excluded[i] = k.barred[i]
		}
	}
	for _, ev := range e.log.All() {
		if i, ok := e.pack.Index(ev.Film); ok {
			k.learn(i, &ev)
		}
	}
	e.known = k
	return k
}

// learnAnew makes what is known of one film follow from the events on it, after a change of them.
func (e *Engine) learnAnew(id film.ID) {
	if e.known == nil {
		return
	}
	i, ok := e.pack.Index(id)
	if !ok {
		return
	}
	k, admitted := e.known, e.Admits(i)
	delete(k.marks, i)
	k.barred[i], k.excluded[i] = !admitted, !admitted
	events := e.log.All()
	for n := range events {
		if events[n].Film == id {
			k.learn(i, &events[n])
		}
	}
}

// learn takes in one more event, on film i, which is later than all before.
func (k *known) learn(i int, ev *event.Event) {
	k.marks[i] = k.marks[i].after(ev)
	if ev.Kind == event.Hide {
		k.barred[i] = true
	}
	if ev.Knows() || k.barred[i] {
		k.excluded[i] = true
	}
}

// after returns the mark as it stands after one more event.
func (m Mark) after(ev *event.Event) Mark {
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
