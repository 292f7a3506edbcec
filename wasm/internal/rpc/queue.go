package rpc

import (
	"context"
	"sync"
)

// A Queue does one thing after the other, in the order in which they were put in, beside whoever puts them in.
type Queue struct {
	mu   sync.Mutex
	list []func()
	wake chan struct{}
}

// NewQueue returns an empty queue.
func NewQueue() *Queue { return &Queue{wake: make(chan struct{}, 1)} }

// Put adds something to do. It never blocks.
func (q *Queue) Put(f func()) {
	q.mu.Lock()
	q.list = append(q.list, f)
	q.mu.Unlock()
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// Run does what is put in until ctx ends.
func (q *Queue) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-q.wake:
			for f := q.next(); f != nil; f = q.next() {
				f()
			}
		}
	}
}

func (q *Queue) next() (f func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.list) > 0 {
		f, q.list[0] = q.list[0], nil
		q.list = q.list[1:]
	}
	return f
}
