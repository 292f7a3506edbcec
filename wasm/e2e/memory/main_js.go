// Command memory is a tab for tests of the memory on the device: a worker that does what the test tells it.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/store"
	"github.com/loge-film/loge/wasm/internal/tabs"
)

// A command is what the test asks for; the answer carries its number.
type command struct {
	Number int
	Do     string
	Text   string // a passphrase, or what a comment says
	From   int    // first event
	Count  int
	Batch  int // events that are added in one step; 0 means 1
}

type answer struct {
	Number int
	Error  string   `json:",omitempty"`
	IDs    []string `json:",omitempty"`
	Store  string   `json:",omitempty"`
	Count  int
	Millis float64
	Acked  int // of an answer that is not the last: events that are durable
}

// A tab is a keeper, and what has come of following the others.
type tab struct {
	keeper *profile.Keeper
	others *tabs.Tab
	news   chan struct{}
	seen   int // times that following changed something
}

func main() {
	commands := make(chan command, 100)
	browser.Listen(js.Global(), "message", func(e js.Value) {
		var c command
		if json.Unmarshal([]byte(e.Get("data").String()), &c) == nil {
			commands <- c
		}
	})
	t := &tab{news: make(chan struct{}, 1)}
	t.others = tabs.Join(js.Global().Get("crypto").Call("randomUUID").String(), func() {
		select {
		case t.news <- struct{}{}:
		default:
		}
	})
	post(answer{Number: -1})
	for {
		select {
		case c := <-commands:
			t.serve(c)
		case <-t.news:
			if t.keeper != nil {
				if changed, _ := t.keeper.Follow(); changed {
					t.seen++
				}
			}
		}
	}
}

func post(a answer) {
	text, _ := json.Marshal(a)
	js.Global().Call("postMessage", string(text))
}

func (t *tab) serve(c command) {
	start := time.Now()
	a := answer{Number: c.Number}
	if err := t.do(c, &a); err != nil {
		a.Error = err.Error()
	}
	a.Millis = float64(time.Since(start).Microseconds()) / 1000
	post(a)
}

func (t *tab) do(c command, a *answer) (err error) {
	switch c.Do {
	case "open":
		return t.open(c.Text)
	case "remember":
		return t.keeper.Remember(c.Text)
	case "unlock":
		return t.keeper.Unlock(c.Text)
	case "add":
		return t.add(c)
	case "erase":
		return t.keeper.EraseEverything()
	case "tidy":
		return t.keeper.Tidy()
	case "remove":
		a.Count, err = t.keeper.Remove(eventOf(c, 0).ID)
		return err
	case "events":
		for _, e := range t.keeper.Events() {
			a.IDs = append(a.IDs, e.ID)
		}
		return nil
	case "status":
		s, err := t.keeper.Status()
		a.Store, a.Count = s.Store, s.Events
		return err
	case "tabs":
		a.Count, err = t.others.Count(context.Background())
		return err
	}
	return fmt.Errorf("there is no command %q", c.Do)
}

func (t *tab) open(kind string) (err error) {
	var s profile.Store = &store.IndexedDB{}
	if kind != "indexeddb" {
		s = store.Open()
	}
	t.keeper, err = profile.Open(profile.Options{
		Store: s, Cipher: store.Cipher{}, Random: store.Random, Lock: t.others.Lock, Notify: t.others.Notify, Iterations: 1000,
	})
	return err
}

// add adds events step by step and says of each step that it is durable.
func (t *tab) add(c command) error {
	batch := max(c.Batch, 1)
	for n := 0; n < c.Count; n += batch {
		var events []event.Event
		for i := n; i < min(n+batch, c.Count); i++ {
			events = append(events, eventOf(c, i))
		}
		if _, err := t.keeper.Add(events...); err != nil {
			return err
		}
		post(answer{Number: -2, Acked: c.From + n + len(events)})
	}
	return nil
}

func eventOf(c command, n int) event.Event {
	id := strconv.Itoa(c.From + n)
	return event.Event{ID: id, Kind: event.Comment, Film: film.ID("film-" + id), Time: int64(c.From + n), Text: c.Text + id}
}
