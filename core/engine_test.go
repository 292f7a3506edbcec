package core

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/rank"
)

var small = fixture.Small()

func open(t rapid.TB, p *pack.Pack) *Engine {
	e, err := Open(p, Options{PerShelf: 8})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func observe(t rapid.TB, e *Engine, events ...event.Event) {
	for _, ev := range events {
		if err := e.Observe(ev); err != nil {
			t.Fatal(err)
		}
	}
}

func anyEvents(most int) *rapid.Generator[[]event.Event] {
	return rapid.Custom(func(t *rapid.T) []event.Event {
		var events []event.Event
		for id := range rapid.IntRange(0, most).Draw(t, "n") {
			events = append(events, anyEvent(id).Draw(t, "event"))
		}
		return events
	})
}

func anyEvent(id int) *rapid.Generator[event.Event] {
	kinds := []event.Kind{event.View, event.Search, event.Watch, event.Rate, event.Like, event.Dislike, event.Hide, event.Share, event.Comment}
	return rapid.Custom(func(t *rapid.T) event.Event {
		e := event.Event{
			ID:    fmt.Sprint(id),
			Kind:  rapid.SampledFrom(kinds).Draw(t, "kind"),
			Film:  small.ID(rapid.IntRange(0, 50).Draw(t, "film")),
			Time:  now - rapid.Int64Range(0, 400*24*3600*1000).Draw(t, "age"),
			Value: rapid.Float64Range(0, 5).Draw(t, "value"),
		}
		if e.Kind == event.Search {
			e.Film, e.Text = "", rapid.SampledFrom([]string{"wong kar-wai", "hero", "王家卫", "nothing of the kind", "spirited"}).Draw(t, "text")
		}
		return e
	})
}

// page is all that a person sees of the engine's state.
type page struct {
	Response Response
	Tastes   []FeaturePart
	Reason   Reason
	Events   []event.Event
}

func look(t rapid.TB, e *Engine) page {
	reason, err := e.Explain(small.ID(20), now)
	if err != nil {
		t.Fatal(err)
	}
	return page{e.Recommend(Request{Adventure: rank.Usual, Now: now, Seed: 7}), e.Tastes(20, now), reason, slices.Clone(e.Events())}
}

func same(t rapid.TB, why string, want, got page) {
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s: (-want +got)\n%s", why, diff)
	}
}

// Observing an event twice changes nothing; undo and forget leave no trace, to the last bit; the order of observing
// does not matter; erase makes a stranger.
func TestEventsLeaveNoTrace(t *testing.T) {
	fresh := look(t, open(t, small))
	rapid.Check(t, func(rt *rapid.T) {
		events := anyEvents(12).Draw(rt, "events")
		e := open(rt, small)
		observe(rt, e, events...)
		before := look(rt, e)
		observe(rt, e, events...)
		same(rt, "observing twice", before, look(rt, e))

		one := anyEvent(1000).Draw(rt, "one more")
		observe(rt, e, one)
		look(rt, e)
		e.Forget(one.ID)
		same(rt, "observe and forget", before, look(rt, e))

		one.Time = now + 5
		observe(rt, e, one)
		look(rt, e)
		if ev, ok := e.Undo(); !ok || ev.ID != one.ID {
			rt.Fatalf("undo takes back %v, %v", ev, ok)
		}
		same(rt, "observe and undo", before, look(rt, e))

		other := open(rt, small)
		observe(rt, other, rapid.Permutation(events).Draw(rt, "order")...)
		same(rt, "another order", before, look(rt, other))

		e.Erase()
		same(rt, "erase", fresh, look(rt, e))
	})
}

