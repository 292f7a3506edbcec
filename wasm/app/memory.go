//go:build js && wasm

package main

import (
	"context"
	"time"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/local"
	"github.com/loge-film/loge/wasm/internal/rpc"
	"github.com/loge-film/loge/wasm/internal/store"
	"github.com/loge-film/loge/wasm/internal/tabs"
	"github.com/loge-film/loge/wasm/internal/wait"
)

// tidyAfter is the rest after which the files are tidied.
const tidyAfter = 3 * time.Second

// A memory is what this tab shares with the others of the same visitor.
type memory struct {
	tab  *tabs.Tab
	news chan struct{} // another tab has changed something
	idle *time.Timer   // nil until there is something to do when idle
}

func newMemory() *memory {
	m := &memory{news: make(chan struct{}, 1)}
	m.tab = tabs.Join(newID(), func() {
		select {
		case m.news <- struct{}{}:
		default: // one piece of news is as good as two
		}
	})
	return m
}

// open reads what is kept on this device. Where the browser's store fails, nothing is kept.
func (m *memory) open() *profile.Keeper {
	o := profile.Options{Store: store.Open(), Cipher: store.Cipher{}, Random: store.Random, Lock: m.tab.Lock, Notify: m.tab.Notify}
	k, err := profile.Open(o)
	if err != nil {
		o.Store = &profile.MemoryStore{}
		k, _ = profile.Open(o) // a store in memory does not fail
	}
	return k
}

// serve opens the memory and follows the other tabs.
func (m *memory) serve(ctx context.Context, engine *local.Engine, server *rpc.Server, queue *rpc.Queue) {
	engine.SetKeeper(m.open())
	queue.Put(func() { server.Tell(ctx) })
	m.idle = time.AfterFunc(tidyAfter, func() {
		queue.Put(func() { _ = engine.Tidy(ctx) }) // it is tried again at the next rest
	})
	for range m.news {
		queue.Put(func() {
			if engine.Follow(ctx) == nil {
				server.Tell(ctx)
			}
		})
	}
}

// rest lets the time until the next rest begin anew.
func (m *memory) rest() {
	if m.idle != nil {
		m.idle.Reset(tidyAfter)
	}
}

// count returns how many tabs there are.
func (m *memory) count() int {
	ctx := wait.Within(context.Background(), time.Second)
	defer ctx.Stop()
	n, _ := m.tab.Count(ctx)
	return n
}
