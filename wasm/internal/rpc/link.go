package rpc

import "time"

// A Link is the way to one engine worker.
type Link interface {
	// Send posts a message, and beside it what the browser holds, nil for nothing. It neither blocks nor fails: a dead
	// engine just does not answer.
	Send(text []byte, held any)
	// Close ends the engine, however busy it is.
	Close()
}

// A Dial starts an engine. The handlers may be called from any goroutine, but not before Dial returns.
type Dial func(Handlers) (Link, error)

// Handlers take what an engine has to say.
type Handlers struct {
	Message func(text []byte)
	Died    func(reason string) // the worker trapped or ended
}

// The limits of patience.
const (
	startLimit = 30 * time.Second // for the first sign of life: a slow phone compiles the program
	hangLimit  = 10 * time.Second // for any sign of life while something is outstanding
	pingAfter  = 3 * time.Second  // of silence
	tick       = time.Second
	maxDeaths  = 4 // without one answered call between them
	maxSends   = 2 // of one call: a call under which two engines died is not tried a third time
)

// A session is one living engine.
type session struct {
	link  Link
	up    bool          // it has said that it runs
	heard time.Duration // uptime of the last sign of life, or the time since when it owes one
}

// overdue tells whether the engine owes a sign of life for too long.
func (s *session) overdue(now time.Duration) bool {
	limit := startLimit
	if s.up {
		limit = hangLimit
	}
	return now-s.heard > limit
}
