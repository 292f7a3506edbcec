package local

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

// SetKeeper gives the engine its memory, once.
func (e *Engine) SetKeeper(k *profile.Keeper) {
	e.turn.Lock()
	defer e.turn.Unlock()
	e.keeper = k
	e.recall()
	close(e.kept)
}

// begin waits for the memory and for the person's turn, which the caller ends unless there is an error.
func (e *Engine) begin(ctx context.Context) (*profile.Keeper, error) {
	select {
	case <-e.kept:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	e.turn.Lock()
	return e.keeper, nil
}

// recall makes the events and the ceiling of the engine those of the memory, and reports whether that changed anything.
// The caller has the turn.
func (e *Engine) recall() (changed bool) {
	if e.keeper == nil {
		return false
	}
	events, ceiling := e.keeper.Events(), e.keeper.Ceiling()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.core == nil {
		return false
	}
	e.core.SetCeiling(ceiling)
	if slices.Equal(e.core.Events(), events) {
		return false
	}
	e.core.Erase()
	e.last = 0
	for some := range slices.Chunk(events, addAtOnce) {
		e.observe(some)
		if len(events) > addAtOnce {
			time.Sleep(breath) // nothing else is done meanwhile, but the engine is heard
		}
	}
	e.version++
	return true
}

// observe makes events of the memory known to the engine. The caller holds mu.
func (e *Engine) observe(events []event.Event) {
	for _, ev := range events {
		// What this version does not understand is kept all the same, and does not count.
		_ = e.core.Observe(ev)
		if ev.Source == "" { // what was brought along may be dated anyhow
			e.last = ev.Time
		}
	}
}

// Act records one act and returns its event ID. An act with the ID of an event takes its place, or brings it back. What the memory could not keep counts nevertheless: Memory says so.
func (e *Engine) Act(ctx context.Context, act ui.Act) (string, error) {
	k, err := e.begin(ctx)
	if err != nil {
		return "", err
	}
	defer e.turn.Unlock()
	ev, err := e.eventOf(ctx, act)
	if err != nil {
		return "", err
	}
	_, _, known := k.Find(ev.ID)
	if known {
		err = k.Edit(ev)
	} else {
		_, err = k.Add(ev)
	}
	if entry, _, ok := k.Find(ev.ID); !ok || entry.Event != ev {
		return "", err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if known {
		e.untidy = true
		e.core.Forget(ev.ID)
	}
	e.version++
	return ev.ID, e.core.Observe(ev)
}

// ActHome records one act and answers as Home does.
func (e *Engine) ActHome(ctx context.Context, act ui.Act, query ui.HomeQuery) (id string, home ui.Home, err error) {
	if id, err = e.Act(ctx, act); err != nil {
		return "", home, err
	}
	home, err = e.Home(ctx, query)
	return id, home, err
}

// eventOf returns the clean event of an act.
func (e *Engine) eventOf(ctx context.Context, act ui.Act) (event.Event, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return event.Event{}, err
	}
	if act.Film != "" && act.Time == 0 {
		if _, ok := c.Pack().Index(film.ID(act.Film)); !ok {
			return event.Event{}, fmt.Errorf("%w: %q", ui.ErrNoFilm, act.Film)
		}
	}
	if act.Time == 0 {
		e.last = max(e.options.Clock(), e.last+1)
	}
	id := act.ID
	if id == "" {
		id = e.options.NewID()
	}
	return event.Clean(event.Event{
		ID: id, Kind: event.Kind(act.Kind), Film: film.ID(act.Film), Time: cmp.Or(act.Time, e.last),
		Value: act.Value, Text: act.Text, Source: act.Source,
	})
}

// Undo takes back the newest act and tells which it was; ok is false when there is none.
func (e *Engine) Undo(ctx context.Context) (line ui.EventLine, ok bool, err error) {
	k, err := e.begin(ctx)
	if err != nil {
		return line, false, err
	}
	defer e.turn.Unlock()
	if line, ok, err = e.Newest(ctx); !ok {
		return line, ok, err
	}
	ok, err = e.remove(k, line.ID)
	return line, ok, err
}

// Newest tells which act Undo would take back; ok is false when there is none.
func (e *Engine) Newest(ctx context.Context) (line ui.EventLine, ok bool, err error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil || len(c.Events()) == 0 {
		return line, false, err
	}
	return view{c}.eventLine(c.Events()[len(c.Events())-1]), true, nil
}

// Forget deletes one event; ok is false when there is no such event.
func (e *Engine) Forget(ctx context.Context, eventID string) (ok bool, err error) {
	k, err := e.begin(ctx)
	if err != nil {
		return false, err
	}
	defer e.turn.Unlock()
	return e.remove(k, eventID)
}

// remove deletes an event from the memory first: what is still kept must count.
func (e *Engine) remove(k *profile.Keeper, id string) (ok bool, err error) {
	n, err := k.Remove(id)
	if err != nil {
		return false, translate(err)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.core != nil {
		e.core.Forget(id)
	}
	e.version++
	e.untidy = true
	return n > 0, nil
}

// Erase deletes all events of the open profile.
func (e *Engine) Erase(ctx context.Context) error {
	return e.change(ctx, (*profile.Keeper).Erase)
}

// change does something to the memory, after which the engine knows what the memory knows.
func (e *Engine) change(ctx context.Context, f func(k *profile.Keeper) error) error {
	k, err := e.begin(ctx)
	if err != nil {
		return err
	}
	defer e.turn.Unlock()
	err = f(k)
	e.recall()
	return translate(err)
}

// Follow takes in what other tabs have done, and tells the page when that changed anything.
func (e *Engine) Follow(ctx context.Context) error {
	var changed bool
	err := e.change(ctx, func(k *profile.Keeper) (err error) {
		changed, err = k.Follow()
		return err
	})
	if changed {
		e.changed()
	}
	return err
}

// Tidy overwrites on the disk what was removed, if anything was. To be called when nothing else is to be done.
func (e *Engine) Tidy(ctx context.Context) error {
	e.mu.Lock()
	untidy := e.untidy
	e.untidy = false
	e.mu.Unlock()
	if !untidy {
		return nil
	}
	err := e.change(ctx, (*profile.Keeper).Tidy)
	if err != nil {
		e.mu.Lock()
		e.untidy = true
		e.mu.Unlock()
	}
	return err
}

// Session returns what would be lost if the engine ended now.
func (e *Engine) Session(ctx context.Context) (profile.Session, error) {
	k, err := e.begin(ctx)
	if err != nil {
		return profile.Session{}, err
	}
	defer e.turn.Unlock()
	return k.Session(), nil
}

// Resume takes over the session of an engine that ended.
func (e *Engine) Resume(ctx context.Context, s profile.Session) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.Resume(s) })
}

// Find returns what is known of an event, and where it lies.
func (e *Engine) Find(ctx context.Context, id string) (entry profile.Entry, where profile.Place, err error) {
	k, err := e.begin(ctx)
	if err != nil {
		return entry, where, err
	}
	defer e.turn.Unlock()
	entry, where, _ = k.Find(id)
	return entry, where, nil
}
