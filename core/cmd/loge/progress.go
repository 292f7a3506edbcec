package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// Work that ends sooner than progressDelay shows nothing; plain lines follow each other at progressEvery.
const (
	progressDelay = time.Second
	progressEvery = 10 * time.Second
)

// A Progress tells the person on Err how far a long step is: as a bar on a terminal, else as rare plain lines.
// Its methods may be called from several goroutines.
type Progress struct {
	mu      sync.Mutex
	ctx     *Context
	what    string
	total   int // 0 when unknown
	done    int
	started time.Time
	timer   *time.Timer
	bar     *progressbar.ProgressBar // nil until shown, and always nil off a terminal
	stopped bool
}

// Start begins a step of total units (0 when unknown); the caller must call Done at its end.
func (c *Context) Start(what string, total int) *Progress {
	return c.startAfter(what, total, progressDelay)
}

func (c *Context) startAfter(what string, total int, delay time.Duration) *Progress {
	p := &Progress{ctx: c, what: what, total: total, started: c.Now()}
	if c.Quiet {
		return p
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer = time.AfterFunc(delay, p.show)
	return p
}

// Add records n more finished units.
func (p *Progress) Add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	if p.bar != nil {
		_ = p.bar.Add(n) // a screen that cannot be written to must not stop the work
	}
}

// Describe says what the step is busy with now.
func (p *Progress) Describe(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.what = what
	if p.bar != nil {
		p.bar.Describe(what)
	}
}

// Done ends the step and clears its bar.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stopped = true
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.bar != nil {
		_ = p.bar.Exit()
		_ = p.bar.Clear()
	}
}

// show is called when the step turns out to be long, and again for each further plain line.
func (p *Progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stopped {
		return
	}
	if isTerminal(p.ctx.Err) {
		p.bar = p.newBar()
		_ = p.bar.Add(p.done)
		return
	}
	fmt.Fprintf(p.ctx.Err, "loge: %s, %s\n", p.what, p.state())
	p.timer = time.AfterFunc(progressEvery, p.show)
}

// state says how far the step is, or at least for how long it has been going on.
func (p *Progress) state() string {
	switch {
	case p.total > 0:
		return fmt.Sprintf("%d of %d%s", p.done, p.total, p.left())
	case p.done > 0:
		return fmt.Sprintf("%d so far", p.done)
	}
	return fmt.Sprintf("since %v", p.ctx.Now().Sub(p.started).Round(time.Second))
}

// left guesses the time that remains from the time that the finished units took.
func (p *Progress) left() string {
	spent := p.ctx.Now().Sub(p.started)
	if p.done <= 0 || p.done >= p.total || spent < time.Second {
		return ""
	}
	rest := time.Duration(float64(spent) * float64(p.total-p.done) / float64(p.done))
	return fmt.Sprintf(", about %v left", rest.Round(time.Second))
}

func (p *Progress) newBar() *progressbar.ProgressBar {
	total := int64(p.total)
	if total <= 0 {
		total = -1 // a spinner
	}
	return progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(p.ctx.Err),
		progressbar.OptionSetDescription(p.what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}
