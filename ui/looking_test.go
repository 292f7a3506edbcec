package ui

import (
	"testing"
	"time"
)

// A tab that is closed has no time to write: at some times a view is recorded while the page is still seen.
func TestAFilmIsRecordedWhileItIsSeen(t *testing.T) {
	s := newStage("/", En, nil)
	now := s.root.now()
	start := now
	s.root.now = func() int64 { return now }
	type timer struct {
		at int64
		f  func()
	}
	var timers []timer
	s.root.after = func(d time.Duration, f func()) { timers = append(timers, timer{now + d.Milliseconds(), f}) }
	s.goTo("/film/heat-1995")
	until := func(seconds int64) {
		for ; now < start+1000*seconds; now += 100 {
			due := timers
			timers = nil
			for _, timer := range due {
				if timer.at <= now {
					timer.f()
				} else {
					timers = append(timers, timer)
				}
			}
		}
	}
	for _, step := range []struct {
		at   int64
		want float64
	}{{4, 0}, {6, 5}, {29, 5}, {31, 30}, {119, 30}, {121, 120}, {601, 600}, {9000, 600}} {
		until(step.at)
		switch got := s.fake.events; {
		case step.want == 0 && len(got) > 0, step.want > 0 && (len(got) != 1 || got[0].Value != step.want):
			t.Errorf("after %d seconds: %+v", step.at, got)
		}
	}
	s.goTo("/film/alien-1979")
	until(9003)
	s.glass.onSeen(false)
	until(9060)
	s.glass.onSeen(true)
	until(9061)
	if got := s.fake.events[0]; got.Film != "alien-1979" || got.Value != 3 {
		t.Errorf("behind another tab: %+v", got)
	}
	until(9063)
	if got := s.fake.events; len(got) != 2 || got[0].Value != 5 {
		t.Errorf("seen again: %+v", got)
	}
}
