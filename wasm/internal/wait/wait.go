// Package wait ends what takes too long, as context.WithTimeout does, which would be 5 KB more to download.
package wait

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrTooLong says that no answer came in time.
var ErrTooLong = errors.New("no answer in time")

// A Limited context ends with ErrTooLong when its time is up, with the error of its parent when that ends, or with
// context.Canceled when it is stopped. It is safe for concurrent use.
type Limited struct {
	context.Context // the parent
	limit           time.Duration
	over            chan struct{}

	mu    sync.Mutex
	clock *time.Timer
	err   error // nil until it is over
}

// Within returns a context of at most d. Whoever asked for it stops it.
func Within(parent context.Context, d time.Duration) *Limited {
	c := &Limited{Context: parent, limit: d, over: make(chan struct{})}
	c.mu.Lock()
	c.clock = time.AfterFunc(d, func() { c.end(ErrTooLong) })
	c.mu.Unlock()
	if parent.Done() != nil {
		go c.follow()
	}
	return c
}

// follow ends the context with its parent.
func (c *Limited) follow() {
	select {
	case <-c.Context.Done():
		c.end(c.Context.Err())
	case <-c.over:
	}
}

// end is the end; only the first one counts.
func (c *Limited) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.err = err
		c.clock.Stop()
		close(c.over)
	}
}

// Again gives the context its whole time once more, unless it is over.
func (c *Limited) Again() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.clock.Reset(c.limit)
	}
}

// Stop ends the context and gives back what it holds.
func (c *Limited) Stop() { c.end(context.Canceled) }

// Done implements context.Context.
func (c *Limited) Done() <-chan struct{} { return c.over }

// Err implements context.Context.
func (c *Limited) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}
