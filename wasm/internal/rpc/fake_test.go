package rpc

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

// A fakeEngine keeps events as the real one does, without films.
type fakeEngine struct {
	ui.Engine // nil: the tests call nothing else
	ui.Person // likewise
	name      int
	disk      *fakeDisk
	events    []event.Event // in the order of the acts
	asked     ui.HomeQuery  // by the last Home
	packless  bool          // then nothing can be answered
	resumed   int
	file      ui.File // of the last Preview
}

// A fakeDisk is what outlives the engines.
type fakeDisk struct {
	keeping bool
	events  []event.Event
	people  []string // IDs of profiles
}

func newFakeEngine(name int, disk *fakeDisk) *fakeEngine {
	return &fakeEngine{name: name, disk: disk, events: slices.Clone(disk.events)}
}

func without(events []event.Event, id string) []event.Event {
	return slices.DeleteFunc(events, func(x event.Event) bool { return x.ID == id })
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
	made := event.Event{ID: act.ID, Kind: event.Kind(act.Kind), Text: act.Text}
	e.events = append(without(e.events, act.ID), made)
	if e.disk.keeping {
		e.disk.events = append(without(e.disk.events, act.ID), made)
	}
	return act.ID, nil
}

func (e *fakeEngine) Newest(context.Context) (ui.EventLine, bool, error) {
	if len(e.events) == 0 {
		return ui.EventLine{}, false, nil
	}
	last := e.events[len(e.events)-1]
	return ui.EventLine{ID: last.ID, Text: last.Text}, true, nil
}

func (e *fakeEngine) Forget(_ context.Context, id string) (bool, error) {
	before := len(e.events)
	e.events, e.disk.events = without(e.events, id), without(e.disk.events, id)
	return len(e.events) < before, nil
}

func (e *fakeEngine) Erase(context.Context) error { e.events, e.disk.events = nil, nil; return nil }

func (e *fakeEngine) Keep(_ context.Context, mode ui.KeepMode) error {
	e.disk.keeping = mode == ui.Keeping
	return nil
}

func (e *fakeEngine) RememberAs(_ context.Context, id, _ string) error {
	if !slices.Contains(e.disk.people, id) {
		e.disk.people = append(e.disk.people, id)
	}
	return nil
}

func (e *fakeEngine) AddProfileAs(ctx context.Context, id, _ string, _ int) error {
	return e.RememberAs(ctx, id, "")
}

func (e *fakeEngine) Find(_ context.Context, id string) (entry profile.Entry, place profile.Place, err error) {
	for _, x := range e.events {
		if x.ID == id {
			return profile.Entry{Version: 1, Event: x}, e.place(id), nil
		}
	}
	return entry, place, nil
}

func (e *fakeEngine) place(id string) profile.Place {
	if slices.ContainsFunc(e.disk.events, func(x event.Event) bool { return x.ID == id }) {
		return profile.Kept
	}
	return profile.Loose
}

func (e *fakeEngine) Session(context.Context) (s profile.Session, err error) {
	for _, x := range e.events {
		if e.place(x.ID) == profile.Loose {
			s.Loose = append(s.Loose, profile.Entry{Version: 1, Event: x})
		}
	}
	return s, nil
}

func (e *fakeEngine) Resume(_ context.Context, s profile.Session) error {
	if err := e.ready(); err != nil {
		return err
	}
	e.resumed++
	for _, entry := range s.Loose {
		e.events = append(without(e.events, entry.Event.ID), entry.Event)
	}
	return nil
}

func (e *fakeEngine) Preview(_ context.Context, file ui.File, how ui.Reading) (ui.Preview, error) {
	if how.Passphrase == "" {
		return ui.Preview{}, ui.ErrPassphrase
	}
	e.file = file
	return ui.Preview{Source: "loge", Rows: len(file.Data)}, nil
}

func (e *fakeEngine) Unmatched(context.Context) (ui.File, error) { return e.file, nil }

// A fakeWorld starts workers whose fate the test decides.
type fakeWorld struct {
	mu      sync.Mutex
	workers []*fakeWorker
	disk    fakeDisk
	ids     atomic.Int64
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
	inbox    chan fakeMail
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
	worker := &fakeWorker{world: w, handlers: h, inbox: make(chan fakeMail, 1000), closed: make(chan struct{})}
	worker.engine = newFakeEngine(len(w.workers)+1, &w.disk)
	worker.server = NewServer(worker.engine, worker.post, worker.begin)
	w.workers = append(w.workers, worker)
	go worker.run()
	return worker, nil
}

func (w *fakeWorld) newID() string { return fmt.Sprint("e", w.ids.Add(1)) }

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
		time.AfterFunc(w.world.loading, func() { w.Send([]byte("loaded"), nil) })
	} else if again {
		w.Send([]byte("loaded"), nil)
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
		case mail := <-w.inbox:
			if !w.receive(mail.text, mail.held) {
				return
			}
		}
	}
}

func (w *fakeWorker) receive(text []byte, held any) (alive bool) {
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
	w.server.Receive(context.Background(), text, held)
	if fate == diesAfter {
		w.handlers.Died("trap")
		return false
	}
	return true
}

// fakeMail is what Send posts.
type fakeMail struct {
	text []byte
	held any
}

func (w *fakeWorker) Send(text []byte, held any) {
	select {
	case w.inbox <- fakeMail{text, held}:
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
