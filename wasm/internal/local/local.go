// Package local answers the page's questions from an engine and a memory in the same process. It runs in the engine worker
// and in native tests; it knows no browser.
package local

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/importer"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/vec"
	"github.com/loge-film/loge/ui"
)

// Options are what the outside lends to an Engine. Clock and NewID are required.
type Options struct {
	Clock func() int64         // the time in Unix milliseconds
	NewID func() string        // a fresh ID for an event
	Zone  func(time int64) int // minutes east of Greenwich at a time; nil means 0
	Seed  uint64               // of this visit's whims: the shelves keep still during a visit and differ between visits

	Tabs   func() int      // tabs that share the memory, this one included; nil means 1
	Cipher profile.Cipher  // to read exported files that are encrypted
	Decode importer.Decode // to read files that are not UTF-8; nil means that none can be read

	Inflate func(ctx context.Context, deflate []byte, limit int) ([]byte, error) // see importer.Inflate; nil means that no zips can be read
	Fetch   func(ctx context.Context, held any) ([]byte, error)                  // the bytes of a file that the browser holds; nil where none does

	Scanner vec.Scanner // see core.Options
}

// An Engine implements ui.Engine and ui.Person over package core and a profile.Keeper. Until SetPack calls about films fail
// with ui.ErrNotReady; until SetKeeper calls about the person wait.
// It is safe for concurrent use: ranking waits for no memory, and acts are done one after the other.
type Engine struct {
	options Options
	loaded  chan struct{}   // closed when the pack is there, or will not come
	kept    chan struct{}   // closed when there is a keeper
	keeper  *profile.Keeper // nil until then

	turn sync.Mutex // held while what is known of the person changes; taken before mu

	mu      sync.Mutex
	core    *core.Engine // nil until the first pack
	last    int64        // the time of the newest act: acts are never out of order, whatever the clock does
	version int          // grows with each change of the events or the pack
	untidy  bool         // something was removed or edited since the files were tidied
	judged  judgement
	brought brought
	status  ui.Status
	watch   []func(ui.Status)
}

var (
	_ ui.Engine = (*Engine)(nil)
	_ ui.Person = (*Engine)(nil)
)

// New returns an engine without a pack and without a memory.
func New(options Options) *Engine {
	if options.Tabs == nil {
		options.Tabs = func() int { return 1 }
	}
	return &Engine{options: options, loaded: make(chan struct{}), kept: make(chan struct{}), status: ui.Status{Phase: ui.Loading}}
}

// SetPack goes on with a pack: the first one, one with more parts, or a newer one. What the person did stays.
// A pack that films can be ranked by waits for the keeper, so that the first personal shelves know what is remembered.
// On an error the engine goes on as it was.
func (e *Engine) SetPack(p *pack.Pack) error {
	if p.HasVectors() {
		<-e.kept
	}
	e.turn.Lock()
	defer e.turn.Unlock()
	if err := e.attach(p); err != nil {
		return err
	}
	e.recall()
	return nil
}

// Loaded ends the waiting for more of the pack. To be called once, when SetPack will not be called for a while.
func (e *Engine) Loaded() { close(e.loaded) }

func (e *Engine) attach(p *pack.Pack) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.version++
	if e.core != nil {
		return e.core.Attach(p)
	}
	c, err := core.Open(p, core.Options{Scanner: e.options.Scanner})
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
	s.Changes, s.Reading = e.status.Changes, e.status.Reading
	e.status = s
	e.tell()
}

// changed tells all watchers that something has changed which the page did not do.
func (e *Engine) changed() {
	e.mu.Lock()
	e.status.Changes++
	e.tell()
}

// tell publishes the status. The caller holds mu, which is free afterwards.
func (e *Engine) tell() {
	s, watch := e.status, e.watch
	e.mu.Unlock()
	for _, f := range watch {
		f(s)
	}
}

// Watch calls f with the present status and at every change of it.
func (e *Engine) Watch(f func(ui.Status)) {
	e.mu.Lock()
	e.watch = append(e.watch[:len(e.watch):len(e.watch)], f)
	s := e.status
	e.mu.Unlock()
	f(s)
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
	case errors.Is(err, profile.ErrPassphrase):
		return fmt.Errorf("%w: %w", ui.ErrPassphrase, err)
	case errors.Is(err, profile.ErrDamaged):
		return fmt.Errorf("%w: %w", ui.ErrDamaged, err)
	case errors.Is(err, profile.ErrReadOnly):
		return fmt.Errorf("%w: %w", ui.ErrReadOnly, err)
	}
	return err
}
