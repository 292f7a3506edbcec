package local

import (
	"context"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/ui"
)

const (
	similarFilms = 12 // on a film's page
	losses       = 3  // the past films without which a film's page says where it would stand
	boxTastes    = 24 // in the box
)

// Home returns the first recommendation and the shelves that the query asks for. Their reasons are abridged.
func (e *Engine) Home(ctx context.Context, query ui.HomeQuery) (ui.Home, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return ui.Home{}, err
	}
	v, answer := view{c}, c.Recommend(e.request(query))
	home := ui.Home{Cold: answer.Cold, Shelves: []ui.Shelf{}}
	if query.Facets {
		home.Facets = v.facets()
	}
	if hero := answer.Hero; hero != nil {
		card := v.item(*hero)
		home.Hero, home.Logline = &card, v.logline(hero.Film)
	}
	for _, shelf := range answer.Shelves {
		home.Shelves = append(home.Shelves, v.shelf(shelf))
	}
	return home, nil
}

func (e *Engine) request(q ui.HomeQuery) core.Request {
	return core.Request{
		Now: e.now(), Seed: e.options.Seed, Adventure: core.Adventure(q.Adventure), Filter: core.Filter(q.Filter),
	}
}

// Film returns the page of one film, or ui.ErrNoFilm. Its card has the full reason.
func (e *Engine) Film(ctx context.Context, id string) (ui.FilmPage, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return ui.FilmPage{}, err
	}
	reason, err := c.Explain(film.ID(id), e.now())
	if err != nil {
		return ui.FilmPage{}, translate(err)
	}
	v := view{c}
	i, _ := c.Pack().Index(film.ID(id))
	if !c.Admits(i) {
		return ui.FilmPage{}, ui.ErrNoFilm
	}
	page := v.facts(i)
	page.Card.Reason = v.full(i, reason)
	if c.Ready() {
		near, err := c.Similar(film.ID(id), similarFilms)
		if err != nil {
			return ui.FilmPage{}, translate(err)
		}
		for _, n := range near {
			page.Similar = append(page.Similar, v.neighbour(i, n))
		}
	}
	if len(reason.Films)+len(reason.Wishes) > 0 {
		page.Place, page.Of, page.Without, err = v.place(film.ID(id), e.now())
	}
	return page, translate(err)
}

// Search returns at most limit films and people that match the query. It records nothing.
func (e *Engine) Search(ctx context.Context, query string, limit int) ([]ui.Hit, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return nil, err
	}
	v, hits := view{c}, []ui.Hit{}
	for _, hit := range c.Search(query, limit) {
		hits = append(hits, ui.Hit{Card: v.card(hit.Film), Matched: ui.Text{En: hit.Matched.En, Zh: hit.Matched.Zh}, Person: hit.Person})
	}
	return hits, nil
}

// Box returns what the engine knows of the person, with one page of the events that the query asks for.
func (e *Engine) Box(ctx context.Context, query ui.BoxQuery) (ui.Box, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return ui.Box{}, err
	}
	v := view{c}
	box := v.leaf(c.Events(), query)
	if query.Tastes {
		for _, share := range c.Tastes(boxTastes, e.now()) {
			box.Tastes = append(box.Tastes, v.feature(share, fine))
		}
	}
	return box, nil
}

// now is the time of an answer: never before the newest act.
func (e *Engine) now() int64 { return max(e.options.Clock(), e.last) }
