package event

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		name       string
		give, want Event
	}{
		{"a rating between half steps", Event{Kind: Rate, Value: 3.7}, Event{Kind: Rate, Value: 3.5}},
		{"a rating too high", Event{Kind: Rate, Value: 9}, Event{Kind: Rate, Value: 5}},
		{"a rating too low", Event{Kind: Rate, Value: -1}, Event{Kind: Rate, Value: 0.5}},
		{"a completion over one", Event{Kind: Watch, Value: 1.3}, Event{Kind: Watch, Value: 1}},
		{"a page left open", Event{Kind: View, Value: 1e9}, Event{Kind: View, Value: MaxDwell}},
		{"a like with a value and a text", Event{Kind: Like, Value: 3, Text: "x"}, Event{Kind: Like}},
		{"a list", Event{Kind: List, Value: 7}, Event{Kind: List, Value: 1}},
		{"more than more of this", Event{Kind: Edit, Value: 7, Text: "tag:genre/war"}, Event{Kind: Edit, Value: 1, Text: "tag:genre/war"}},
		{"less than not me", Event{Kind: Edit, Value: -7, Text: "tag:genre/war"}, Event{Kind: Edit, Value: -1, Text: "tag:genre/war"}},
		{"the page's own source", Event{Kind: Like, Source: "page"}, Event{Kind: Like}},
		{"a source", Event{Kind: Like, Source: "douban"}, Event{Kind: Like, Source: "douban"}},
		{"control characters", Event{Kind: Comment, Text: " a\x00b\u0085\nc "}, Event{Kind: Comment, Text: "a b c"}},
		{"broken UTF-8", Event{Kind: Comment, Text: "a\xffb"}, Event{Kind: Comment, Text: "ab"}},
	} {
		c.give.ID, c.want.ID = "1", "1"
		if c.give.Kind != Edit {
			c.give.Film, c.want.Film = "f-2000", "f-2000"
		}
		got, err := Clean(c.give)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestCleanAtTheEdges(t *testing.T) {
	full := strings.Repeat("x", MaxText)
	for text, want := range map[string]string{full: full, full + "y": full, full[1:] + "好": full[1:]} {
		if e, err := Clean(Event{ID: "1", Kind: Comment, Film: "f", Text: text}); err != nil || e.Text != want {
			t.Errorf("%d bytes become %d, %v; expected %d", len(text), len(e.Text), err, len(want))
		}
	}
	e, err := Clean(Event{ID: "1", Kind: Edit, Text: "tag:genre/war", Value: -0.4})
	if err != nil || math.Signbit(e.Value) {
		t.Errorf("an edit of %v, %v; expected 0 without a sign", e.Value, err)
	}
}

func TestCleanRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		give Event
		want string
	}{
		{"no id", Event{Kind: Like, Film: "f"}, "the id has 0 bytes"},
		{"a long id", Event{ID: strings.Repeat("x", MaxID+1), Kind: Like, Film: "f"}, "the id has 201 bytes"},
		{"an unknown kind", Event{ID: "1", Kind: "love", Film: "f"}, `unknown kind "love"`},
		{"a time before 1970", Event{ID: "1", Kind: Like, Film: "f", Time: -1}, "before 1970"},
		{"no film", Event{ID: "1", Kind: Like}, "the film's id has 0 bytes"},
		{"a search with a film", Event{ID: "1", Kind: Search, Film: "f", Text: "x"}, "a search names no film"},
		{"a source with spaces", Event{ID: "1", Kind: Like, Film: "f", Source: "my own"}, `the source is "my own"`},
		{"an edit of a film", Event{ID: "1", Kind: Edit, Film: "f", Text: "tag:genre/war"}, "an edit names no film"},
		{"an edit of nothing", Event{ID: "1", Kind: Edit}, `the change ""`},
		{"a search for nothing", Event{ID: "1", Kind: Search, Text: " \n "}, "a search needs a text"},
		{"a rating that is not a number", Event{ID: "1", Kind: Rate, Film: "f", Value: math.NaN()}, "not within 0.5..5"},
	} {
		if _, err := Clean(c.give); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, expected one with %q", c.name, err, c.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("1", "like", "heat-1995", int64(5), 0.0, "")
	f.Add("2", "rate", "heat-1995", int64(5), 3.3, "")
	f.Add("3", "search", "", int64(5), 0.0, "  wong\tkar-wai 王家卫 ")
	f.Add("5", "edit", "", int64(5), -0.4, "tag:genre/war")
	f.Add("6", "edit", "", int64(5), 1.0, "fact:age=25-34")
	f.Add("7", "list", "heat-1995", int64(5), 0.5, "")
	f.Add("4", "comment", "heat-1995", int64(5), math.Inf(1), strings.Repeat("好", MaxText))
	f.Fuzz(func(t *testing.T, id, kind, film string, time int64, value float64, text string) {
		e, err := Clean(Event{ID: id, Kind: Kind(kind), Film: filmID(film), Time: time, Value: value, Text: text})
		if len(e.Text) > MaxText || !utf8.ValidString(e.Text) {
			t.Fatalf("text of %d bytes, valid %v", len(e.Text), utf8.ValidString(e.Text))
		}
		if err != nil {
			return
		}
		again, err := Clean(e)
		if err != nil || again != e {
			t.Fatalf("cleaning twice: %+v becomes %+v, %v", e, again, err)
		}
		signal := e.Signal(3)
		if !(math.Abs(signal.Target) <= 1 && signal.Confidence >= 0) {
			t.Fatalf("the signal of %+v is %+v", e, signal)
		}
	})
}
