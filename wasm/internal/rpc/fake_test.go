package rpc

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/ui"
)

// A fakeEngine keeps events as the real one does, without films.
type fakeEngine struct {
	ui.Engine // nil: the tests call nothing else
	name      int
	events    []event.Event
	made      int
	asked     ui.HomeQuery // by the last Home
	packless  bool         // then nothing can be answered
}

func (e *fakeEngine) ready() error {
	if e.packless {
		return ui.ErrNotReady
	}
	return nil
}

func (e *fakeEngine) Home(_ context.Context, q ui.HomeQuery) (ui.Home, error) {
	e.asked = q
	return ui.Home{Cold: len(e.events) == 0}, e.ready()
}

func (e *fakeEngine) Film(_ context.Context, id string) (ui.FilmPage, error) {
	if id == "none" {
		return ui.FilmPage{}, ui.ErrNoFilm
	}
	return ui.FilmPage{Card: ui.Card{ID: id}}, nil
}

func (e *fakeEngine) Act(_ context.Context, act ui.Act) (string, error) {
	e.made++
	id := fmt.Sprintf("%d.%d", e.name, e.made)
	e.events = append(e.events, event.Event{ID: id, Kind: event.Kind(act.Kind), Text: act.Text})
	return id, nil
}

func (e *fakeEngine) Undo(context.Context) (ui.EventLine, bool, error) {
	if len(e.events) == 0 {
		return ui.EventLine{}, false, nil
	}
	last := e.events[len(e.events)-1]
	e.events = e.events[:len(e.events)-1]
	return ui.EventLine{ID: last.ID, Text: last.Text}, true, nil
}

func (e *fakeEngine) Forget(_ context.Context, id string) (bool, error) {
	before := len(e.events)
	e.events = slices.DeleteFunc(e.events, func(x event.Event) bool { return x.ID == id })
	return len(e.events) < before, nil
}

func (e *fakeEngine) Erase(context.Context) error { e.events = nil; return nil }

func (e *fakeEngine) Events(context.Context) ([]event.Event, error) {
	return slices.Clone(e.events), nil
}

func (e *fakeEngine) Observe(_ context.Context, x event.Event) error {
	if err := e.ready(); err != nil {
		return err
	}
	e.events = append(e.events, x)
	return nil
}

// A fakeWorld starts workers whose fate the test decides.
type fakeWorld struct {
	mu      sync.Mutex
	workers []*fakeWorker
	refuse  bool
	loading time.Duration // until an engine that follows another has its pack
	fate    func(w *fakeWorker, text []byte) fate
}

// A fate is what becomes of a worker that receives a message.
type fate int

const (
	lives     fate = iota
	dies           // at once, before the message has an effect
	diesAfter      // after the effect, before the reply
	hangs          // forever
)

type fakeWorker struct {
	world    *fakeWorld
	engine   *fakeEngine
	server   *Server
	handlers Handlers
	inbox    chan []byte
	closed   chan struct{}
	mute     bool
	begun    []bool // the calls of begin
}

func (w *fakeWorld) dial(h Handlers) (Link, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.refuse {
		return nil, fmt.Errorf("no more workers")
	}
	worker := &fakeWorker{world: w, handlers: h, inbox: make(chan []byte, 1000), closed: make(chan struct{})}
	worker.engine = &fakeEngine{name: len(w.workers) + 1}
	worker.server = NewServer(worker.engine, worker.post, worker.begin)
	w.workers = append(w.workers, worker)
	go worker.run()
	return worker, nil
}

func (w *fakeWorld) newest() *fakeWorker {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.workers[len(w.workers)-1]
}

func (w *fakeWorld) started() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.workers)
}

func (w *fakeWorker) begin(again bool) {
	w.begun = append(w.begun, again)
	w.engine.packless = again
	if again && w.world.loading > 0 {
		time.AfterFunc(w.world.loading, func() { w.Send([]byte("loaded")) })
	} else if again {
		w.Send([]byte("loaded"))
	}
}

func (w *fakeWorker) post(text []byte) {
	if !w.mute {
		w.handlers.Message(text)
	}
}

func (w *fakeWorker) run() {
	time.Sleep(time.Millisecond)
	w.server.Start()
	for {
		select {
		case <-w.closed:
			return
		case text := <-w.inbox:
			if !w.receive(text) {
				return
			}
		}
	}
}

func (w *fakeWorker) receive(text []byte) (alive bool) {
	if string(text) == "loaded" {
		w.engine.packless = false
		w.server.Loaded(context.Background())
		return true
	}
	fate := lives
	if w.world.fate != nil {
		fate = w.world.fate(w, text)
	}
	switch fate {
	case dies:
		w.handlers.Died("trap")
		return false
	case hangs:
		return false
	}
	w.mute = fate == diesAfter
	w.server.Receive(context.Background(), text)
	if fate == diesAfter {
		w.handlers.Died("trap")
		return false
	}
	return true
}

func (w *fakeWorker) Send(text []byte) {
	select {
	case w.inbox <- text:
	case <-w.closed:
	}
}

func (w *fakeWorker) Close() {
	select {
	case <-w.closed:
	default:
		close(w.closed)
	}
}
