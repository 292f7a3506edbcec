package wait

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

const limit = 8 * time.Second

// Each end has its error and its moment, and the first one counts.
func TestEnds(t *testing.T) {
	for _, c := range []struct {
		name  string
		do    func(w *Limited, cancel func())
		after time.Duration
		want  error
	}{
		{"time is up", func(*Limited, func()) {}, limit, ErrTooLong},
		{"time is given again", func(w *Limited, _ func()) {
			for range 3 {
				time.Sleep(limit - 1)
				w.Again()
			}
		}, 4*limit - 3, ErrTooLong},
		{"stopped", func(w *Limited, cancel func()) { w.Stop(); w.Again(); cancel() }, 0, context.Canceled},
		{"the parent ends", func(_ *Limited, cancel func()) { time.Sleep(time.Second); cancel() }, time.Second, errParent},
		{"the parent ends later", func(_ *Limited, cancel func()) { time.Sleep(limit + time.Second); cancel() }, limit, ErrTooLong},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				parent := &ending{Context: context.Background(), over: make(chan struct{})}
				w := Within(parent, limit)
				defer w.Stop() // or the bubble would not end
				if w.Err() != nil {
					t.Fatalf("it begins with %v", w.Err())
				}
				go c.do(w, func() { close(parent.over) })
				<-w.Done()
				if waited := time.Since(began); waited != c.after || !errors.Is(w.Err(), c.want) {
					t.Errorf("%v after %v, want %v after %v", w.Err(), waited, c.want, c.after)
				}
				time.Sleep(2 * limit) // nothing that comes later is heard
				if !errors.Is(w.Err(), c.want) {
					t.Errorf("later: %v, want %v", w.Err(), c.want)
				}
			})
		})
	}
}

var errParent = errors.New("the parent has ended")

// An ending context ends when its channel is closed.
type ending struct {
	context.Context
	over chan struct{}
}

func (e *ending) Done() <-chan struct{} { return e.over }
func (e *ending) Err() error            { return errParent }
