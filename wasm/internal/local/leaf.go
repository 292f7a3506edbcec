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
	found, matches := make([]*event.Event, 0, len(events)), query.Matcher()
	for i := range slices.Backward(events) {
		ev := &events[i]
		line := ui.EventLine{Kind: string(ev.Kind), Film: string(ev.Film)}
		if query.Find != "" {
			line = v.eventLine(*ev)
		}
		if matches(line) {
			found = append(found, ev)
		}
	}
	return found
}
