//go:build js && wasm

// Command recommend times the engine alone in the browser: from one more like to the first page's films, scored, re-ranked and
// with their full reasons. It reads globalThis.bench = {parts, liked, rounds} and resolves its done with {films, cards, times}.
package main

import (
	"fmt"
	"syscall/js"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/wasm/internal/browser"
)

// perShelf makes the page at least 40 films long.
const perShelf = 7

const (
	now    = 1_780_000_000_000
	minute = 60_000
)

func main() {
	bench := js.Global().Get("bench")
	films, cards, times, err := measure(bench)
	if err != nil {
		bench.Call("failed", err.Error())
		return
	}
	bench.Call("done", map[string]any{"films": films, "cards": cards, "times": times})
}

func measure(bench js.Value) (films, cards int, times []any, err error) {
	var parts [][]byte
	for i := range bench.Get("parts").Length() {
		parts = append(parts, browser.Bytes(bench.Get("parts").Index(i)))
	}
	p, err := pack.Open(parts...)
	if err != nil {
		return 0, 0, nil, err
	}
	engine, err := core.Open(p, core.Options{PerShelf: perShelf})
	if err != nil {
		return 0, 0, nil, err
	}
	for engine.Prepare() {
	}
	liked := bench.Get("liked")
	for i := range liked.Length() {
		if _, _, err := round(engine, liked.Index(i).String(), i); err != nil {
			return 0, 0, nil, err
		}
	}
	next := ""
	for i := range bench.Get("rounds").Int() {
		began := clock()
		response, n, err := round(engine, next, liked.Length()+i)
		if err != nil {
			return 0, 0, nil, err
		}
		if next != "" {
			times = append(times, clock()-began)
		}
		shelf := response.Shelves[i%len(response.Shelves)].Items
		next, cards = string(p.ID(shelf[i%len(shelf)].Film)), max(cards, n)
	}
	return p.Len(), cards, times, nil
}

func clock() float64 { return js.Global().Get("performance").Call("now").Float() }

// round likes a film, if one is named, and recommends.
func round(engine *core.Engine, id string, i int) (response core.Response, films int, err error) {
	at := now + int64(i)*minute
	if id != "" {
		like := event.Event{ID: fmt.Sprint(i), Kind: event.Like, Film: film.ID(id), Time: at}
		if err := engine.Observe(like); err != nil {
			return response, 0, err
		}
	}
	response = engine.Recommend(core.Request{Now: at, Seed: 1, Adventure: core.Usual})
	for _, shelf := range response.Shelves {
		films += len(shelf.Items)
	}
	if response.Hero != nil {
		films++
	}
	return response, films, nil
}
