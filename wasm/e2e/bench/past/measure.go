package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"time"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/native"
	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/local"
)

const (
	now  = 1_780_000_000_000
	hour = 60 * 60 * 1000
)

var (
	ctx   = context.Background()
	usual = ui.HomeQuery{Adventure: ui.UsualAdventure}
)

// A visitor is the engine of a page whose clock goes on by a minute at each act.
type visitor struct {
	pack  *pack.Pack
	store *profile.MemoryStore
	local *local.Engine
	acts  int
	err   error // the first one
}

// measure returns the times of a past of n events and the size of the memory.
func measure(p *pack.Pack, n int, rated bool, rounds int) ([]float64, error) {
	v := &visitor{pack: p, store: &profile.MemoryStore{}}
	past := pastOf(p, n, rated)
	v.open()
	v.must(v.local.Remember(ctx, ""))
	v.take(past)
	for v.local.Prepare() {
	}
	v.home()
	times := make([][]float64, 5)
	for range rounds {
		rest()
		act := cpu(v.act)
		home := cpu(v.home)
		undo := cpu(func() { v.undo(); v.home() })
		search := cpu(func() { v.search("ba") })
		for k, x := range []float64{act + home, act, home, undo, search} {
			times[k] = append(times[k], x)
		}
	}
	var reloads, portraits []float64
	for range max(1, rounds/3) {
		v.act()
		portraits = append(portraits, cpu(func() { _, err := v.local.Portrait(ctx); v.must(err) }))
		v.undo()
		rest()
		reloads = append(reloads, cpu(func() { v.open(); v.home() }))
	}
	judge, longest := v.judge(past)
	row := append([]float64{median(times[0]), median(times[1]), median(times[2]), median(times[3]), median(reloads), median(portraits), judge, longest, median(times[4])}, megabytes()...)
	runtime.KeepAlive(v)
	return row, v.err
}

// rest lets what goes on in the background come to its turn: the judging of models that is overtaken by now, the collector.
func rest() { time.Sleep(20 * time.Millisecond) }

// pastOf returns n acts of the last two years, the first the oldest: ratings alone, or of ten acts five ratings, two
// films watched, a like, a page and a comment.
func pastOf(p *pack.Pack, n int, rated bool) []event.Event {
	films, events := p.Len()*3/4, make([]event.Event, n)
	for i := range events {
		e := event.Event{ID: fmt.Sprint("past", i), Kind: event.Rate, Film: p.ID(i * 617 % films), Time: now - int64(n-i)*(17520*hour/int64(n))}
		e.Value = float64(2+i*7%9) / 2
		if !rated {
			vary(&e, i)
		}
		events[i] = e
	}
	return events
}

func vary(e *event.Event, i int) {
	switch i % 10 {
	case 2, 6:
		e.Kind, e.Value = event.Watch, 1
	case 4:
		e.Kind, e.Value = event.Like, 0
	case 5:
		e.Kind, e.Value = event.View, 40
	case 9:
		e.Kind, e.Value, e.Text = event.Comment, 0, "a beautiful drama, though a little slow"
	}
}

func (v *visitor) must(err error) {
	if v.err == nil {
		v.err = err
	}
}

// open is what a reload does once the pack is there.
func (v *visitor) open() {
	v.local = local.New(local.Options{Clock: func() int64 { return now + int64(v.acts)*60_000 }, NewID: v.newID, Seed: 1})
	random := rand.NewChaCha8([32]byte{1, byte(v.acts), byte(v.acts >> 8)})
	k, err := profile.Open(profile.Options{Store: v.store, Cipher: native.Cipher{}, Random: func(b []byte) { random.Read(b) }})
	v.must(err)
	v.local.SetKeeper(k)
	v.must(v.local.SetPack(v.pack))
}

func (v *visitor) newID() string { return fmt.Sprint("act", v.acts) }

// take keeps the past as an import does.
func (v *visitor) take(events []event.Event) {
	for _, e := range events {
		_, err := v.local.Act(ctx, ui.Act{ID: e.ID, Kind: string(e.Kind), Film: string(e.Film), Time: e.Time, Value: e.Value, Text: e.Text})
		v.must(err)
	}
}

func (v *visitor) act() {
	v.acts++
	_, err := v.local.Act(ctx, ui.Act{Kind: "like", Film: string(v.pack.ID(v.acts * 311 % v.pack.Len()))})
	v.must(err)
}

func (v *visitor) home() {
	_, err := v.local.Home(ctx, usual)
	v.must(err)
}

func (v *visitor) undo() {
	_, _, err := v.local.Undo(ctx)
	v.must(err)
}

func (v *visitor) search(query string) {
	_, err := v.local.Search(ctx, query, 20)
	v.must(err)
}

// judge fits and judges the models; it returns the time of all steps and of the longest.
func (v *visitor) judge(past []event.Event) (all, longest float64) {
	e, err := core.Open(v.pack, core.Options{})
	v.must(err)
	_, err = e.ObserveAll(past)
	v.must(err)
	j, _, err := e.Judge(now, 1)
	if err == tabular.ErrTooEarly {
		return 0, 0
	}
	v.must(err)
	for more := err == nil; more; {
		step := cpu(func() { more, err = j.Step() })
		v.must(err)
		all, longest = all+step, max(longest, step)
	}
	return all, longest
}

// megabytes returns what is in use and what the program has ever had from the system, as a browser counts it; making up the
// films of a pack is part of that.
func megabytes() []float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return []float64{float64(m.HeapAlloc) / 1e6, float64(m.Sys) / 1e6}
}
