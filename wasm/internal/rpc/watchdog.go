package rpc

import (
	"time"

	"github.com/loge-film/loge/wasm/internal/uptime"
)

// ensureTick keeps the watchdog awake while the engine owes anything. The caller holds mu.
func (c *Client) ensureTick() {
	if !c.ticking && c.owes() {
		c.ticking, c.ticked = true, uptime.Now()
		time.AfterFunc(tick, c.watch)
	}
}

func (c *Client) owes() bool {
	return c.session != nil && (!c.session.up || len(c.calls) > 0)
}

// watch looks once whether the engine hangs.
func (c *Client) watch() {
	c.mu.Lock()
	now := uptime.Now()
	late := now-c.ticked > 3*tick
	c.ticking = false
	s := c.session
	if s == nil || !c.owes() {
		c.mu.Unlock()
		return
	}
	if late { // the page itself was asleep, and with it the messages
		s.heard = now
	}
	hangs := s.overdue(now)
	if !hangs && s.up && now-s.heard >= pingAfter {
		s.link.Send(encode(Message{Type: TypePing}), nil)
	}
	c.ensureTick()
	c.mu.Unlock()
	if hangs {
		c.died(s)
	}
}
