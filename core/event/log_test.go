package event

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/film"
)

func filmID(s string) film.ID { return film.ID(s) }

func anyEvent(id int) *rapid.Generator[Event] {
	return rapid.Custom(func(t *rapid.T) Event {
		return Event{
			ID:    fmt.Sprint(id),
			Kind:  rapid.SampledFrom([]Kind{View, Watch, Rate, Like, Dislike, Hide, Share, Comment, List}).Draw(t, "kind"),
			Film:  filmID(fmt.Sprint("film-", rapid.IntRange(0, 5).Draw(t, "film"))),
			Time:  rapid.Int64Range(0, 20).Draw(t, "time"),
			Value: rapid.Float64Range(0, 5).Draw(t, "value"),
		}
	})
}

// A log is a set: neither the order of adding nor repetition leaves a trace.
func TestLogIsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var events []Event
		for id := range rapid.IntRange(0, 20).Draw(t, "n") {
			events = append(events, anyEvent(id).Draw(t, "event"))
		}
		var forward, shuffled Log
		for _, e := range events {
			mustAdd(t, &forward, e, true)
			mustAdd(t, &forward, e, false)
		}
		for _, e := range rapid.Permutation(events).Draw(t, "order") {
			mustAdd(t, &shuffled, e, true)
		}
		if diff := cmp.Diff(forward.All(), shuffled.All()); diff != "" {
			t.Fatal(diff)
		}
		if !slices.IsSortedFunc(forward.All(), compare) {
			t.Fatal("not in the order of time and id")
		}
	})
}

// Removing what was added last gives back what was there.
func TestLogRemove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l Log
		for id := range rapid.IntRange(0, 20).Draw(t, "n") {
			mustAdd(t, &l, anyEvent(id).Draw(t, "event"), true)
		}
		before := slices.Clone(l.All())
		e := anyEvent(99).Draw(t, "one more")
		mustAdd(t, &l, e, true)
		if got, ok := l.Remove("99"); !ok || got.ID != "99" {
			t.Fatalf("Remove: %v, %v", got, ok)
		}
		if _, ok := l.Remove("99"); ok {
			t.Fatal("removed twice")
		}
		if !slices.Equal(before, l.All()) {
			t.Fatal(cmp.Diff(before, l.All()))
		}
	})
}

func mustAdd(t *rapid.T, l *Log, e Event, want bool) {
	added, err := l.Add(e)
	if err != nil || added != want {
		t.Fatalf("Add(%+v) = %v, %v; expected %v", e, added, err, want)
	}
}

func TestLogFull(t *testing.T) {
	var l Log
	for i := range MaxEvents {
		if _, err := l.Add(Event{ID: fmt.Sprint(i), Kind: Like, Film: "f", Time: int64(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Add(Event{ID: "one more", Kind: Like, Film: "f"}); err != ErrFull {
		t.Fatalf("the error is %v, expected ErrFull", err)
	}
}
