package ui

import (
	"context"
	"strings"
	"time"
)

// eventsAPage is the length of one page of the list of events.
const eventsAPage = 25

// eventPages returns the number of pages of the list, at least 1.
func (c *Root) eventPages() int {
	return max(1, (len(c.box.Events)+eventsAPage-1)/eventsAPage)
}

// eventLines returns the page of events on screen.
func (c *Root) eventLines() []EventLine {
	from := min(c.events*eventsAPage, len(c.box.Events))
	return c.box.Events[from:min(from+eventsAPage, len(c.box.Events))]
}

// turnEvents goes to another page of the list.
func (c *Root) turnEvents(by int) {
	c.events = min(max(0, c.events+by), c.eventPages()-1)
	c.live = c.words.EventsPage(c.events+1, c.eventPages())
}

// counts says how much the engine knows.
func (c *Root) counts() string {
	films := map[string]bool{}
	for _, line := range c.box.Events {
		if line.Film != "" {
			films[line.Film] = true
		}
	}
	return c.words.Counts(len(c.box.Events), len(films))
}

func (c *Root) eventText(line EventLine) string {
	return c.words.Event(line.Kind, line.Title.In(c.lang), line.Value, line.Text)
}

func (c *Root) date(unixMilli int64) string {
	t := time.UnixMilli(unixMilli).In(c.zone)
	return c.words.Date(t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute())
}

// forget deletes one event.
func (c *Root) forget(line EventLine) {
	if len(c.box.Events) == 1 {
		c.shell.Focus(titleID)
	}
	c.run(c.words.TookBack(c.eventText(line)), "", func() (_ string, err error) {
		defer rescue(&err)
		_, err = c.engine.Forget(context.Background(), line.ID)
		return "", err
	})
}

// undoLast takes back the newest act.
func (c *Root) undoLast() {
	if len(c.box.Events) == 0 {
		c.say(&toast{text: c.words.NothingToUndo})
		return
	}
	c.run(c.words.TookBack(c.eventText(c.box.Events[0])), "", func() (_ string, err error) {
		defer rescue(&err)
		_, _, err = c.engine.Undo(context.Background())
		return "", err
	})
}

// askErase shows or withdraws the question before erasing.
func (c *Root) askErase(ask bool) {
	c.erasing = ask
	if ask {
		c.shell.Focus("erase-no")
	} else {
		c.shell.Focus("erase")
	}
}

// erase deletes everything.
func (c *Root) erase() {
	c.erasing, c.noted, c.home = false, "", nil
	c.filter, c.adventure, c.filtering = Filter{}, usualStep, false
	c.shell.Focus(titleID)
	c.run(c.words.Erased, "", func() (_ string, err error) {
		defer rescue(&err)
		return "", c.engine.Erase(context.Background())
	})
}

// requests lists what page and engine asked of the network, equal ones once.
func (c *Root) requests() []string {
	var list []string
	seen := map[string]bool{}
	for _, r := range append(c.shell.Requests(), c.status.Requests...) {
		if !seen[r] {
			seen[r] = true
			list = append(list, r)
		}
	}
	return list
}

// isPublic reports whether a request can only have fetched a public file: a GET without a query,
// of a path that no act of a person chooses.
func isPublic(request string) bool {
	path, isGet := strings.CutPrefix(request, "GET /")
	return isGet && !strings.ContainsAny(path, "?#") && !strings.HasPrefix(path, "v1/films/")
}

// whatLeft is the sentence that follows from the list of requests.
func (c *Root) whatLeft() string {
	odd := 0
	list := c.requests()
	for _, r := range list {
		if !isPublic(r) {
			odd++
		}
	}
	switch {
	case len(list) == 0:
		return c.words.LeftNothingYet
	case odd > 0:
		return c.words.LeftSomething(odd)
	}
	return c.words.LeftNothing
}

// maxRequests caps the lines on screen.
const maxRequests = 30
