package event

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func logOf(events []Event) []Event {
	var log Log
	for _, e := range events {
		_, _ = log.Add(e) // what is not clean stays out
	}
	return log.All()
}

// ScrubLog is Scrub, whatever is in the log.
func TestScrubLogIsScrub(t *testing.T) {
	short := 0
	rapid.Check(t, func(t *rapid.T) {
		events := anyLife(t)
		if rapid.Bool().Draw(t, "widely") {
			for i := range events { // many films and queries, so that most acts are alone
				events[i].ID = fmt.Sprint(i)
				if events[i].Film != "" {
					events[i].Film = filmID(fmt.Sprint("film-", rapid.IntRange(0, 40).Draw(t, "which film")))
				} else if events[i].Kind == Search {
					events[i].Text = fmt.Sprint("query ", rapid.IntRange(0, 40).Draw(t, "which query"))
				}
			}
		}
		log := logOf(events)
		now := someDay + rapid.SampledFrom([]int64{-2 * day, 0, minute, SittingTime, 3 * day}).Draw(t, "now")
		want, found := Scrub(log, now)
		got, same := ScrubLog(log, now)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()) + cmp.Diff(found, same); diff != "" {
			t.Fatal(diff)
		}
		if len(log) > 0 && log[len(log)-1].Time <= now+MaxAhead && !mayBurst(log) {
			short++
		}
	})
	if short == 0 {
		t.Error("the short way was never taken")
	}
}

// A burst in an otherwise quiet log is found.
func TestScrubLogFindsBursts(t *testing.T) {
	log := logOf(acts(many(70, func(i int) Event {
		return Event{ID: fmt.Sprintf("%02d", i), Kind: View, Film: filmID(fmt.Sprint("f", i)), Time: int64(i) * 800}
	})...))
	if _, findings := ScrubLog(log, someDay+day); len(findings) != 1 || findings[0].Rule != Burst || len(findings[0].IDs) != 10 {
		t.Errorf("found %v", findings)
	}
}

func BenchmarkScrubLog(b *testing.B) {
	log := logOf(many(5000, func(i int) Event {
		return Event{ID: fmt.Sprint(i), Kind: []Kind{View, Rate, Watch, Like}[i%4], Film: filmID(fmt.Sprint(i % 1999)), Time: someDay - int64(i)*60*minute, Value: 1}
	}))
	for name, scrub := range map[string]func([]Event, int64) ([]Event, []Finding){"all": Scrub, "log": ScrubLog} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				scrub(log, someDay)
			}
		})
	}
}
