package core

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/rank"
)

// largePack has the 20,000 films that the budgets speak of.
var largePack = sync.OnceValue(func() *pack.Pack { return fixture.Large(20_000) })

func largeEngine(b *testing.B, likes int) *Engine {
	b.Helper()
	e, err := Open(largePack(), Options{PerShelf: 10})
	if err != nil {
		b.Fatal(err)
	}
	for i := range likes {
		act(b, e, fmt.Sprint(i), i)
	}
	return e
}

func act(b *testing.B, e *Engine, id string, i int) {
	b.Helper()
	film := e.Pack().ID(i * 617 % e.Pack().Len())
	if err := e.Observe(event.Event{ID: id, Kind: event.Like, Film: film, Time: now + int64(i)}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkRecommend measures what follows on one act: solving the taste, scoring 20,000 films, and re-ranking and
// explaining the films of all shelves, after so many likes.
func BenchmarkRecommend(b *testing.B) {
	for _, likes := range []int{3, 30, 100, 250} {
		b.Run(fmt.Sprint("likes=", likes), func(b *testing.B) {
			e, n := largeEngine(b, likes), 0
			e.Recommend(Request{Adventure: rank.Usual, Now: now, Seed: 1}) // the first answer fills tables
			films := 0
			for b.Loop() {
				e.Forget("one more")
				act(b, e, "one more", likes+n%7)
				n++
				films = 1
				for _, shelf := range e.Recommend(Request{Adventure: rank.Usual, Now: now, Seed: 1}).Shelves {
					films += len(shelf.Items)
				}
			}
			b.ReportMetric(float64(films), "films")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	p := largePack()
	for b.Loop() {
		if _, err := Open(p, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPrepare measures all that Prepare does, and its longest piece.
func BenchmarkPrepare(b *testing.B) {
	e := largeEngine(b, 0)
	longest := time.Duration(0)
	for b.Loop() {
		if err := e.Attach(e.Pack()); err != nil {
			b.Fatal(err)
		}
		for more := true; more; {
			began := time.Now()
			more = e.Prepare()
			longest = max(longest, time.Since(began))
		}
	}
	b.ReportMetric(float64(longest.Microseconds())/1000, "ms/longest")
}

func BenchmarkSearch(b *testing.B) {
	e := largeEngine(b, 0)
	title := e.Pack().Title(4321)
	for _, query := range []string{"b", "ba", "ba", "bab", title, title[:len(title)-1] + "x", e.Pack().TitleZh(77), "py", "1994", "nothing like it"} {
		b.Run(query, func(b *testing.B) {
			e.Search(query, 20)
			for b.Loop() {
				e.Search(query, 20)
			}
		})
	}
}

func BenchmarkSimilar(b *testing.B) {
	e := largeEngine(b, 0)
	for b.Loop() {
		if _, err := e.Similar(e.Pack().ID(5), 12); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMemory reports the heap of an engine with 20,000 films, its pack and its search index, after some use.
func BenchmarkMemory(b *testing.B) {
	e := largeEngine(b, 30)
	e.Recommend(Request{Adventure: rank.Usual, Now: now})
	e.Search("ba", 10)
	for b.Loop() {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-live")
	b.ReportMetric(float64(m.HeapSys)/1e6, "MB-heap")
	runtime.KeepAlive(e)
}

const now = 1_780_000_000_000
