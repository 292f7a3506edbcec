package event

import "testing"

func TestSignal(t *testing.T) {
	for _, c := range []struct {
		name  string
		event Event
		mean  float64
		want  Signal
	}{
		{"like", Event{Kind: Like}, 3, Signal{1, 4, AtLeast, true}},
		{"dislike", Event{Kind: Dislike}, 3, Signal{-1, 4, AtMost, true}},
		{"five stars of a mild person", Event{Kind: Rate, Value: 5}, 3, Signal{1, 3, Exactly, true}},
		{"five stars of a generous person", Event{Kind: Rate, Value: 5}, 4, Signal{0.5, 3, Exactly, true}},
		{"half a star of a generous person", Event{Kind: Rate, Value: 0.5}, 4, Signal{-1, 3, Exactly, true}},
		{"watched to the end", Event{Kind: Watch, Value: 0.7}, 3, Signal{0.5, 1, AtLeast, false}},
		{"watched half", Event{Kind: Watch, Value: 0.5}, 3, Signal{}},
		{"started", Event{Kind: Watch}, 3, Signal{}},
		{"given up", Event{Kind: Watch, Value: 0.2}, 3, Signal{-0.4, 0.5, AtMost, false}},
		{"a page glanced at", Event{Kind: View, Value: 4}, 3, Signal{}},
		{"a page seen", Event{Kind: View, Value: 5}, 3, Signal{0.2, 0.1, AtLeast, false}},
		{"a page opened", Event{Kind: View}, 3, Signal{0.2, 0.1, AtLeast, false}},
		{"a page read", Event{Kind: View, Value: 30}, 3, Signal{0.3, 0.2, AtLeast, false}},
		{"praise", Event{Kind: Comment, Text: "a masterpiece"}, 3, Signal{0.6, 1, AtLeast, false}},
		{"blame", Event{Kind: Comment, Text: "没意思"}, 3, Signal{-0.6, 1, AtMost, false}},
		{"a plain comment", Event{Kind: Comment, Text: "with Anna"}, 3, Signal{0.3, 0.3, AtLeast, false}},
		{"a query is no comment", Event{Kind: Search, Text: "没意思"}, 3, Signal{0.4, 0.3, AtLeast, false}},
		{"hide", Event{Kind: Hide}, 3, Signal{}},
		{"put on the list", Event{Kind: List, Value: 1}, 3, Signal{0.4, 0.5, AtLeast, false}},
		{"edit", Event{Kind: Edit, Text: "tag:genre/war", Value: 1}, 3, Signal{}},
	} {
		if got := c.event.Signal(c.mean); got != c.want {
			t.Errorf("%s: %+v, expected %+v", c.name, got, c.want)
		}
	}
}

func TestMeanRating(t *testing.T) {
	rate := func(film string, v float64) Event { return Event{Kind: Rate, Film: filmID(film), Value: v} }
	for _, c := range []struct {
		name   string
		events []Event
		want   float64
	}{
		{"nobody rated", nil, 3},
		{"one rating is drawn towards 3", []Event{rate("a", 5)}, 3.4},
		{"the later rating of a film counts", []Event{rate("a", 1), rate("a", 5)}, 3.4},
		{"four ratings count half", []Event{rate("a", 5), rate("b", 5), rate("c", 5), rate("d", 5)}, 4},
	} {
		if got := MeanRating(c.events); got != c.want {
			t.Errorf("%s: %v, expected %v", c.name, got, c.want)
		}
	}
}

func TestKnows(t *testing.T) {
	for _, c := range []struct {
		event Event
		want  bool
	}{
		{Event{Kind: Like}, true}, {Event{Kind: Dislike}, true}, {Event{Kind: Rate, Value: 3}, true},
		{Event{Kind: Watch, Value: 0.7}, true}, {Event{Kind: Watch, Value: 0.6}, false},
		{Event{Kind: View}, false}, {Event{Kind: Hide}, false}, {Event{Kind: Share}, false},
	} {
		if got := c.event.Knows(); got != c.want {
			t.Errorf("%+v: %v, expected %v", c.event, got, c.want)
		}
	}
}