// What the person knows or hid is never recommended, and every reason adds up in both ways.
func TestRecommend(t *testing.T) {
	e := open(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		e.Erase()
		events := anyEvents(25).Draw(rt, "events")
		observe(rt, e, events...)
		never := map[film.ID]bool{}
		for _, ev := range e.Events() {
			if ev.Knows() || ev.Kind == event.Hide {
				never[ev.Film] = true
			}
		}
		answer := e.Recommend(Request{Adventure: rank.Usual, Now: now, Seed: rapid.Uint64().Draw(rt, "seed")})
		items := []Item{*answer.Hero}
		for _, shelf := range answer.Shelves {
			items = append(items, shelf.Items...)
		}
		for _, item := range items {
			if never[small.ID(item.Film)] {
				rt.Fatalf("%s is recommended, and the person knows it or hid it", small.ID(item.Film))
			}
			checkSums(rt, item.Reason)
		}
		for i := range small.Len() {
			reason, err := e.Explain(small.ID(i), now)
			if err != nil {
				rt.Fatal(err)
			}
			checkSums(rt, reason)
		}
	})
}

func checkSums(t rapid.TB, r Reason) {
	const tolerance = 1e-5
	base, films, features := 0.0, 0.0, 0.0
	for _, part := range r.Base {
		base += part.Amount
	}
	for _, part := range r.Films {
		films += part.Amount
	}
	for _, part := range r.Wishes {
		films += part.Amount
	}
	for _, share := range r.Features {
		features += share.Amount
	}
	if d := r.Score - base - films; d > tolerance || d < -tolerance {
		t.Fatalf("score %v, base, films and wishes sum to %v", r.Score, base+films)
	}
	if d := r.Score - base - features - r.Rest; d > tolerance || d < -tolerance {
		t.Fatalf("score %v, base, features and rest sum to %v", r.Score, base+features+r.Rest)
	}
}

// Somebody who likes black films of the checkerboard sees black films, the flavour that they liked first.
func TestCheckerboard(t *testing.T) {
	world := fixture.Checkerboard(200)
	for colour := range 2 {
		e := open(t, world)
		for k := range 3 {
			liked := world.ID(colour + 40*k) // all of one flavour
			observe(t, e, event.Event{ID: fmt.Sprint("like", k), Kind: event.Like, Film: liked, Time: now + int64(k)})
			observe(t, e, event.Event{ID: fmt.Sprint("not", k), Kind: event.Dislike, Film: world.ID(1 - colour + 40*k), Time: now + int64(k)})
		}
		answer := e.Recommend(Request{Adventure: rank.Usual, Now: now})
		if answer.Hero.Film%20 != colour {
			t.Errorf("colour %d: the first film is %d, of another flavour", colour, answer.Hero.Film)
		}
		for _, item := range answer.Shelves[0].Items {
			if item.Film%2 != colour {
				t.Errorf("colour %d: film %d is recommended", colour, item.Film)
			}
		}
	}
}

func TestAttach(t *testing.T) {
	e := open(t, fixture.SmallFront())
	liked := event.Event{ID: "1", Kind: event.Like, Film: "chungking-express-1994", Time: now}
	observe(t, e, liked, event.Event{ID: "2", Kind: event.Like, Film: "a-film-of-another-pack-2020", Time: now})
	if answer := e.Recommend(Request{Adventure: rank.Usual, Now: now}); !answer.Cold || e.Ready() {
		t.Error("without vectors there is a personal page")
	}
	if _, err := e.Similar("chungking-express-1994", 5); !errors.Is(err, ErrNotReady) {
		t.Errorf("the error is %v, expected ErrNotReady", err)
	}
	if err := e.Attach(small); err != nil {
		t.Fatal(err)
	}
	if answer := e.Recommend(Request{Adventure: rank.Usual, Now: now}); answer.Cold || answer.Shelves[0].Kind != rank.ForYou {
		t.Error("with vectors the page is still a stranger's")
	}
	if len(e.Events()) != 2 {
		t.Errorf("%d events are left of 2", len(e.Events()))
	}
}

