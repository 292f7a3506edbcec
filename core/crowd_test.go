package core

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/rank"
)

// crowded is a world with a blend: of the black films people love either those whose number is a multiple of 4 or the
// others, which nothing in the films says.
var crowded = fixture.CheckerboardCrowd(200)

// Somebody who likes black films of one camp sees films of that camp, and is told who says so.
func TestCrowdThroughTheEngine(t *testing.T) {
	for camp := range 4 {
		e := open(t, crowded)
		for k := range 5 {
			observe(t, e, event.Event{ID: fmt.Sprint(k), Kind: event.Like, Film: crowded.ID(camp + 4*k), Time: now + int64(k)})
		}
		answer := e.Recommend(Request{Now: now})
		for _, item := range append(answer.Shelves[0].Items, *answer.Hero) {
			if item.Film%4 != camp {
				t.Errorf("camp %d: film %d is recommended", camp, item.Film)
			}
			checkSums(t, item.Reason)
			if crowdOf(item.Reason) <= 0 {
				t.Errorf("camp %d: people with similar taste give %v to film %d", camp, crowdOf(item.Reason), item.Film)
			}
		}
	}
}

func crowdOf(r Reason) float64 {
	for _, share := range r.Features {
		if share.Feature == Crowd {
			return share.Amount
		}
	}
	return 0
}

// Reasons add up for every film and any history, known films too; and nothing leaves a trace, to the last bit.
func TestCrowdLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var events []event.Event
		for id := range rapid.IntRange(1, 15).Draw(rt, "n") {
			ev := anyEvent(id).Draw(rt, "event")
			ev.Film = crowded.ID(rapid.IntRange(0, 60).Draw(rt, "film"))
			if ev.Kind == event.Search {
				ev.Film = ""
			}
			events = append(events, ev)
		}
		e := open(rt, crowded)
		observe(rt, e, events...)
		before := explainAll(rt, e)
		one := event.Event{ID: "one more", Kind: event.Dislike, Film: crowded.ID(7), Time: now}
		observe(rt, e, one)
		explainAll(rt, e)
		e.Forget(one.ID)
		if diff := cmp.Diff(before, explainAll(rt, e)); diff != "" {
			rt.Fatalf("observe and forget: %s", diff)
		}
	})
}

func explainAll(t rapid.TB, e *Engine) []Reason {
	var all []Reason
	for i := range crowded.Len() {
		r, err := e.Explain(crowded.ID(i), now)
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, r)
		all = append(all, r)
	}
	return all
}

// Without the events on one film a film stands where an engine puts it that never saw them.
func TestCrowdCounterfactual(t *testing.T) {
	e, never := open(t, crowded), open(t, crowded)
	for k := range 5 {
		ev := event.Event{ID: fmt.Sprint(k), Kind: event.Like, Film: crowded.ID(2 + 8*k), Time: now + int64(k)}
		observe(t, e, ev)
		if k != 3 {
			observe(t, never, ev)
		}
	}
	id := crowded.ID(66)
	want, _, err := never.Place(id, now)
	if err != nil {
		t.Fatal(err)
	}
	list, err := e.Without(id, 5, now)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if c.Film == 2+8*3 && c.Place != want {
			t.Errorf("place %d without film %d, an engine that never saw it says %d", c.Place, c.Film, want)
		}
	}
	if len(list) != 5 {
		t.Errorf("%d counterfactuals, want 5", len(list))
	}
	if r, _ := e.Explain(id, now); crowdOf(r) == 0 {
		t.Error("the crowd says nothing")
	}
}

// A stranger's reasons know nothing of the crowd.
func TestCrowdAndStrangers(t *testing.T) {
	answer := open(t, crowded).Recommend(Request{Now: now})
	if !answer.Cold {
		t.Error("a stranger gets a personal page")
	}
	for _, part := range answer.Hero.Reason.Base {
		if part.Kind == rank.Everybody {
			t.Errorf("a stranger's reason has %+v", part)
		}
	}
}

// The same people get the same shelves natively and under js/wasm.
func TestGoldenCrowd(t *testing.T) {
	e := open(t, crowded)
	for k := range 6 {
		kind := event.Like
		if k == 4 {
			kind = event.Dislike
		}
		observe(t, e, event.Event{ID: fmt.Sprint(k), Kind: kind, Film: crowded.ID(3 + 12*k), Time: now + int64(k)})
	}
	text := ""
	for _, shelf := range e.Recommend(Request{Now: now, Seed: 1}).Shelves {
		text += string(shelf.Kind) + "\n"
		for _, item := range shelf.Items {
			text += fmt.Sprintf("%7.4f  %s  crowd %.4f\n", item.Reason.Score, crowded.ID(item.Film), crowdOf(item.Reason))
		}
	}
	golden(t, "testdata/crowd.golden", text)
}

// BenchmarkRecommendCrowd is BenchmarkRecommend with a blend in the pack.
func BenchmarkRecommendCrowd(b *testing.B) {
	for _, factors := range []int{64, 128} {
		p := fixture.LargeCrowd(20_000, factors, 90)
		for _, likes := range []int{3, 30, 200} {
			b.Run(fmt.Sprintf("factors=%d/likes=%d", factors, likes), func(b *testing.B) {
				e, err := Open(p, Options{PerShelf: 10})
				if err != nil {
					b.Fatal(err)
				}
				for i := range likes {
					act(b, e, fmt.Sprint(i), i)
				}
				e.Recommend(Request{Now: now, Seed: 1}) // the first answer fills tables
				n := 0
				for b.Loop() {
					e.Forget("one more")
					act(b, e, "one more", likes+n%7)
					n++
					e.Recommend(Request{Now: now, Seed: 1})
				}
			})
		}
	}
}
