package taste

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
)

func hear(events []event.Event, words *Words) (Heard, []event.Finding) {
	return NewListener(shelf{small}, words).Hear(events, now)
}

// What is heard does not depend on the order in which the events came, nor on their having been cleaned before.
func TestHear(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		events := anyHistory(small, 60).Draw(rt, "history")
		want, _ := hear(events, smallWords)
		shuffled, _ := hear(with(rapid.Permutation(events).Draw(rt, "order")), smallWords)
		again, findings := hear(want.Events, smallWords)
		if diff := cmp.Diff(want, shuffled) + cmp.Diff(want, again); diff != "" || findings != nil {
			rt.Fatal(diff, findings)
		}
	})
	search := event.Event{ID: "1", Kind: event.Search, Text: "comedy", Time: now}
	if h, _ := hear([]event.Event{search}, nil); h.Wishes != nil {
		t.Errorf("without words: %+v", h.Wishes)
	}
}

// A listener that has heard other things before hears the same as the steps one by one, which remember nothing.
func TestListenerForgetsNothingThatMatters(t *testing.T) {
	old := NewListener(shelf{small}, smallWords)
	rapid.Check(t, func(rt *rapid.T) {
		events := slices.Clone(anyHistory(small, 60).Draw(rt, "history"))
		for i := range events {
			if events[i].Kind == event.Comment {
				events[i].Text = rapid.SampledFrom([]string{"a beautiful comedy", "boring", "", "很好看的喜剧", "seen"}).Draw(rt, "text")
			}
		}
		at := now + rapid.Int64Range(-9, 9).Draw(rt, "day")*dayLength
		counting, found := event.Scrub(events, at)
		want := Heard{counting, Gather(counting, at, shelf{small}), smallWords.Wishes(counting, at)}
		got, same := old.Hear(events, at)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()) + cmp.Diff(found, same); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// GatherAll is what the definition says, worked out film by film.
func TestGatherFilmByFilm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		events := anyHistory(small, 60).Draw(rt, "history")
		mean := event.MeanRating(events)
		var want []Evidence
		for film := range small.Len() {
			var s sum
			for k := range events {
				e := &events[k]
				signal := e.Signal(mean)
				signal.Confidence *= decay(e.Time, now)
				if signal.Confidence > 0 && (e.Film == small.ID(film) || e.Kind == event.Search && e.Text == string(small.ID(film))) {
					s.add(e, signal)
				}
			}
			if s.weight+s.stated.Confidence > 0 {
				want = append(want, s.evidence(film))
			}
		}
		if diff := cmp.Diff(want, GatherAll(events, now, shelf{small}), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// Of more films than a taste takes those of most confidence stay, ties by film.
func TestStrongest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all := make([]Evidence, rapid.IntRange(MaxFilms-2, MaxFilms+90).Draw(rt, "films"))
		for film := range all {
			all[film] = Evidence{Film: film, Confidence: float64(rapid.IntRange(1, 9).Draw(rt, "confidence"))}
		}
		want := slices.Clone(all)
		slices.SortStableFunc(want, func(a, b Evidence) int { return int(b.Confidence - a.Confidence) })
		want = want[:min(len(want), MaxFilms)]
		slices.SortFunc(want, func(a, b Evidence) int { return a.Film - b.Film })
		if diff := cmp.Diff(want, strongest(all)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func BenchmarkHear(b *testing.B) {
	var log event.Log
	for i := range 5000 {
		e := event.Event{ID: fmt.Sprint(i), Kind: event.Rate, Film: small.ID(i % small.Len()), Time: now - int64(i)*dayLength/8, Value: 4}
		if _, err := log.Add(e); err != nil {
			b.Fatal(err)
		}
	}
	l := NewListener(shelf{small}, smallWords)
	for b.Loop() {
		l.Hear(log.All(), now)
	}
}
