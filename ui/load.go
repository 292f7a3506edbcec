package ui

import (
	"context"
	"errors"
)

// What stands in the place of a page that cannot be shown.
const (
	troubleFailed = "failed"
	troubleNoFilm = "no-film"
)

// searchLimit is the number of hits that a search asks for: a page of them.
const searchLimit = 24

// A loaded is what the engine answered for one route.
type loaded struct {
	home *Home
	film *FilmPage
	box  *Box
	hits []Hit
	err  error

	memory   *Memory
	portrait *Portrait

	whole bool // all parts of the pack were there when it was asked
}

// load asks the engine for the present route, after it has taken the act, if any.
func (c *Root) load(first *Act) {
	c.turn++
	turn, r, q, whole := c.turn, c.route, c.question(), c.status.Phase != Front
	c.work(func() {
		if first != nil {
			c.record(*first)
		}
		got := c.fetch(r, q)
		got.whole = whole
		c.shell.Rendered(c.guarded(func() {
			if turn == c.turn {
				c.take(r, got)
			}
		}))
	})
}

// record tells the engine an act; a panic of the engine's is an error like any other.
func (c *Root) record(act Act) (id string, err error) {
	defer rescue(&err)
	return c.engine.Act(context.Background(), act)
}

// recordAndFetch is record, then fetch; on the first page, where a person waits for new shelves, in one go.
func (c *Root) recordAndFetch(act Act, r route, q question) (event string, got loaded, err error) {
	if r.page != pageHome {
		event, err = c.record(act)
		return event, c.fetch(r, q), err
	}
	event, home, err := c.recordHome(act, q.home)
	if event != "" { // the act is recorded
		return event, loaded{home: &home, err: err}, nil
	}
	return "", c.fetch(r, q), err
}

func (c *Root) recordHome(act Act, q HomeQuery) (event string, home Home, err error) {
	defer rescue(&err)
	return c.engine.ActHome(context.Background(), act, q)
}

// fetch asks the engine for what a route shows. It runs outside the render lock and touches no state.
func (c *Root) fetch(r route, q question) (got loaded) {
	defer rescue(&got.err)
	ctx := context.Background()
	switch r.page {
	case pageHome:
		home, err := c.engine.Home(ctx, q.home)
		return loaded{home: &home, err: err}
	case pageFilm:
		film, err := c.engine.Film(ctx, r.arg)
		return loaded{film: &film, err: err}
	case pageBox:
		got.box = &Box{}
		if r.arg != sectionImport { // which shows nothing of it, right after it may have grown large
			q.box.Tastes = r.arg == sectionFirst || c.own.person == nil
			*got.box, got.err = c.engine.Box(ctx, q.box)
		}
		c.fetchOwn(r.arg, &got)
		return got
	case pageSearch:
		if r.arg == "" {
			return loaded{}
		}
		hits, err := c.engine.Search(ctx, r.arg, searchLimit)
		return loaded{hits: hits, err: err}
	}
	return loaded{}
}

var errPanic = errors.New("the engine ended unexpectedly")

// rescue turns a panic into an error.
func rescue(err *error) {
	if recover() != nil {
		*err = errPanic
	}
}

// take puts an answer on the page and brings the focus to the heading of a page that the person has just come to.
func (c *Root) take(r route, got loaded) {
	another := r != c.shown
	c.shown = r
	if another {
		c.film, c.box = nil, nil
	}
	switch {
	case errors.Is(got.err, ErrNotReady):
		return
	case errors.Is(got.err, ErrNoFilm):
		c.trouble = troubleNoFilm
	case got.err != nil:
		c.trouble = troubleFailed
	default:
		c.trouble = ""
		c.show(r, got)
	}
	if !c.arrived {
		c.arrived = true
		c.shell.Focus(titleID)
	}
	c.head()
}

func (c *Root) show(r route, got loaded) {
	switch r.page {
	case pageHome:
		c.takeHome(got.home)
	case pageFilm:
		if c.film == nil {
			c.lookAt(got.film.Card.ID)
		}
		c.film, c.whole = got.film, got.whole
	case pageBox:
		c.takeBox(got.box)
		c.takeOwn(got)
	case pageSearch:
		c.hits, c.searched = got.hits, r.arg
		c.live = c.searchHeading()
	}
}

// takeHome keeps the focus sensible: when another film has come first, its heading takes the focus,
// so that the next press of a button is not meant for a film that has gone.
func (c *Root) takeHome(home *Home) {
	if home.Facets != nil {
		c.facets = home.Facets
	}
	if changed(c.home, home) && c.toast != nil && c.toast.film == c.home.Hero.ID {
		c.shell.Focus(heroID)
	}
	c.home = home
	for key, page := range c.pageOf {
		if page >= c.shelfPages(key) {
			c.pageOf[key] = 0
		}
	}
}

// heroID is the id of the heading of the first recommendation.
const heroID = "hero"

func changed(old, new *Home) bool {
	return old != nil && old.Hero != nil && new.Hero != nil && old.Hero.ID != new.Hero.ID
}

// waiting reports whether the page on screen has nothing to show yet.
func (c *Root) waiting() bool {
	switch c.shown.page {
	case pageHome:
		return c.home == nil
	case pageFilm:
		return c.film == nil
	case pageBox:
		return c.box == nil
	}
	return false
}

// view names what the main element shows.
func (c *Root) view() string {
	switch {
	case c.trouble != "", c.shown.page == pageUnknown:
		return "trouble"
	case c.waiting():
		return "skeleton"
	}
	return c.shown.page
}
