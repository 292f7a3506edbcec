//go:build js && wasm

// Command recommend times the engine alone in the browser: from one more like to the first page's films, scored, re-ranked and
// with their full reasons. It reads globalThis.bench = {parts, liked, rounds} and resolves its done with {films, cards, times,
// answers, simd}: a digest of all films, scores and reasons, and whether the SIMD module scanned.
package main

import (
	"fmt"
	"math"
	"syscall/js"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/vec"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/kernel"
)

// perShelf makes the page at least 40 films long.
const perShelf = 7

const (
	now    = 1_780_000_000_000
	minute = 60_000
)

func main() {
	bench := js.Global().Get("bench")
	scanner, answers := kernel.Scanner(), digest(0xcbf29ce484222325)
	films, cards, times, err := measure(bench, scanner, &answers)
	if err != nil {
		bench.Call("failed", err.Error())
		return
	}
	bench.Call("done", map[string]any{"films": films, "cards": cards, "times": times, "answers": fmt.Sprintf("%016x", uint64(answers)), "simd": scanner != nil})
}

func measure(bench js.Value, scanner vec.Scanner, answers *digest) (films, cards int, times []any, err error) {
	var parts [][]byte
	for i := range bench.Get("parts").Length() {
		parts = append(parts, browser.Bytes(bench.Get("parts").Index(i)))
	}
	p, err := pack.Open(parts...)
	if err != nil {
		return 0, 0, nil, err
	}
	engine, err := core.Open(p, core.Options{PerShelf: perShelf, Scanner: scanner})
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
		answers.take(response)
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

// A digest is like FNV-1a over all that an answer says, for equal answers.
type digest uint64

func (d *digest) take(r core.Response) {
	for _, shelf := range r.Shelves {
		for _, item := range shelf.Items {
			d.add(uint64(item.Film))
			d.add(math.Float64bits(item.Reason.Score))
			for _, share := range item.Reason.Features {
				d.add(math.Float64bits(share.Amount))
			}
			for _, part := range item.Reason.Films {
				d.add(math.Float64bits(part.Amount))
			}
		}
	}
}

func (d *digest) add(x uint64) { *d = (*d ^ digest(x)) * 0x100000001b3 }
