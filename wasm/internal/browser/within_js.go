package browser

import (
	"context"
	"errors"
	"time"
)

// ErrSlow says that the browser did not answer in time.
var ErrSlow = errors.New("the browser does not answer")

// Within returns a context that ends with ErrSlow after a while, and what takes back its clock. context.WithTimeout would
// be 5 KB more to download.
func Within(d time.Duration) (ctx context.Context, stop func() bool) {
	t := term{context.Background(), make(chan struct{})}
	return t, time.AfterFunc(d, func() { close(t.over) }).Stop
}

type term struct {
	context.Context
	over chan struct{}
}

func (t term) Done() <-chan struct{} { return t.over }

func (t term) Err() error {
	select {
	case <-t.over:
		return ErrSlow
	default:
		return nil
	}
}
