package ui

import (
	"context"
	"strconv"
)

// eventsAPage is the length of one page of the list of events.
const eventsAPage = 20

// isSifted reports whether the history shows a part only.
func (c *Root) isSifted() bool { return c.own.find != "" || c.own.kind != "" }

// boxQuery returns which events to ask the engine for.
func (c *Root) boxQuery() BoxQuery {
	return BoxQuery{Find: c.own.find, Kind: c.own.kind, Lang: c.lang, Page: c.events, Size: eventsAPage}
}

// sieve shows the events of a kind that hold a text, and says how many when the engine has found them.
func (c *Root) sieve(find, kind string) {
	c.own.find, c.own.kind, c.events, c.own.changing = find, kind, 0, ""
	c.own.sifting = true
	c.load(nil)
}

// takeBox puts a page of events in place.
func (c *Root) takeBox(box *Box) {
	c.box, c.events = box, box.Page
	if c.own.sifting {
		c.own.sifting, c.live = false, c.counts()
	}
}

// eventPages returns the number of pages of the list, at least 1.
func (c *Root) eventPages() int { return pages(c.box.Found, eventsAPage) }

// turnEvents goes to another page of the list.
func (c *Root) turnEvents(by int) {
	c.turnTo(&c.events, by, c.eventPages())
	c.load(nil)
}

// pages returns how many pages hold n things, at least 1.
func pages(n, aPage int) int { return max(1, (n+aPage-1)/aPage) }

// pageOf returns one page of a list.
func pageOf[T any](list []T, page, aPage int) []T {
	from := min(max(0, page)*aPage, len(list))
	return list[from:min(from+aPage, len(list))]
}

// turnTo moves a page number within its list and says where it is.
func (c *Root) turnTo(page *int, by, of int) {
	*page = min(max(0, *page+by), of-1)
	c.live = c.words.EventsPage(*page+1, of)
}

// counts says how much the history shows.
func (c *Root) counts() string { return c.words.Counts(c.box.Found, c.box.Films) }

// forget deletes one event, and offers to bring it back as it was.
func (c *Root) forget(line EventLine) {
	if c.box.Total == 1 {
		c.shell.Focus(titleID)
	}
	c.own.changing = ""
	c.runToast(&toast{text: c.words.TookBack(c.eventText(line)), line: &line}, func() (_ string, err error) {
		defer rescue(&err)
		_, err = c.engine.Forget(context.Background(), line.ID)
		return "", err
	})
}

// restore brings back an event that was deleted, at its time.
func (c *Root) restore(line EventLine) {
	c.run(fill(c.words.Restored, c.eventText(line)), "", func() (string, error) {
		_, err := c.record(line.again(line.Value))
		return "", err
	})
}

// startRerate shows the choice of ratings for one event.
func (c *Root) startRerate(line EventLine) {
	c.own.changing = line.ID
	c.shell.Focus("rating")
}

// rerate puts another rating in the place of one, at its time.
func (c *Root) rerate(line EventLine, value string) {
	c.own.changing = ""
	stars, err := strconv.ParseFloat(value, 64)
	if err != nil || stars == line.Value {
		return
	}
	c.shell.Focus(titleID)
	c.run(c.words.Did("rate", line.Title.In(c.lang), stars), line.Film, func() (string, error) {
		_, err := c.record(line.again(stars))
		return "", err
	})
}

// again is the act that brings the event of a line back, or gives it another value.
func (l EventLine) again(value float64) Act {
	return Act{ID: l.ID, Kind: l.Kind, Film: l.Film, Value: value, Text: l.Text, Time: l.Time, Source: l.Source}
}

// HistoryView is the list of what the person did.
type HistoryView struct{ R *Root }

// kinds are the choices of the list: all, then each kind of event.
func (c *HistoryView) kinds() []label {
	return append([]label{{"", c.R.words.AnyKind}}, c.R.words.Kinds.all()...)
}

func (c *HistoryView) empty() string {
	if c.R.isSifted() {
		return c.R.words.NoMatch
	}
	return c.R.words.BoxEmpty
}

func (c *HistoryView) changeName(line EventLine) string {
	return c.R.words.Change + c.R.words.Colon + c.R.eventText(line)
}

// A choice is one option of a list.
type choice struct {
	key, label string
	checked    bool
}

func (c *HistoryView) ratings(line EventLine) []choice {
	var list []choice
	for half := 1; half <= 10; half++ {
		v := float64(half) / 2
		list = append(list, choice{decimal(v, 1), c.R.words.Stars(v), v == line.Value})
	}
	return list
}

// PagerView turns the pages of a list.
type PagerView struct {
	R      *Root
	At, Of int
	Turn   func(by int)
}

func (c *PagerView) name(page int) string {
	return c.R.words.EventsPage(min(max(0, page), c.Of-1)+1, c.Of)
}
