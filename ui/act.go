package ui

import (
	"context"
	"time"

	"github.com/vugu/vugu"
)

// A toast tells what was done and offers to take it back.
type toast struct {
	text  string
	film  string
	event string     // what Undo forgets; empty when there is nothing to forget
	line  *EventLine // what Undo brings back; nil when nothing was deleted
}

// undoable reports whether the toast offers to take back what it tells of.
func (t *toast) undoable() bool { return t.event != "" || t.line != nil }

// toastID is the id of the toast: it takes the focus when its button goes.
const toastID = "toast"

// toastTime is how long a toast stays; the box page undoes without a limit of time.
const toastTime = 9 * time.Second

// act records an act on a film, loads the page again and offers to undo.
func (c *Root) act(card Card, kind string, value float64) {
	said := c.words.Did(kind, card.Title.In(c.lang), value)
	act := Act{Kind: kind, Film: card.ID, Value: value}
	c.runFetching(&toast{text: said, film: card.ID}, func(r route, q question) (string, loaded, error) {
		return c.recordAndFetch(act, r, q)
	})
}

// toggle records a like, dislike, "seen" or "hide", or takes back the one that stands.
func (c *Root) toggle(card Card, kind string, value float64, stands bool) {
	if !stands {
		c.act(card, kind, value)
		return
	}
	c.run(c.words.TookBack(card.Title.In(c.lang)), "", func() (string, error) {
		return "", c.takeBack(card.ID, kind)
	})
}

// takeBack forgets the events of a kind on a film: a mark may stand on several.
func (c *Root) takeBack(film, kind string) (err error) {
	defer rescue(&err)
	query := BoxQuery{Film: film, Kind: kind, Size: MaxBoxSize}
	for {
		box, err := c.engine.Box(context.Background(), query)
		if err != nil || len(box.Events) == 0 {
			return err
		}
		for _, line := range box.Events {
			if ok, err := c.engine.Forget(context.Background(), line.ID); err != nil || !ok {
				return err
			}
		}
	}
}

// run does something with the engine beside the page, then shows the page anew with a toast.
func (c *Root) run(said, film string, f func() (event string, err error)) {
	c.runToast(&toast{text: said, film: film}, f)
}

// runToast is run with a toast of one's own.
func (c *Root) runToast(t *toast, f func() (event string, err error)) {
	c.runFetching(t, func(r route, q question) (string, loaded, error) {
		event, err := f()
		return event, c.fetch(r, q), err
	})
}

// runFetching is runToast with an f that also asks the engine for what the route shows then.
func (c *Root) runFetching(t *toast, f func(r route, q question) (event string, got loaded, err error)) {
	c.turn++
	turn, r, q, whole := c.turn, c.route, c.question(), c.status.Phase != Front
	c.work(func() {
		event, got, err := f(r, q)
		got.whole = whole
		c.shell.Rendered(c.guarded(func() {
			if err != nil {
				c.say(&toast{text: c.whyNot(err)})
				return
			}
			t.event = event
			c.say(t)
			if turn == c.turn {
				c.take(r, got)
			}
		}))
	})
}

// say shows a toast for its time.
func (c *Root) say(t *toast) {
	c.toast, c.live = t, ""
	c.after(toastTime, func() {
		c.later(func() {
			if c.toast == t {
				c.toast = nil
			}
		})
	})
}

// undoToast takes back what the toast tells of.
func (c *Root) undoToast() {
	t := c.toast
	if t == nil || !t.undoable() {
		return
	}
	c.shell.Focus(toastID)
	if t.line != nil {
		c.restore(*t.line)
		return
	}
	c.run(c.words.TookBack(t.text), "", func() (_ string, err error) {
		defer rescue(&err)
		_, err = c.engine.Forget(context.Background(), t.event)
		return "", err
	})
}

// share copies the film's link and, when that worked, records the share.
func (c *Root) share(card Card) {
	c.shell.Copy(filmRoute(card.ID), func(ok bool) {
		c.later(func() {
			if !ok {
				c.say(&toast{text: c.words.LinkNotCopied})
				return
			}
			c.act(card, "share", 0)
		})
	})
}

// ratingRest is how long the stars must rest before a rating is recorded: arrow keys walk through them.
const ratingRest = 500 * time.Millisecond

// rate records a rating once the choice has come to rest.
func (c *Root) rate(card Card, value float64) {
	c.rating++
	turn := c.rating
	if c.film != nil && c.film.Card.ID == card.ID {
		c.film.Card.Mark.Rating = value
	}
	c.after(ratingRest, func() {
		c.later(func() {
			if turn == c.rating {
				c.act(card, "rate", value)
			}
		})
	})
}

// recordSearch records the query on screen, once.
func (c *Root) recordSearch() {
	query := c.query
	if query == "" || query == c.noted {
		return
	}
	c.noted = query
	c.work(func() { c.record(Act{Kind: "search", Text: query}) })
}

// searchRest is how long the typing must rest before a search begins.
const searchRest = 120 * time.Millisecond

// typed takes the text of the search field and searches once it rests.
func (c *Root) typed(query string) {
	c.query = query
	c.typing++
	turn := c.typing
	c.after(searchRest, func() {
		c.later(func() {
			if turn == c.typing {
				c.search(query)
			}
		})
	})
}

// search shows the results without moving the focus out of the field. Typing makes one entry in the history.
func (c *Root) search(query string) {
	r := route{pageSearch, query}
	if r == c.route {
		return
	}
	if query == "" && c.route.page != pageSearch {
		return
	}
	c.shell.Go(searchRoute(query), c.route.page == pageSearch)
	left := c.leave()
	c.route, c.arrived, c.toast = r, true, nil
	c.load(left)
}

// submit searches at once and records the query.
func (c *Root) submit(event vugu.DOMEvent) {
	event.PreventDefault()
	c.do(func() {
		c.typing++
		c.search(c.query)
		c.recordSearch()
		c.shell.Focus(titleID)
	})
}
