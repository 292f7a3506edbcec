package event

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

const someDay = 20_000 * day // in 2024

// acts numbers events by their place and puts them on one film unless they say otherwise.
func acts(events ...Event) []Event {
	for i := range events {
		e := &events[i]
		if e.ID == "" {
			e.ID = fmt.Sprint(i)
		}
		if e.Film == "" && e.Kind != Search && e.Kind != Edit {
			e.Film = "film-0"
		}
		e.Time += someDay
	}
	return events
}

func many(n int, of func(i int) Event) []Event {
	var events []Event
	for i := range n {
		events = append(events, of(i))
	}
	return events
}

func TestScrubRules(t *testing.T) {
	const hour = 60 * minute
	for _, c := range []struct {
		name   string
		give   []Event
		counts string // the IDs that count
		rule   Rule
		found  string // the IDs that the rule found
	}{
		{"an unknown kind", acts(Event{Kind: "love"}, Event{Kind: Like}), "1", Unsound, "0"},
		{"before 1970", acts(Event{Kind: Like, Time: -someDay - 1}), "", Unsound, "0"},
		{"a rating beyond five", acts(Event{Kind: Rate, Value: 11}), "0", Clipped, "0"},
		{"an id twice", acts(Event{Kind: Like, ID: "a"}, Event{Kind: Share, ID: "a", Time: 5}), "a", SameID, "a"},
		{"a clock that ran ahead", acts(Event{Kind: Like, Time: 3 * day}), "0", Future, "0"},
		{"a clock of another zone", acts(Event{Kind: Like, Time: 20 * hour}), "0", Future, ""},
		{"a double click", acts(Event{Kind: Share}, Event{Kind: Share, Time: DoubleClickTime}), "0", DoubleClick, "1"},
		{"twice on purpose", acts(Event{Kind: Share}, Event{Kind: Share, Time: DoubleClickTime + 1}), "0 1", DoubleClick, ""},
		{"like and share at once", acts(Event{Kind: Like}, Event{Kind: Share}), "0 1", DoubleClick, ""},
		{"back and forth", acts(Event{Kind: View, Value: 9}, Event{Kind: View, Value: 9, Time: 20 * minute}, Event{Kind: View, Value: 9, Time: 40 * minute}),
			"0 2", BackAndForth, "1"},
		{"the same query", acts(Event{Kind: Search, Text: "wong"}, Event{Kind: Search, Text: "wong", Time: minute}, Event{Kind: Search, Text: "wang", Time: minute}),
			"0 2", BackAndForth, "1"},
		{"start, progress, end", acts(Event{Kind: Watch, Value: 0.1, Time: -9 * hour}, Event{Kind: Watch, Value: 0.5, Time: -8 * hour}, Event{Kind: Watch, Value: 1, Time: -7 * hour}),
			"0", Sitting, "1 2"},
		{"still watching", acts(Event{Kind: Watch, Value: 0.1, Time: -hour}), "", Unfinished, "0"},
		{"a fifth so far", acts(Event{Kind: Watch, Value: Abandoned, Time: -hour}), "", Unfinished, "0"},
		{"given up as it was finished", acts(Event{Kind: Watch, Value: 0.1}, Event{Kind: Watch, Value: 0.9, Film: "film-1"}), "1", Unfinished, "0"},
		{"given up", acts(Event{Kind: Watch, Value: 0.1, Time: -7 * hour}), "0", Unfinished, ""},
		{"given up and finished later", acts(Event{Kind: Watch, Value: 0.1, Time: -3 * day}, Event{Kind: Watch, Value: 1}), "1", Overruled, "0"},
		{"given up and rated later", acts(Event{Kind: Watch, Value: 0.1, Time: -3 * day}, Event{Kind: Rate, Value: 4}), "0 1", Overruled, ""},
		{"a like after a dislike", acts(Event{Kind: Dislike}, Event{Kind: Like, Time: 5}), "1", Overruled, "0"},
		{"a dislike after a like", acts(Event{Kind: Like}, Event{Kind: Dislike, Time: 5}), "1", Overruled, "0"},
		{"a like after a like", acts(Event{Kind: Like}, Event{Kind: Like, Time: day}), "0 1", Overruled, ""},
		{"another film", acts(Event{Kind: Like}, Event{Kind: Dislike, Time: 5, Film: "film-1"}), "0 1", Overruled, ""},
		{"a second rating", acts(Event{Kind: Rate, Value: 2}, Event{Kind: Rate, Value: 4, Time: 5}), "1", Overruled, "0"},
		{"off the list", acts(Event{Kind: List, Value: 1}, Event{Kind: List, Time: 5}), "1", Overruled, "0"},
		{"a second word on a tag", acts(Event{Kind: Edit, Text: "tag:genre/war", Value: 1}, Event{Kind: Edit, Text: "tag:genre/war", Value: 1, Time: 9000},
			Event{Kind: Edit, Text: "tag:genre/drama", Value: -1}), "2 1", Overruled, "0"},
		{"another age", acts(Event{Kind: Edit, Text: "fact:age=18-24", Value: 1}, Event{Kind: Edit, Text: "fact:age=25-34", Value: 1, Time: 5}), "1", Overruled, "0"},
		{"a film all day long", acts(many(10, func(i int) Event { return Event{Kind: View, Time: int64(i) * hour} })...), "0 1 2 3 4 5 6 7", Capped, "8 9"},
		{"a query all day long", acts(many(10, func(i int) Event { return Event{Kind: Search, Text: "wong", Time: int64(i) * hour} })...), "0 1 2 3 4 5 6 7", Capped, "8 9"},
		{"queries all day long", acts(many(10, func(i int) Event { return Event{Kind: Search, Text: fmt.Sprint("wong ", i), Time: int64(i) * hour} })...), "*", Capped, ""},
		{"a robot", acts(many(70, func(i int) Event {
			return Event{ID: fmt.Sprintf("%02d", i), Kind: View, Film: filmID(fmt.Sprint("f", i)), Time: int64(i) * 800}
		})...), "*", Burst, "60 61 62 63 64 65 66 67 68 69"},
		{"busy for long", acts(many(130, func(i int) Event {
			return Event{ID: fmt.Sprintf("%03d", i), Kind: View, Film: filmID(fmt.Sprint("f", i)), Time: int64(i) * 1000}
		})...), "*", Burst, ""},
		{"an import", acts(many(70, func(i int) Event {
			return Event{ID: fmt.Sprintf("%02d", i), Kind: Watch, Value: 1, Film: filmID(fmt.Sprint("f", i)), Source: "netflix"}
		})...), "*", Burst, ""},
		{"an eager critic", acts(many(70, func(i int) Event {
			return Event{ID: fmt.Sprintf("%02d", i), Kind: Like, Film: filmID(fmt.Sprint("f", i)), Time: int64(i)}
		})...), "*", Burst, ""},
	} {
		got, findings := Scrub(c.give, someDay)
		var counts, found string
		for _, e := range got {
			counts = join(counts, e.ID)
		}
		for _, f := range findings {
			for _, id := range f.IDs {
				if f.Rule == c.rule {
					found = join(found, id)
				}
			}
		}
		if c.counts != "*" && counts != c.counts || found != c.found {
			t.Errorf("%s: %q count, expected %q; %s found %q, expected %q", c.name, counts, c.counts, c.rule, found, c.found)
		}
	}
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

func TestScrubValues(t *testing.T) {
	got, _ := Scrub(acts(
		Event{Kind: View, Value: 3000, Time: -day}, Event{Kind: View, Value: 3000, Time: 60_000 - day},
		Event{Kind: Watch, Value: 0.9, Film: "b", Time: -day}, Event{Kind: Watch, Value: 0.3, Film: "b", Time: 60_000 - day},
		Event{Kind: Like, Film: "c", Time: 9 * day},
	), someDay)
	want := acts(
		Event{Kind: View, Value: MaxDwell, Time: -day, ID: "0"},
		Event{Kind: Watch, Value: 0.9, Film: "b", Time: -day, ID: "2"},
		Event{Kind: Like, Film: "c", ID: "4"},
	)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func anyLife(t *rapid.T) []Event {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Event {
		e := Event{
			ID:     fmt.Sprint(rapid.IntRange(0, 40).Draw(t, "id")),
			Kind:   rapid.SampledFrom([]Kind{View, Search, Watch, Rate, Like, Dislike, Hide, Share, Comment, List, Edit, "love"}).Draw(t, "kind"),
			Film:   filmID(fmt.Sprint("film-", rapid.IntRange(0, 3).Draw(t, "film"))),
			Time:   someDay + rapid.SampledFrom([]int64{0, 1, 1500, 2500, minute, ReturnTime, -SittingTime, 2 * day, 2*day + 1, -day}).Draw(t, "time"),
			Value:  rapid.SampledFrom([]float64{-1, 0, 0.1, 0.5, 1, 3.3, 40, 3599}).Draw(t, "value"),
			Text:   rapid.SampledFrom([]string{"", "a", "tag:genre/war", "fact:age=x", "fact:age=y"}).Draw(t, "text"),
			Source: rapid.SampledFrom([]string{"", "page", "imdb", "my own"}).Draw(t, "source"),
		}
		if e.Kind == Search || e.Kind == Edit {
			e.Film = ""
		}
		e.Time += rapid.Int64Range(0, 3).Draw(t, "later") * 700
		return e
	}), 0, 120).Draw(t, "events")
}

