package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// lockedBuffer may be written by the timer of a Progress while the test reads it.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func TestShortWorkIsSilent(t *testing.T) {
	ctx, _, _ := testContext(t)
	out := &lockedBuffer{}
	ctx.Err = out
	p := ctx.startAfter("thinking", 0, time.Hour)
	p.Add(3)
	p.Done()
	p.show() // a timer that fires too late
	if out.String() != "" {
		t.Errorf("printed %q", out.String())
	}
}

func TestLongWorkPrintsPlainLinesOffTheTerminal(t *testing.T) {
	for _, c := range []struct {
		total, done int
		want        string
	}{
		{10, 4, "loge: thinking, 4 of 10\n"},
		{0, 4, "loge: thinking, 4 so far\n"},
		{0, 0, "loge: thinking, since 0s\n"},
	} {
		ctx, _, _ := testContext(t)
		out := &lockedBuffer{}
		ctx.Err = out
		p := ctx.startAfter("…", c.total, 20*time.Millisecond)
		p.Describe("thinking")
		p.Add(c.done)
		for deadline := time.Now().Add(10 * time.Second); out.String() == "" && time.Now().Before(deadline); {
			time.Sleep(time.Millisecond)
		}
		p.Done()
		if out.String() != c.want {
			t.Errorf("printed %q, expected %q", out.String(), c.want)
		}
	}
}

func TestQuietWorkIsSilent(t *testing.T) {
	ctx, _, _ := testContext(t)
	out := &lockedBuffer{}
	ctx.Err, ctx.Quiet = out, true
	p := ctx.startAfter("thinking", 0, 0)
	time.Sleep(20 * time.Millisecond)
	p.Done()
	if strings.Contains(out.String(), "thinking") {
		t.Errorf("printed %q", out.String())
	}
}

func TestRemainingTime(t *testing.T) {
	ctx, _, _ := testContext(t)
	p := ctx.startAfter("thinking", 10, time.Hour)
	defer p.Done()
	started := ctx.Now()
	ctx.Now = func() time.Time { return started.Add(20 * time.Second) }
	for done, want := range map[int]string{0: "", 2: ", about 1m20s left", 10: ""} {
		if p.done = done; p.left() != want {
			t.Errorf("%d of 10 after 20 s: %q, expected %q", done, p.left(), want)
		}
	}
}
