package core

import (
	"errors"
	"fmt"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/portrait"
	"github.com/loge-film/loge/core/rank"
	"github.com/loge-film/loge/core/search"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/vec"
)

// ErrNoFilm says that the pack has no film of that ID.
var ErrNoFilm = errors.New("core: no such film")

// ErrNotReady says that the call needs the vectors part of the pack, which is not there yet.
var ErrNotReady = errors.New("core: the vectors part of the pack is not there yet")

// Options shape an engine. The zero value is good.
type Options struct {
	PerShelf int         // the most films on one shelf; 0 means DefaultPerShelf
	Scanner  vec.Scanner // computes vec.Scan over all films; nil means vec.Scan itself
}

// DefaultPerShelf is the number of films on a shelf unless Options say otherwise.
const DefaultPerShelf = 8

// An Engine holds what one person did and answers from one pack. It is not safe for concurrent use.
// Films are spoken of by their index in Pack.
type Engine struct {
	options Options
	pack    *pack.Pack
	space   *taste.Space // nil until the vectors part is there, as solver
	solver  *taste.Solver
	ranker  *rank.Ranker
	log     event.Log

	listener *taste.Listener // nil after a change of the pack, and when a text was taken back
	wordy    bool            // it knows the words of the pack

	index *search.Index    // nil until the first search
	found map[string][]int // what past queries meant
	known *known           // nil after a change of many events
	heard *heard           // nil after a change of the log
	taste *taste.Taste     // nil after a change of the log or the day, and for a stranger
	day   int64            // of taste

	words   *taste.Words      // nil until somebody's words are read
	painter *portrait.Painter // nil until the first portrait
	ceiling int               // age; 0 = none
	suits   []int             // see ages; nil until there is a ceiling
}

// Open returns an engine over a pack, of which the front part is enough to begin with.
func Open(p *pack.Pack, opt Options) (*Engine, error) {
	if opt.PerShelf < 0 {
		return nil, fmt.Errorf("core: %d films a shelf; expected 0 or more", opt.PerShelf)
	}
	if opt.PerShelf == 0 {
		opt.PerShelf = DefaultPerShelf
	}
	e := &Engine{options: opt}
	return e, e.Attach(p)
}

// Attach goes on with another pack: the same one with more parts, or a newer one. The events stay. On an error the
// engine goes on with the pack that it had.
func (e *Engine) Attach(p *pack.Pack) error {
	if p == nil {
		return errors.New("core: no pack")
	}
	var space *taste.Space
	var solver *taste.Solver
	if p.HasVectors() {
		s, err := taste.NewSpace(p)
		if err != nil {
			return fmt.Errorf("core: %w", err)
		}
		if e.options.Scanner != nil {
			s.Accelerate(e.options.Scanner)
		}
		space, solver = s, taste.NewSolver(s)
	}
	e.pack, e.space, e.solver, e.ranker = p, space, solver, rank.New(p, space)
	e.index, e.found, e.listener = nil, nil, nil
	e.words, e.painter, e.suits = nil, nil, nil
	e.changed()
	return nil
}

// Pack returns the pack in use.
func (e *Engine) Pack() *pack.Pack { return e.pack }

// Ready reports whether the vectors part is there, so that films can be ranked for a person.
func (e *Engine) Ready() bool { return e.space != nil }

// Observe takes in one event. An event whose ID is known already changes nothing. Events on films that the pack does
// not have are kept for packs that do. It fails on what event.Clean refuses and when the log is full.
func (e *Engine) Observe(ev event.Event) error {
	added, err := e.log.Add(ev)
	if added {
		e.relearn(ev.Film)
	}
	return err
}

// ObserveAll takes in many events and returns how many were new; see Observe. It stops at the first that is refused.
func (e *Engine) ObserveAll(events []event.Event) (added int, err error) {
	for _, ev := range events {
		is, err := e.log.Add(ev)
		if is {
			added++
		}
		if err != nil {
			e.changed()
			return added, err
		}
	}
	e.changed()
	return added, nil
}

// Undo takes back the newest event, by time and then ID; ok is false when there is none.
func (e *Engine) Undo() (ev event.Event, ok bool) {
	if ev, ok = e.log.Newest(); ok {
		e.Forget(ev.ID)
	}
	return ev, ok
}

// Forget deletes one event as if it had never been; it reports whether it was there.
func (e *Engine) Forget(id string) bool {
	ev, ok := e.log.Remove(id)
	if ok {
		e.relearn(ev.Film)
		if hasWords(ev) {
			e.listener = nil // what was taken back is forgotten
		}
	}
	return ok
}

// Erase deletes all events: what follows is a stranger.
func (e *Engine) Erase() {
	e.log, e.found, e.listener = event.Log{}, nil, nil
	e.changed()
}

// Events returns all events, oldest first. The slice belongs to the engine and holds until its next change.
func (e *Engine) Events() []event.Event { return e.log.All() }

// changed forgets what followed from the log.
func (e *Engine) changed() { e.known, e.heard, e.taste = nil, nil, nil }

// relearn is changed after a change of the events on one film.
func (e *Engine) relearn(id film.ID) {
	e.heard, e.taste = nil, nil
	e.learnAnew(id)
}

func (e *Engine) film(id film.ID) (int, error) {
	i, ok := e.pack.Index(id)
	if !ok {
		return 0, fmt.Errorf("%w: %q", ErrNoFilm, id)
	}
	return i, nil
}