// Scrub is idempotent, and neither changes what it is given nor cares for its order.
func TestScrubLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := anyLife(t)
		given := slices.Clone(events)
		once, findings := Scrub(events, someDay)
		if !slices.Equal(given, events) {
			t.Fatal("the events that were given have changed")
		}
		if twice, more := Scrub(once, someDay); !slices.Equal(once, twice) || more != nil {
			t.Fatalf("the second time finds %v: %s", more, cmp.Diff(once, twice))
		}
		shuffled, same := Scrub(rapid.Permutation(events).Draw(t, "order"), someDay)
		if diff := cmp.Diff(once, shuffled, cmpopts.EquateEmpty()) + cmp.Diff(findings, same); diff != "" {
			t.Fatal(diff)
		}
		lost := len(events) - len(once)
		for _, f := range findings {
			if f.Rule != Clipped && f.Rule != Future {
				lost -= len(f.IDs)
			}
		}
		if lost != 0 {
			t.Fatalf("%d events are gone without a finding", lost)
		}
	})
}

// What remains of a log that is erased is what there is of a stranger: nothing.
func TestScrubNothing(t *testing.T) {
	if events, findings := Scrub(nil, someDay); len(events) > 0 || findings != nil {
		t.Errorf("%v, %v of nothing", events, findings)
	}
}

// Events on films that have nothing in common are judged apart, as long as no burst comes up.
func TestScrubFilmsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var one, other []Event
		for i, e := range anyLife(t) {
			e.ID = fmt.Sprint(i)
			if e.Film == "film-0" {
				one = append(one, e)
			} else if e.Film != "" {
				other = append(other, e)
			}
		}
		if len(one)+len(other) > MaxPerMinute {
			t.Skip("a burst may come up")
		}
		a, _ := Scrub(one, someDay)
		b, _ := Scrub(other, someDay)
		together, _ := Scrub(append(slices.Clone(one), other...), someDay)
		apart := append(a, b...)
		slices.SortFunc(apart, compare)
		if diff := cmp.Diff(together, apart); diff != "" && len(together)+len(apart) > 0 {
			t.Fatal(diff)
		}
	})
}

func BenchmarkScrub(b *testing.B) {
	events := many(1000, func(i int) Event {
		return Event{ID: fmt.Sprint(i), Kind: []Kind{View, Rate, Watch, Like}[i%4], Film: filmID(fmt.Sprint(i % 300)), Time: someDay - int64(i)*60*minute, Value: 1}
	})
	for b.Loop() {
		Scrub(events, someDay)
	}
}