func TestErrors(t *testing.T) {
	if _, err := Open(small, Options{PerShelf: -1}); err == nil {
		t.Error("a negative number of films a shelf is accepted")
	}
	if _, err := Open(nil, Options{}); err == nil {
		t.Error("no pack is accepted")
	}
	e := open(t, small)
	if _, err := e.Explain("no-such-film-1900", now); !errors.Is(err, ErrNoFilm) {
		t.Errorf("Explain: the error is %v, expected ErrNoFilm", err)
	}
	if _, err := e.Similar("no-such-film-1900", 3); !errors.Is(err, ErrNoFilm) {
		t.Errorf("Similar: the error is %v, expected ErrNoFilm", err)
	}
	if err := e.Observe(event.Event{ID: "1", Kind: "love"}); err == nil {
		t.Error("an unknown kind is accepted")
	}
	if _, ok := e.Undo(); ok {
		t.Error("undo of nothing")
	}
	if e.Forget("1") {
		t.Error("forgot what never was")
	}
}

// Law: what is known does not depend on whether anybody asked in between, as events come and are taken back.
func TestKnownAsItComes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked, fresh := open(t, small), open(t, small)
		ceiling := rapid.SampledFrom([]int{0, 0, 12}).Draw(t, "ceiling")
		asked.SetCeiling(ceiling)
		fresh.SetCeiling(ceiling)
		for _, ev := range anyEvents(12).Draw(t, "events") {
			asked.know()
			observe(t, asked, ev)
			observe(t, fresh, ev)
			if rapid.IntRange(0, 3).Draw(t, "takes back") == 0 {
				asked.know()
				id := rapid.SampledFrom(fresh.Events()).Draw(t, "which").ID
				if asked.Forget(id) != fresh.Forget(id) {
					t.Fatal("one of them does not know", id)
				}
			}
			fresh.known = nil
		}
		if diff := cmp.Diff(fresh.know(), asked.know(), cmp.AllowUnexported(known{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestMark(t *testing.T) {
	e := open(t, small)
	on := func(id string, kind event.Kind, value float64, time int64) event.Event {
		return event.Event{ID: id, Kind: kind, Film: small.ID(3), Value: value, Time: time}
	}
	observe(t, e, on("1", event.Like, 0, 1), on("2", event.Dislike, 0, 2), on("3", event.Rate, 4.5, 3), on("4", event.Watch, 0.9, 4),
		on("5", event.Watch, 0.1, 5), on("6", event.Hide, 0, 6))
	want := Mark{Disliked: true, Seen: true, Hidden: true, Rating: 4.5}
	if got := e.Mark(3); got != want {
		t.Errorf("the mark is %+v, expected %+v", got, want)
	}
	if got := e.Mark(4); got != (Mark{}) {
		t.Errorf("another film has the mark %+v", got)
	}
}

// A search that names a director speaks weakly for the director's films, and for nothing when it is vague.
func TestSearchCounts(t *testing.T) {
	e := open(t, small)
	observe(t, e, event.Event{ID: "1", Kind: event.Search, Text: "王家卫", Time: now})
	reason, err := e.Explain("2046-2004", now)
	if err != nil {
		t.Fatal(err)
	}
	if len(reason.Films) == 0 || reason.Films[0].Kind != event.Search || reason.Films[0].Amount <= 0 {
		t.Errorf("the reason for 2046 is %+v", reason.Films)
	}
	e.Erase()
	observe(t, e, event.Event{ID: "1", Kind: event.Search, Text: "zz top", Time: now})
	if !e.Recommend(Request{Adventure: rank.Usual, Now: now}).Cold {
		t.Error("a vague search makes a personal page")
	}
}

// Preparing ahead ends, and changes no answer.
func TestPrepare(t *testing.T) {
	liked := event.Event{ID: "1", Kind: event.Like, Film: small.ID(9), Time: now}
	lazy, ahead := open(t, small), open(t, small)
	steps := 1
	for ; ahead.Prepare(); steps++ {
		if steps > 20 {
			t.Fatal("Prepare never ends")
		}
	}
	observe(t, lazy, liked)
	observe(t, ahead, liked)
	same(t, "prepared", look(t, lazy), look(t, ahead))
	if diff := cmp.Diff(lazy.Search("wong", 9), ahead.Search("wong", 9)); diff != "" {
		t.Error(diff)
	}
}
