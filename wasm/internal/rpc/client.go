package rpc

import (
	"context"
	"sync"
	"time"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/uptime"
)

// A Client is the page's end: a ui.Engine that lives as long as the page, over engines that may not.
// It is safe for concurrent use.
type Client struct {
	dial  Dial
	newID func() string

	mu      sync.Mutex
	session *session // nil when no engine is to be had any more
	calls   map[uint64]*call
	lastID  uint64
	journal journal
	deaths  int           // since the last answered call
	ticking bool          // the watchdog will look
	ticked  time.Duration // uptime since when it sleeps
	board   board

	notifying sync.Mutex // held while watchers are called, so that they see the states in order
	watchers  []func(ui.Status)
}

var _ ui.Engine = (*Client)(nil)

// A call waits for its reply.
type call struct {
	Message
	sends int
	reply chan Message // takes exactly one message
}

// NewClient starts an engine and returns the page's end of it. newID makes fresh event IDs: an act that is sent again, because
// an engine died under it, is the same act.
func NewClient(dial Dial, newID func() string) *Client {
	c := &Client{dial: dial, newID: newID, calls: map[uint64]*call{}, board: newBoard()}
	c.mu.Lock()
	c.start()
	c.mu.Unlock()
	return c
}

// start dials until an engine runs or patience ends. The caller holds mu.
func (c *Client) start() {
	for c.session = nil; c.deaths < maxDeaths; c.deaths++ {
		s := &session{heard: uptime.Now()}
		link, err := c.dial(Handlers{
			Message: func(text []byte) { c.receive(s, text) },
			Died:    func(string) { c.died(s) },
		})
		if err == nil {
			s.link, c.session = link, s
			c.ensureTick()
			return
		}
	}
	c.board.giveUp()
	for id, waiting := range c.calls {
		c.settle(id, waiting, Message{Fault: faultOf(ErrLost)})
	}
}

// died replaces an engine: the kept events and the calls without an answer go to the next one.
func (c *Client) died(s *session) {
	c.mu.Lock()
	if s != c.session {
		c.mu.Unlock()
		return // of an engine that has been replaced already
	}
	s.link.Close()
	c.deaths++
	c.board.restarted()
	c.journal.interrupted()
	for id, waiting := range c.calls {
		if waiting.Method == MethodRestore {
			delete(c.calls, id)
		} else if waiting.sends >= maxSends {
			c.settle(id, waiting, Message{Fault: faultOf(ErrLost)})
		}
	}
	c.start()
	c.mu.Unlock()
	c.notify()
}

func (c *Client) receive(s *session, text []byte) {
	m, err := decode(text)
	if err != nil {
		c.died(s)
		return
	}
	c.mu.Lock()
	if s != c.session {
		c.mu.Unlock()
		return
	}
	s.heard = uptime.Now()
	news := false
	switch m.Type {
	case TypeUp:
		c.greet(s)
	case TypeReply:
		c.answered(m)
	case TypeSession:
		c.journal.heard(m)
	case TypeStatus:
		news = c.board.heard(m.Body)
	}
	c.mu.Unlock()
	if news {
		c.notify()
	}
}

// greet gives a new engine the kept events and all open calls, in their order.
func (c *Client) greet(s *session) {
	if s.up {
		return
	}
	s.up = true
	newest := c.lastID
	for _, r := range c.journal.restore(c.board.again) {
		restoring := c.newCall(MethodRestore, r.params)
		restoring.Data = r.data
		c.post(restoring)
	}
	for id := uint64(1); id <= newest; id++ {
		if waiting, open := c.calls[id]; open {
			c.post(waiting)
		}
	}
}

func (c *Client) answered(m Message) {
	waiting, ok := c.calls[m.ID]
	if !ok {
		return
	}
	if m.Fault == nil {
		c.journal.record(waiting.Method, waiting.Body, m.Body)
	}
	if waiting.Method != MethodRestore {
		c.deaths = 0
	}
	c.settle(m.ID, waiting, m)
}

func (c *Client) settle(id uint64, waiting *call, reply Message) {
	delete(c.calls, id)
	waiting.reply <- reply
}

func (c *Client) newCall(method Method, params any) *call {
	c.lastID++
	m := Message{Type: TypeCall, ID: c.lastID, Method: method}
	if params != nil {
		m.Body, _ = lightjson.Marshal(params) // our own types: nothing that JSON cannot
	}
	waiting := &call{Message: m, reply: make(chan Message, 1)}
	c.calls[m.ID] = waiting
	return waiting
}

func (c *Client) post(waiting *call) {
	waiting.sends++
	c.session.link.Send(encode(waiting.Message), waiting.Held)
}

// do makes a call. When ctx ends first the engine may still do it, and what it then acknowledges is kept all the same.
func (c *Client) do(ctx context.Context, method Method, params, result any) error {
	return c.doWith(ctx, method, params, ui.File{}, result)
}

// doWith is do with what is in a file beside the parameters.
func (c *Client) doWith(ctx context.Context, method Method, params any, file ui.File, result any) error {
	c.mu.Lock()
	if c.session == nil {
		c.mu.Unlock()
		return ErrLost
	}
	if len(c.calls) == 0 && c.session.up {
		c.session.heard = uptime.Now()
	}
	waiting := c.newCall(method, params)
	waiting.Data, waiting.Held = file.Data, file.Held
	if c.session.up {
		c.post(waiting)
	}
	c.ensureTick()
	c.mu.Unlock()
	select {
	case reply := <-waiting.reply:
		return reply.into(result)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (m Message) into(result any) error {
	if m.Fault != nil {
		return m.Fault.err()
	}
	switch r := result.(type) {
	case nil:
		return nil
	case *ui.Home:
		return m.unpack(r)
	case *actHomeResult:
		if m.Packed != nil {
			r.home = new(ui.Home)
			if err := m.unpack(r.home); err != nil {
				return err
			}
		}
		result = &r.actResult
	case *ui.File:
		r.Data = m.Data
	}
	return lightjson.Unmarshal(m.Body, result)
}

func (m Message) unpack(home *ui.Home) (err error) {
	*home, err = unpackHome(m.Packed)
	return err
}
