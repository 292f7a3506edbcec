package portrait

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
)

// Months, weekdays and hours are those of the standard library's calendar.
func TestCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.IntRange(-14*60, 14*60).Draw(t, "zone")
		at := rapid.Int64Range(-4e12, 1e13).Draw(t, "time")
		want := time.UnixMilli(at).In(time.FixedZone("", zone*60))
		who := Sitter{Now: at, Zone: func(int64) int { return zone }, Events: []event.Event{{Kind: event.View, Time: at}}}
		months := timeline(who)
		if m := months[Months-1]; m.Year != want.Year() || m.Month != int(want.Month()) || m.Other != 1 {
			t.Fatalf("%v is in %+v", want, m)
		}
		if first := want.AddDate(0, 1-Months, 1-want.Day()); months[0].Year != first.Year() || months[0].Month != int(first.Month()) {
			t.Fatalf("a year before %v is %+v", want, months[0])
		}
		if counts := week(who); counts[(int(want.Weekday())+6)%7][want.Hour()] != 1 {
			t.Fatalf("%v, a %v, is counted elsewhere", want, want.Weekday())
		}
	})
}

// Habits are by the clock on the wall, whatever it was set to: here the summer begins between two evenings.
func TestSummerTime(t *testing.T) {
	const evening = 20
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("there is no table of time zones")
	}
	who := Sitter{Zone: func(at int64) int {
		_, seconds := time.UnixMilli(at).In(zone).Zone()
		return seconds / 60
	}}
	for _, day := range []int{28, 29} { // Saturday and Sunday, 29 March 2026
		at := time.Date(2026, 3, day, evening, 30, 0, 0, zone).UnixMilli()
		who.Events = append(who.Events, event.Event{Kind: event.View, Time: at})
		who.Now = at
	}
	if counts := week(who); counts[5][evening] != 1 || counts[6][evening] != 1 {
		t.Errorf("%v", counts)
	}
}

func TestTimeline(t *testing.T) {
	kinds := []event.Event{{Kind: event.Watch, Value: 1}, {Kind: event.Watch, Value: 0.3}, {Kind: event.Rate}, {Kind: event.Like},
		{Kind: event.Dislike}, {Kind: event.View}, {Kind: event.Edit}}
	for i := range kinds {
		kinds[i].Time, kinds[i].Source = now, "douban"
	}
	months := timeline(Sitter{Now: now, Events: kinds})
	if got := months[Months-1]; got.Watched != 1 || got.Rated != 3 || got.Other != 2 {
		t.Errorf("%+v", got)
	}
	if week(Sitter{Events: kinds}) != [7][24]int{} {
		t.Error("imported acts have an hour")
	}
}

func TestWatched(t *testing.T) {
	a := open(small)
	runtime := small.Runtime(3)
	for _, c := range []struct {
		parts []float64
		want  float64
	}{{nil, 0}, {[]float64{1}, 1}, {[]float64{0.4, 0.4}, 0.4}, {[]float64{0.4, 1}, 1}, {[]float64{1, 1}, 2}, {[]float64{0.5, 0.2}, 0.7}} {
		var events []event.Event
		for _, part := range c.parts {
			events = append(events, event.Event{Kind: event.Watch, Film: small.ID(3), Value: part})
		}
		if got := a.watched(events); !near(float64(got), c.want*float64(runtime), 0.5) {
			t.Errorf("%v of %d minutes are %d", c.parts, runtime, got)
		}
	}
}
