package ui

import (
	"slices"
	"testing"
)

// Only the time counts for which the page could be seen.
func TestAFilmBehindAnotherTabIsNotLookedAt(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	now := s.root.now()
	s.root.now = func() int64 { return now }
	for k, seen := range []bool{false, true, false, false, true} {
		now += int64(1000 * (k + 1))
		s.glass.onSeen(seen)
	}
	now += 500
	s.goTo("/film/alien-1979")
	now += 2000
	s.goTo("/")
	if got := s.fake.events; len(got) != 2 || got[1].Value != 1+3+0.5 || got[0].Value != 2 {
		t.Errorf("recorded: %+v", got)
	}
}

// A page that goes out of sight may be closed: what was seen of it is recorded then, once for each stay.
func TestAFilmOutOfSightIsRecorded(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	now := s.root.now()
	s.root.now = func() int64 { return now }
	expect := func(want ...float64) {
		t.Helper()
		var got []float64
		for _, e := range s.fake.events {
			got = append(got, e.Value)
		}
		if !slices.Equal(got, want) {
			t.Errorf("recorded %v, want %v", got, want)
		}
	}
	pass := func(seconds float64, seen bool) {
		now += int64(1000 * seconds)
		s.glass.onSeen(seen)
	}
	pass(0.5, false)
	expect() // a glance says nothing
	pass(60, true)
	pass(7, false)
	expect(7.5)
	pass(60, true)
	pass(60, true)
	pass(-3600, false) // the clock was set back
	expect(67.5)
	pass(60, true)
	s.goTo("/")
	expect(67.5)
	s.goTo("/film/heat-1995")
	pass(2, false)
	expect(2, 67.5)
	s.goTo("/")
	expect(2, 67.5)
}

// The engine takes its time: a page that is seen for longer, or left, before it has answered is one view all the same.
func TestAFilmOutOfSightIsRecordedOnce(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	now := s.root.now()
	s.root.now = func() int64 { return now }
	var waiting []func()
	at := s.root.work
	s.root.work = func(f func()) { waiting = append(waiting, f) }
	for range 2 {
		now += 5000
		s.root.look(false)
		s.root.look(true)
	}
	now += 1000
	s.root.enter(route{page: pageHome})
	s.root.work = at
	for _, f := range waiting {
		f()
	}
	if got := s.fake.events; len(got) != 1 || got[0].Value != 11 {
		t.Errorf("recorded: %+v", got)
	}
}

func TestLeavingAFilmRecordsTheView(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	s.root.now = func() int64 { return 1764000012_340 }
	s.goTo("/")
	if len(s.fake.events) != 1 || s.fake.events[0].Kind != "view" || s.fake.events[0].Value != 12.3 {
		t.Errorf("recorded: %+v", s.fake.events)
	}
	s.goTo("/film/no-such-film-1900")
	s.goTo("/")
	if len(s.fake.events) != 1 {
		t.Error("a film that is not there was recorded as seen")
	}
}

func TestAViewIsRecordedOnce(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	var waiting []func()
	s.root.work = func(f func()) { waiting = append(waiting, f) }
	s.root.enter(route{pageFilm, "alien-1979"})
	s.root.enter(route{page: pageHome})
	for _, f := range waiting {
		f()
	}
	if len(s.fake.events) != 1 {
		t.Errorf("recorded: %+v", s.fake.events)
	}
}
