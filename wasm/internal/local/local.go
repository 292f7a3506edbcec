// Package local answers the page's questions from an engine in the same process. It runs in the engine worker and in
// native tests; it knows no browser.
package local

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/ui"
)

// Options are what the outside lends to an Engine. All are required but Seed.
type Options struct {
	Clock func() int64  // the time in Unix milliseconds
	NewID func() string // a fresh ID for an event
	Seed  uint64        // of this visit's whims: the shelves keep still during a visit and differ between visits
}

// An Engine implements ui.Engine over package core. Until SetPack its calls fail with ui.ErrNotReady.
// It is safe for concurrent use: one call runs at a time.
type Engine struct {
	options Options

	mu     sync.Mutex
	core   *core.Engine // nil until the first pack
	last   int64        // the time of the newest act: acts are never out of order, whatever the clock does
	status ui.Status
	watch  []func(ui.Status)
}

var _ ui.Engine = (*Engine)(nil)

// New returns an engine without a pack.
func New(options Options) *Engine {
	return &Engine{options: options, status: ui.Status{Phase: ui.Loading}}
}

// SetPack goes on with a pack: the first one, one with more parts, or a newer one. What the person did stays.
// On an error the engine goes on as it was.
func (e *Engine) SetPack(p *pack.Pack) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.core != nil {
		return e.core.Attach(p)
	}
	c, err := core.Open(p, core.Options{})
	if err == nil {
		e.core = c
	}
	return err
}

// Prepare does one piece of the work that the first answers would otherwise wait for, and reports whether there is
// more. The engine worker may call it between messages once the pack is complete.
func (e *Engine) Prepare() (more bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.core != nil && e.core.Prepare()
}

// SetStatus publishes the state of loading to all watchers.
func (e *Engine) SetStatus(s ui.Status) {
	e.mu.Lock()
	e.status = s
	watch := e.watch
	e.mu.Unlock()
	for _, f := range watch {
		f(s)
	}
}

// Watch calls f with the present status and at every SetStatus.
func (e *Engine) Watch(f func(ui.Status)) {
	e.mu.Lock()
	e.watch = append(e.watch[:len(e.watch):len(e.watch)], f)
	s := e.status
	e.mu.Unlock()
	f(s)
}

// Observe takes in an event that was recorded before, such as after a restart. An ID that is known changes nothing.
func (e *Engine) Observe(ctx context.Context, ev event.Event) error {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return err
	}
	e.last = max(e.last, ev.Time)
	return c.Observe(ev)
}

// Events returns a copy of all events, oldest first.
func (e *Engine) Events(ctx context.Context) ([]event.Event, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return append([]event.Event(nil), c.Events()...), nil
}

// Act records one act and returns its event ID.
func (e *Engine) Act(ctx context.Context, act ui.Act) (string, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return "", err
	}
	if act.Film != "" {
		if _, ok := c.Pack().Index(film.ID(act.Film)); !ok {
			return "", fmt.Errorf("%w: %q", ui.ErrNoFilm, act.Film)
		}
	}
	e.last = max(e.options.Clock(), e.last+1)
	ev := event.Event{
		ID: e.options.NewID(), Kind: event.Kind(act.Kind), Film: film.ID(act.Film), Time: e.last, Value: act.Value, Text: act.Text,
	}
	return ev.ID, c.Observe(ev)
}

// Undo takes back the newest act and tells which it was; ok is false when there is none.
func (e *Engine) Undo(ctx context.Context) (line ui.EventLine, ok bool, err error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return line, false, err
	}
	ev, ok := c.Undo()
	if ok {
		line = view{c}.eventLine(ev)
	}
	return line, ok, nil
}

// Forget deletes one event; ok is false when there is no such event.
func (e *Engine) Forget(ctx context.Context, eventID string) (ok bool, err error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return false, err
	}
	return c.Forget(eventID), nil
}

// Erase deletes all events.
func (e *Engine) Erase(ctx context.Context) error {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return err
	}
	c.Erase()
	return nil
}

// enter locks the engine, which the caller unlocks whatever the error.
func (e *Engine) enter(ctx context.Context) (*core.Engine, error) {
	e.mu.Lock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if e.core == nil {
		return nil, ui.ErrNotReady
	}
	return e.core, nil
}

// translate turns the engine's errors into those that the page knows.
func translate(err error) error {
	switch {
	case errors.Is(err, core.ErrNoFilm):
		return fmt.Errorf("%w: %w", ui.ErrNoFilm, err)
	case errors.Is(err, core.ErrNotReady):
		return fmt.Errorf("%w: %w", ui.ErrNotReady, err)
	}
	return err
}
