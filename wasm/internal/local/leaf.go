package local

import (
	"slices"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/ui"
)

// leaf returns a box with one page of events, and without tastes. Only that page is put into words, unless the query looks for words.
func (v view) leaf(events []event.Event, query ui.BoxQuery) ui.Box {
	found, films := v.sift(events, query), map[film.ID]bool{}
	for _, ev := range found {
		if ev.Film != "" {
			films[ev.Film] = true
		}
	}
	page, from, to := query.Window(len(found))
	box := ui.Box{
		Events: []ui.EventLine{}, Page: page, Found: len(found), Films: len(films), Total: len(events), Tastes: []ui.FeaturePart{},
	}
	for _, ev := range found[from:to] {
		box.Events = append(box.Events, v.eventLine(*ev))
	}
	return box
}

// sift returns the events that a query asks for, newest first.
func (v view) sift(events []event.Event, query ui.BoxQuery) []*event.Event {
	found, asked := make([]*event.Event, 0, len(events)), v.asked(query)
	for i := range slices.Backward(events) {
		if asked(&events[i]) {
			found = append(found, &events[i])
		}
	}
	return found
}

// asked returns what tells whether a query asks for an event. It puts into words only what the query looks for words in, and
// what reads the same only once.
func (v view) asked(query ui.BoxQuery) func(ev *event.Event) bool {
	type deed struct {
		kind  event.Kind
		film  film.ID
		value float64
	}
	matches, known := query.Matcher(), map[deed]bool{}
	return func(ev *event.Event) bool {
		switch {
		case query.Find == "":
			return matches(ui.EventLine{Kind: string(ev.Kind), Film: string(ev.Film)})
		case ev.Text != "":
			return matches(v.eventLine(*ev))
		}
		d := deed{ev.Kind, ev.Film, ev.Value}
		is, ok := known[d]
		if !ok {
			is = matches(v.eventLine(*ev))
			known[d] = is
		}
		return is
	}
}
