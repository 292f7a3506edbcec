package profile

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
)

// anyEntry draws entries of a few events, so that they collide.
var anyEntry = rapid.Custom(func(t *rapid.T) Entry {
	id := rapid.SampledFrom([]string{"a", "b", "c", "0b54ce3e-33b5-4cb2-9b56-2aa5b8a3bd12"}).Draw(t, "id")
	e := Entry{Version: rapid.Uint32Range(1, 3).Draw(t, "version"), Gone: rapid.Bool().Draw(t, "gone"), Event: event.Event{ID: id}}
	if !e.Gone {
		e.Event = event.Event{
			ID: id, Kind: rapid.SampledFrom([]event.Kind{event.Like, event.Rate, event.Comment, "later"}).Draw(t, "kind"),
			Film: film.ID(rapid.SampledFrom([]string{"heat-1995", "卧虎藏龙"}).Draw(t, "film")),
			Time: rapid.Int64Range(0, 3).Draw(t, "time"), Value: float64(rapid.IntRange(0, 2).Draw(t, "value")) / 2,
			Text: rapid.SampledFrom([]string{"", "好"}).Draw(t, "text"), Source: rapid.SampledFrom([]string{"", "imdb"}).Draw(t, "source"),
		}
	}
	return e
})

func stateOf(entries []Entry) *State {
	var s State
	for _, e := range entries {
		s.Put(e)
	}
	return &s
}

func equal(t *rapid.T, what string, a, b *State) {
	if diff := cmp.Diff(a.Entries(), b.Entries()); diff != "" {
		t.Fatalf("%s: %s", what, diff)
	}
	if diff := cmp.Diff(a.Events(), b.Events()); diff != "" || a.Len() != len(a.Events()) {
		t.Fatalf("%s: %d events, %s", what, a.Len(), diff)
	}
}

func merge(a, b *State) *State {
	var s State
	s.Merge(a)
	s.Merge(b)
	return &s
}

// Merging is commutative, associative and idempotent; the order of entries leaves no trace.
func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []Entry { return rapid.SliceOfN(anyEntry, 0, 8).Draw(t, name) }
		ea := draw("a")
		a, b, c := stateOf(ea), stateOf(draw("b")), stateOf(draw("c"))
		equal(t, "commutative", merge(a, b), merge(b, a))
		equal(t, "associative", merge(merge(a, b), c), merge(a, merge(b, c)))
		equal(t, "idempotent", merge(a, a), a)
		equal(t, "order", a, stateOf(rapid.Permutation(ea).Draw(t, "order")))
		equal(t, "missing", merge(a, stateOf(a.missing(b))), merge(a, b))
	})
}

// An entry is decoded to what was encoded, in one form only.
func TestEntryRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyEntry.Draw(t, "entry")
		got, err := parseEntry(appendEntry(nil, want), false)
		if err != nil || got != want {
			t.Fatalf("%+v became %+v, %v", want, got, err)
		}
	})
}

func FuzzParseEntry(f *testing.F) {
	e := event.Event{ID: "0b54ce3e-33b5-4cb2-9b56-2aa5b8a3bd12", Kind: event.Rate, Film: "heat-1995", Time: 1.7e12, Value: 4.5, Source: "imdb"}
	f.Add(appendEntry(nil, Entry{Version: 1, Event: e}), false)
	f.Add(appendEntry(nil, Entry{Version: 7, Gone: true, Event: event.Event{ID: "x"}}), true)
	f.Fuzz(func(t *testing.T, data []byte, newer bool) {
		e, err := parseEntry(data, newer)
		if err != nil {
			return
		}
		again, err := parseEntry(appendEntry(nil, e), false)
		if err != nil || again != e {
			t.Fatalf("%+v became %+v, %v", e, again, err)
		}
	})
}

func TestKindCodes(t *testing.T) {
	for i, k := range kindCodes {
		e, err := event.Clean(event.Event{ID: "x", Kind: k, Film: "f", Value: 1, Text: "up genre:crime"})
		if k == event.Search || k == event.Edit {
			e.Film = ""
			e, err = event.Clean(e)
		}
		if k != event.Edit && err != nil {
			t.Errorf("code %d stands for %q: %v", i+1, k, err)
		}
	}
	long := fmt.Sprintf("%0200d", 7)
	e := Entry{Version: 1 << 31, Event: event.Event{ID: long, Kind: "a kind of some later version", Film: film.ID(long), Time: 1 << 62, Value: 0.1,
		Text: fmt.Sprintf("%02000d", 7), Source: fmt.Sprintf("%032d", 7)}}
	if b := appendEntry(nil, e); len(b) > maxBody {
		t.Errorf("an entry of %d bytes, more than maxBody", len(b))
	} else if got, err := parseEntry(b, false); err != nil || got != e {
		t.Errorf("%+v, %v", got, err)
	}
}
