package rpc

import (
	"context"
	"fmt"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

// An Engine is what a Server serves: the page's interfaces and what outliving an engine needs.
type Engine interface {
	ui.Engine
	ui.Person
	// RememberAs is Remember, and AddProfileAs is AddProfile, where a profile that is made gets a given ID: sent again, they
	// make no second one.
	RememberAs(ctx context.Context, profileID, passphrase string) error
	AddProfileAs(ctx context.Context, profileID, name string, ceiling int) error
	// Newest tells which act Undo would take back; ok is false when there is none.
	Newest(ctx context.Context) (line ui.EventLine, ok bool, err error)
	// Find returns what is known of an event, and where it lies.
	Find(ctx context.Context, id string) (profile.Entry, profile.Place, error)
	// Session returns what would be lost if the engine ended now.
	Session(ctx context.Context) (profile.Session, error)
	// Resume takes over the session of an engine that ended.
	Resume(ctx context.Context, s profile.Session) error
}

// A Server answers the calls of one page. It is not safe for concurrent use: give it one message after the other.
type Server struct {
	engine Engine
	send   func(text []byte)
	begin  func(again bool)
	told   bool // the page knows the session
	hold   bool
	held   []Message
	past   past
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

// Ping answers a message that asks for a sign of life, and reports whether it was one. It may be called at any time, and at
// once: whoever keeps other messages waiting must not seem dead.
func (s *Server) Ping(text []byte) bool {
	const most = 100 // bytes of such a message
	if len(text) > most {
		return false
	}
	m, err := decode(text)
	if err != nil || m.Type != TypePing {
		return false
	}
	s.send(encode(Message{Type: TypePong}))
	return true
}

// Receive handles one message of the page, with what came beside it. A message that is not of the protocol is answered with a
// fault, never with a panic.
func (s *Server) Receive(ctx context.Context, text []byte, held any) {
	if s.Ping(text) {
		return
	}
	m, err := decode(text)
	m.Held = held
	switch {
	case err != nil:
		s.send(encode(Message{Type: TypeReply, ID: m.ID, Fault: faultOf(err)}))
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
	if m.Method == MethodPreview { // it takes long, and lets others go first
		go s.reply(ctx, m)
		return
	}
	s.reply(ctx, m)
}

func (s *Server) reply(ctx context.Context, m Message) {
	answer := s.answer(ctx, m)
	if isTelling(m.Method) {
		s.Tell(ctx)
	}
	s.send(encode(answer))
}

func (s *Server) answer(ctx context.Context, m Message) Message {
	reply := Message{Type: TypeReply, ID: m.ID}
	result, err := s.call(ctx, m)
	switch r := result.(type) {
	case ui.Home:
		reply.Packed, result = packHome(&r), nil
	case actHomeResult:
		if result = r.actResult; r.home != nil {
			reply.Packed = packHome(r.home)
		}
	case ui.File:
		reply.Data, result = append([]byte{}, r.Data...), fileResult{r.Name}
	}
	if err == nil && result != nil {
		reply.Body, err = lightjson.Marshal(result)
	}
	if err != nil {
		reply.Body, reply.Data, reply.Packed, reply.Fault = nil, nil, nil, faultOf(err)
	}
	return reply
}

func (s *Server) call(ctx context.Context, m Message) (any, error) {
	body := m.Body
	switch m.Method {
	case MethodErase:
		return nil, s.engine.Erase(ctx)
	case MethodNewest:
		line, ok, err := s.engine.Newest(ctx)
		return newestResult{line, ok}, err
	case MethodHome:
		return with(body, func(q ui.HomeQuery) (any, error) { return s.engine.Home(ctx, q) })
	case MethodBox:
		return with(body, func(q ui.BoxQuery) (any, error) { return s.engine.Box(ctx, q) })
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
	case MethodActHome:
		return with(body, func(p actHomeParams) (any, error) { return s.actHome(ctx, p) })
	case MethodRestore:
		return with(body, func(p restoreParams) (any, error) { return nil, s.restore(ctx, p, m.Data) })
	}
	return s.person(ctx, m)
}

func with[P any](body lightjson.Raw, f func(P) (any, error)) (any, error) {
	var params P
	if err := lightjson.Unmarshal(body, &params); err != nil {
		return nil, fmt.Errorf("parameters are not of the protocol: %w", err)
	}
	return f(params)
}

func (s *Server) act(ctx context.Context, act ui.Act) (r actResult, err error) {
	id, err := s.engine.Act(ctx, act)
	if err != nil {
		return r, err
	}
	r.Entry, r.Place, err = s.engine.Find(ctx, id)
	if err == nil && !s.told {
		s.Tell(ctx)
	}
	return r, err
}

// actHome fails only when the act does.
func (s *Server) actHome(ctx context.Context, p actHomeParams) (r actHomeResult, err error) {
	if r.actResult, err = s.act(ctx, p.Act); err != nil {
		return r, err
	}
	if home, err := s.engine.Home(ctx, p.Query); err == nil {
		r.home = &home
	}
	return r, nil
}
