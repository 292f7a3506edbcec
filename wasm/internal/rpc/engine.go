package rpc

import (
	"context"

	"github.com/loge-film/loge/ui"
)

// Home returns the first recommendation and the shelves that the query asks for.
func (c *Client) Home(ctx context.Context, query ui.HomeQuery) (home ui.Home, err error) {
	err = c.do(ctx, MethodHome, query, &home)
	return home, err
}

// Film returns the page of one film, or ui.ErrNoFilm.
func (c *Client) Film(ctx context.Context, id string) (page ui.FilmPage, err error) {
	err = c.do(ctx, MethodFilm, idParams{id}, &page)
	return page, err
}

// Search returns at most limit films and people that match the query.
func (c *Client) Search(ctx context.Context, query string, limit int) (hits []ui.Hit, err error) {
	err = c.do(ctx, MethodSearch, searchParams{query, limit}, &hits)
	return hits, err
}

// Box returns what the engine knows of the person, with one page of events.
func (c *Client) Box(ctx context.Context, query ui.BoxQuery) (box ui.Box, err error) {
	err = c.do(ctx, MethodBox, query, &box)
	return box, err
}

// Act records one act and returns its event ID. From then on the event outlives the engine.
func (c *Client) Act(ctx context.Context, act ui.Act) (string, error) {
	if act.ID == "" {
		act.ID = c.newID()
	}
	var r actResult
	err := c.do(ctx, MethodAct, act, &r)
	return r.Entry.Event.ID, err
}

// ActHome records one act, which outlives the engine from then on, and answers as Home does.
func (c *Client) ActHome(ctx context.Context, act ui.Act, query ui.HomeQuery) (id string, home ui.Home, err error) {
	if act.ID == "" {
		act.ID = c.newID()
	}
	var r actHomeResult
	if err = c.do(ctx, MethodActHome, actHomeParams{act, query}, &r); err != nil {
		return "", home, err
	}
	if r.home != nil {
		return r.Entry.Event.ID, *r.home, nil
	}
	home, err = c.Home(ctx, query) // it says why there is none
	return r.Entry.Event.ID, home, err
}

// Undo takes back the newest act and tells which it was; ok is false when there is none. It asks first which that is, so that
// a call that is sent again does not take back another one.
func (c *Client) Undo(ctx context.Context) (line ui.EventLine, ok bool, err error) {
	var r newestResult
	if err = c.do(ctx, MethodNewest, nil, &r); err != nil || !r.OK {
		return line, false, err
	}
	_, err = c.Forget(ctx, r.Line.ID)
	return r.Line, err == nil, err
}

// Forget deletes one event; ok is false when there is no such event.
func (c *Client) Forget(ctx context.Context, eventID string) (ok bool, err error) {
	var r forgetResult
	err = c.do(ctx, MethodForget, idParams{eventID}, &r)
	return r.OK, err
}

// Erase deletes all events.
func (c *Client) Erase(ctx context.Context) error { return c.do(ctx, MethodErase, nil, nil) }

// Watch calls f with the present status and at every change, always with the newest. f must not call Watch.
func (c *Client) Watch(f func(ui.Status)) {
	c.notifying.Lock()
	c.watchers = append(c.watchers, f)
	c.notifying.Unlock()
	c.notify()
}

func (c *Client) notify() {
	c.notifying.Lock()
	defer c.notifying.Unlock()
	c.mu.Lock()
	status := c.board.shown()
	c.mu.Unlock()
	for _, f := range c.watchers {
		f(status)
	}
}
