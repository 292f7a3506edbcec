package core

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
)

// Without a film's events a film stands where an engine puts it that never saw them, and asking changes nothing.
func TestWithoutIsAnEngineThatNeverSaw(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := open(rt, small)
		observe(rt, e, anyEvents(14).Draw(rt, "events")...)
		before := look(rt, e)
		id := small.ID(rapid.IntRange(0, small.Len()-1).Draw(rt, "film"))
		list, err := e.Without(id, 3, now)
		if err != nil {
			rt.Fatal(err)
		}
		for _, c := range list {
			never := open(rt, small)
			for _, ev := range e.Events() {
				if ev.Film != small.ID(c.Film) {
					observe(rt, never, ev)
				}
			}
			if place, _, err := never.Place(id, now); err != nil || place != c.Place {
				rt.Fatalf("without %s, %s would stand at %d; the engine that never saw it says %d, %v", small.ID(c.Film), id, c.Place, place, err)
			}
		}
		same(rt, "asking what would be", before, look(rt, e))
	})
}

// A place is the number of films with a better score, and one.
func TestPlace(t *testing.T) {
	e := open(t, small)
	observe(t, e, event.Event{ID: "1", Kind: event.Like, Film: "chungking-express-1994", Time: now})
	var places []int
	for i := range small.Len() {
		place, of, err := e.Place(small.ID(i), now)
		if err != nil || of != small.Len()-1 {
			t.Fatalf("%d candidates, %v", of, err)
		}
		places = append(places, place)
	}
	best := slices.Index(places, 1)
	for i := range small.Len() {
		a, _ := e.Explain(small.ID(best), now)
		if b, _ := e.Explain(small.ID(i), now); places[i] > 0 && b.Score > a.Score+1e-5 {
			t.Errorf("%s is better than the first one", small.ID(i))
		}
	}
	slices.Sort(places)
	for i, place := range places {
		if i != place {
			t.Fatalf("the places are %v", places)
		}
	}
	for _, id := range []string{"chungking-express-1994"} {
		if list, err := e.Without(small.ID(best), 3, now); err != nil || len(list) != 1 || string(small.ID(list[0].Film)) != id || list[0].Place <= 1 {
			t.Errorf("without the only like: %v, %v", list, err)
		}
	}
	if list, err := e.Without("chungking-express-1994", 3, now); list != nil || err != nil {
		t.Errorf("a film that is known: %v, %v", list, err)
	}
	if _, err := e.Without("no-such-film-1900", 3, now); !errors.Is(err, ErrNoFilm) {
		t.Errorf("the error is %v, expected ErrNoFilm", err)
	}
	if _, _, err := e.Place("no-such-film-1900", now); !errors.Is(err, ErrNoFilm) {
		t.Errorf("the error is %v, expected ErrNoFilm", err)
	}
}

// With the front part alone there is nothing to take away.
func TestWithoutVectors(t *testing.T) {
	e := open(t, fixture.SmallFront())
	observe(t, e, event.Event{ID: "1", Kind: event.Like, Film: "chungking-express-1994", Time: now})
	if list, err := e.Without("hero-2002", 3, now); list != nil || err != nil {
		t.Errorf("%v, %v", list, err)
	}
}

// BenchmarkWithout measures one counterfactual over 20,000 films.
func BenchmarkWithout(b *testing.B) {
	for _, likes := range []int{3, 30, 100} {
		b.Run(fmt.Sprint("likes=", likes), func(b *testing.B) {
			e := largeEngine(b, likes)
			for b.Loop() {
				if list, err := e.Without(e.Pack().ID(5), 1, now); err != nil || len(list) != 1 {
					b.Fatal(list, err)
				}
			}
		})
	}
}
