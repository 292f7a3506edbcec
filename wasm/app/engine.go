//go:build js && wasm

package main

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/loader"
	"github.com/loge-film/loge/wasm/internal/loader/web"
	"github.com/loge-film/loge/wasm/internal/local"
	"github.com/loge-film/loge/wasm/internal/rpc"
	"github.com/loge-film/loge/wasm/internal/store"
	"github.com/loge-film/loge/wasm/internal/uptime"
	"github.com/loge-film/loge/wasm/kernel"
)

// runEngine serves the page that started the worker, until that page ends it.
func runEngine() {
	ctx := context.Background()
	m := newMemory()
	engine := local.New(local.Options{
		Clock: func() int64 { return time.Now().UnixMilli() },
		NewID: newID,
		Zone:  zone,
		Seed:  uint64(time.Now().UnixNano()),
		Tabs:  m.count, Cipher: store.Cipher{}, Inflate: browser.Inflate, Decode: browser.Decode,
		Fetch:   func(ctx context.Context, held any) ([]byte, error) { return browser.Contents(ctx, held.(js.Value)) },
		Scanner: kernel.Scanner(),
	})
	send := func(message []byte) { js.Global().Call("postMessage", posted(message)) }
	queue := rpc.NewQueue()
	var server *rpc.Server
	server = rpc.NewServer(engine, send, func(again bool) {
		engine.Watch(server.Status)
		go func() {
			load(ctx, engine, again)
			engine.Loaded()
			queue.Put(func() { server.Loaded(ctx) })
		}()
	})
	browser.Listen(js.Global(), "message", func(e js.Value) {
		message, held := letter(e.Get("data"))
		if !server.Ping(message) {
			queue.Put(func() {
				server.Receive(ctx, message, held)
				m.rest()
			})
		}
	})
	go m.serve(ctx, engine, server, queue)
	server.Start()
	queue.Run(ctx)
}

// letter parts what the page posted into the message and what the browser holds beside it, nil for nothing.
func letter(data js.Value) (message []byte, held any) {
	if data.Type() == js.TypeObject && data.Get("held").Truthy() {
		return received(data.Get("message")), data.Get("held")
	}
	return received(data), nil
}

// zone returns the minutes east of Greenwich at a time in Unix milliseconds.
func zone(time int64) int {
	return -js.Global().Get("Date").New(float64(time)).Call("getTimezoneOffset").Int()
}

func load(ctx context.Context, engine *local.Engine, again bool) {
	news := newsroom{tell: engine.SetStatus}
	l := &loader.Loader{
		Platform: web.Platform{Keys: keys()},
		Store:    web.Store{},
		Use:      engine.SetPack,
		Tell:     news.take,
	}
	l.Load(ctx, again)
}

// keys decodes publicKeys. An entry that is no base64 gives no key, and so admits no pack.
func keys() [][]byte {
	var all [][]byte
	for text := range strings.SplitSeq(publicKeys, ",") {
		if key, err := base64.StdEncoding.DecodeString(text); err == nil && len(key) > 0 {
			all = append(all, key)
		}
	}
	return all
}

// newsEvery is the least time between two states that differ by loaded bytes only: each makes the page render.
const newsEvery = 100 * time.Millisecond

// A newsroom passes on what is news of the loading, with the requests that the browser itself noted.
type newsroom struct {
	tell func(ui.Status)
	last ui.Status
	told time.Duration // uptime
}

func (n *newsroom) take(s ui.Status) {
	same := s.Phase == n.last.Phase && s.Version == n.last.Version && s.Total == n.last.Total && slices.Equal(s.Notices, n.last.Notices)
	if same && uptime.Now()-n.told < newsEvery && s.Loaded < s.Total {
		return
	}
	n.last, n.told = s, uptime.Now()
	s.Requests = requests()
	n.tell(s)
}

// requests lists what this worker has asked for, from the browser's own record. All of it is fetched with GET.
func requests() []string {
	entries := js.Global().Get("performance").Call("getEntriesByType", "resource")
	origin := js.Global().Get("location").Get("origin").String()
	all := make([]string, entries.Length())
	for i := range all {
		all[i] = "GET " + strings.TrimPrefix(entries.Index(i).Get("name").String(), origin)
	}
	return all
}
