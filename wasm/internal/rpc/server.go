package rpc

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/ui"
)

// An Engine is what a Server serves: the page's interface and what keeping events on the page needs.
type Engine interface {
	ui.Engine
	// Events returns all events of the person.
	Events(ctx context.Context) ([]event.Event, error)
	// Observe adds an event that an earlier engine acknowledged.
	Observe(ctx context.Context, e event.Event) error
}

// A Server answers the calls of one page. It is not safe for concurrent use: give it one message after the other.
type Server struct {
	engine Engine
	send   func(text []byte)
	begin  func(again bool)
	hold   bool
	held   []Message
}

// NewServer serves engine; send posts a message to the page. The first message of the page tells whether an engine died before
// this one; then begin is called, once, to load the pack. An engine that follows another holds its calls until Loaded is
// called, because the page has long been showing films.
func NewServer(engine Engine, send func(text []byte), begin func(again bool)) *Server {
	return &Server{engine: engine, send: send, begin: begin}
}

// Start tells the page that the engine runs.
func (s *Server) Start() { s.send(encode(Message{Type: TypeUp})) }

// Status tells the page the state of the engine.
func (s *Server) Status(status ui.Status) {
	body, err := lightjson.Marshal(status)
	if err == nil { // a Status holds nothing that JSON cannot
		s.send(encode(Message{Type: TypeStatus, Body: body}))
	}
}

// Receive handles one message of the page. A message that is not of the protocol is answered with a fault, never with a panic.
func (s *Server) Receive(ctx context.Context, text []byte) {
	m, err := decode(text)
	switch {
	case err != nil:
		s.send(encode(Message{Type: TypeReply, ID: m.ID, Fault: faultOf(err)}))
	case m.Type == TypePing:
		s.send(encode(Message{Type: TypePong}))
	case m.Type == TypeCall && m.Method == MethodRestore:
		s.greet(ctx, m)
	case m.Type == TypeCall:
		s.serve(ctx, m)
	}
}

// Loaded ends the holding of calls: the pack is there, or will not come.
func (s *Server) Loaded(ctx context.Context) {
	held := s.held
	s.hold, s.held = false, nil
	for _, m := range held {
		s.serve(ctx, m)
	}
}

// greet reads from the first message whether this engine follows another, and starts the loading.
func (s *Server) greet(ctx context.Context, m Message) {
	var p restoreParams
	if begin := s.begin; begin != nil && lightjson.Unmarshal(m.Body, &p) == nil {
		s.begin, s.hold = nil, p.Again
		begin(p.Again)
	}
	s.serve(ctx, m)
}

func (s *Server) serve(ctx context.Context, m Message) {
	if s.hold {
		s.held = append(s.held, m)
		return
	}
	s.send(encode(s.answer(ctx, m)))
}

func (s *Server) answer(ctx context.Context, m Message) Message {
	reply := Message{Type: TypeReply, ID: m.ID}
	result, err := s.call(ctx, m.Method, m.Body)
	if home, ok := result.(ui.Home); ok && err == nil {
		reply.Packed = packHome(&home)
		return reply
	}
	if err == nil && result != nil {
		reply.Body, err = lightjson.Marshal(result)
	}
	if err != nil {
		reply.Body, reply.Fault = nil, faultOf(err)
	}
	return reply
}

func (s *Server) call(ctx context.Context, method Method, body lightjson.Raw) (any, error) {
	switch method {
	case MethodBox:
		return s.engine.Box(ctx)
	case MethodErase:
		return nil, s.engine.Erase(ctx)
	case MethodUndo:
		line, ok, err := s.engine.Undo(ctx)
		return undoResult{line, ok}, err
	case MethodHome:
		return with(body, func(q ui.HomeQuery) (any, error) { return s.engine.Home(ctx, q) })
	case MethodFilm:
		return with(body, func(p idParams) (any, error) { return s.engine.Film(ctx, p.ID) })
	case MethodSearch:
		return with(body, func(p searchParams) (any, error) { return s.engine.Search(ctx, p.Query, p.Limit) })
	case MethodForget:
		return with(body, func(p idParams) (any, error) {
			ok, err := s.engine.Forget(ctx, p.ID)
			return forgetResult{ok}, err
		})
	case MethodAct:
		return with(body, func(act ui.Act) (any, error) { return s.act(ctx, act) })
	case MethodRestore:
		return with(body, func(p restoreParams) (any, error) { return nil, s.restore(ctx, p.Events) })
	}
	return nil, fmt.Errorf("the engine has no method %q", method)
}

func with[P any](body lightjson.Raw, f func(P) (any, error)) (any, error) {
	var params P
	if err := lightjson.Unmarshal(body, &params); err != nil {
		return nil, fmt.Errorf("parameters are not of the protocol: %w", err)
	}
	return f(params)
}

func (s *Server) act(ctx context.Context, act ui.Act) (any, error) {
	id, err := s.engine.Act(ctx, act)
	if err != nil {
		return nil, err
	}
	events, err := s.engine.Events(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(events, func(e event.Event) bool { return e.ID == id })
	if at < 0 {
		return nil, fmt.Errorf("the engine did not keep its event %q", id)
	}
	return actResult{events[at]}, nil
}

// restore takes back all events that it can: one of a film that the pack does not know any more must not cost the others.
func (s *Server) restore(ctx context.Context, events []event.Event) error {
	var errs []error
	for _, e := range events {
		errs = append(errs, s.engine.Observe(ctx, e))
	}
	return errors.Join(errs...)
}
