package portrait

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/prior"
	"github.com/loge-film/loge/core/rng"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/text"
)

// Whatever a person did, the numbers stay in their bounds, and the same person is drawn alike twice.
func TestPortraitIsSound(t *testing.T) {
	a := open(small)
	rapid.Check(t, func(rt *rapid.T) {
		who := a.sit(anyLife(small).Draw(rt, "events"), rapid.SliceOfN(rapid.IntRange(0, small.Len()-1), 0, 20).Draw(rt, "list")...)
		p := a.Draw(who)
		if diff := cmp.Diff(p, a.Draw(who)); diff != "" {
			rt.Fatal(diff)
		}
		for k, tag := range p.Tags {
			if math.Abs(tag.Strength) > 1 || math.Abs(tag.Trend) > 2 || tag.P < 0 || tag.P > 1 || tag.Q < tag.P-1e-12 || tag.Q > 1 || tag.Label.En == "" {
				rt.Fatalf("%+v", tag)
			}
			if k > 0 && tag.Strength > p.Tags[k-1].Strength {
				rt.Fatalf("%q stands before %q", p.Tags[k-1].Label.En, tag.Label.En)
			}
			if c, err := event.ParseChange(tag.Change()); err != nil || c.Word != tag.Label.Slug {
				rt.Fatalf("%q edits the tag %+v", tag.Change(), tag)
			}
		}
		own, list, novelty := 0.0, 0.0, 0.0
		for _, b := range p.Balance {
			own, list = own+b.Own, list+b.List
		}
		for _, share := range p.Novelty {
			novelty += share
		}
		if own > 1+1e-9 || list > 1+1e-9 || len(who.List) > 0 != near(novelty, 1, 1e-9) {
			rt.Fatalf("own %v, list %v, novelty %v", own, list, novelty)
		}
		for _, ladder := range p.Ladders {
			for k, r := range ladder.Rungs[:max(len(ladder.Rungs)-1, 0)] {
				if next := ladder.Rungs[k+1]; next.Films > r.Films || next.Films == r.Films && next.Amount > r.Amount {
					rt.Fatalf("%+v stands before %+v", r, next)
				}
			}
		}
		for _, x := range p.Vector {
			if !(math.Abs(x.Value) <= 1) {
				rt.Fatalf("%+v", x)
			}
		}
		if len(p.Timeline) != Months || p.Labelled > len(p.Own) || p.Ratings.Deviation > 2.25 {
			rt.Fatalf("%+v", p)
		}
	})
}

// A portrait after erasing everything is that of a stranger, who has nothing.
func TestStranger(t *testing.T) {
	a := open(small)
	p := a.draw(nil)
	if len(p.Tags)+len(p.Own)+len(p.Vector)+len(p.Balance)+len(p.Heat.Genres)+p.Watched+p.Labelled+p.Ratings.Count != 0 {
		t.Errorf("%+v", p)
	}
	front := New(fixture.SmallFront(), nil)
	like := event.Event{ID: "1", Kind: event.Like, Film: small.ID(0), Time: now}
	if p := front.Draw(Sitter{Events: []event.Event{like}, Now: now}); len(p.Own) != 1 || len(p.Vector) == 0 {
		t.Errorf("without vectors: %+v", p)
	}
	front.Examples(Sitter{Events: []event.Event{like}, Now: now})
}

func find(tags []Tag, key string) (t Tag, ok bool) {
	for _, t := range tags {
		if t.Field.String()+"/"+t.Label.Slug == key {
			return t, true
		}
	}
	return Tag{}, false
}

// Who likes black films and dislikes white ones has these two tags with films that bear them out.
func TestTagsOfATaste(t *testing.T) {
	a := open(fixture.Checkerboard(200))
	var events []event.Event
	for i := range 24 {
		events = append(events, a.opinion(i, float64(1-2*(i%2)), int64(i)))
	}
	p := a.draw(events)
	black, okBlack := find(p.Tags, "genre/black")
	white, okWhite := find(p.Tags, "genre/white")
	if !okBlack || !okWhite || black.Strength < 0.3 || white.Strength > -0.3 || black.Q > 0.001 || white.Q > 0.001 {
		t.Fatalf("%+v\n%+v", black, white)
	}
	if black.Liked != 12 || black.Disliked != 0 || white.Disliked != 12 || len(black.Films) != TagFilms || black.Films[0].Film%2 != 0 {
		t.Errorf("%+v\n%+v", black, white)
	}
	if p.Tags[0].Strength < 0 || p.Tags[len(p.Tags)-1].Strength > 0 {
		t.Error("those against do not stand at the end")
	}
	if black.Trend != black.Strength {
		t.Errorf("the trend of a person who is new is %v, their strength %v", black.Trend, black.Strength)
	}
}

// A taste that turned has trends that tell so.
func TestTrend(t *testing.T) {
	a := open(fixture.Checkerboard(200))
	var events []event.Event
	for i := range 20 {
		events = append(events, a.opinion(40+2*i, 1, 3), a.opinion(41+2*i, -1, 3))
		if i < 10 {
			events = append(events, a.opinion(2*i+1, 1, 300))
		}
	}
	p := a.draw(events)
	black, _ := find(p.Tags, "genre/black")
	white, _ := find(p.Tags, "genre/white")
	if black.Feature == white.Feature || black.Trend <= 0 || white.Trend >= 0 {
		t.Errorf("%+v\n%+v", black, white)
	}
}

// Tags of people whose opinions are tossed coins are rare: of the tests at most about the share Discoveries.
func TestTagsOfNoTaste(t *testing.T) {
	a := open(small)
	random := rng.New(5)
	found, people := 0, 100
	for range people {
		var events []event.Event
		for i := range small.Len() {
			if random.Float64() < 0.3 {
				events = append(events, a.opinion(i, random.Float64()-0.5, 1))
			}
		}
		if len(a.draw(events).Tags) > 0 {
			found++
		}
	}
	if share := float64(found) / float64(people); share > 0.35 {
		t.Errorf("%v of people without a taste have tags", share)
	}
}

// Edits stand in the portrait whatever the films say, and change the strength at once.
func TestEditedTags(t *testing.T) {
	a := open(small)
	edit := func(text string, value float64) event.Event {
		return event.Event{ID: text, Kind: event.Edit, Text: text, Value: value, Time: now}
	}
	p := a.draw([]event.Event{edit("tag:genre/comedy", 1), edit("tag:genre/war", -1), edit("tag:genre/none", 1)})
	comedy, _ := find(p.Tags, "genre/comedy")
	war, _ := find(p.Tags, "genre/war")
	back := edit("tag:genre/drama", 0)
	back.ID = "taken back"
	if p := a.draw([]event.Event{edit("tag:genre/drama", 1), back}); len(p.Tags) != 0 {
		t.Errorf("taken back: %+v", p.Tags)
	}
	if len(p.Tags) != 2 || comedy.Edit != 1 || war.Edit != -1 || comedy.Strength < 0.5 || war.Strength > -0.5 {
		t.Errorf("%+v", p.Tags)
	}
}

func TestFacts(t *testing.T) {
	tell := func(text string, value float64) event.Event {
		return event.Event{ID: text, Kind: event.Edit, Text: text, Value: value}
	}
	got := Told([]event.Event{tell("fact:age=18-24", 1), tell("fact:age=25-34", 0), tell("fact:gender=female", 1),
		tell("fact:region=atlantis", 1), tell("fact:shoe=44", 1), {Kind: event.Like}})
	if got[0].Value != "25-34" || got[0].Used || got[1].Value != "female" || !got[1].Used || got[2].Value != "" || got[2].Used {
		t.Errorf("%+v", got)
	}
	if back := Told([]event.Event{tell(got[1].Change("male"), 1), tell(got[1].Change(""), 1)}); back[1].Value != "" || back[1].Used {
		t.Errorf("taken back: %+v", back[1])
	}
	for _, f := range Facts() {
		for _, c := range f.Choices {
			if _, err := event.ParseChange(f.Change(c.Slug)); err != nil || c.En == "" || c.Zh == "" {
				t.Errorf("%+v: %v", c, err)
			}
		}
	}
}

// The regions that people may tell are those that tables of people may name.
func TestRegionsAreThoseOfThePrior(t *testing.T) {
	var told []string
	for _, c := range Facts()[2].Choices {
		told = append(told, c.Slug)
	}
	if !slices.Equal(told, prior.Regions()) {
		t.Errorf("%q, expected %q", told, prior.Regions())
	}
}

// The affinities are those of the formula, worked out film by film.
func TestAffinities(t *testing.T) {
	a := open(small)
	rapid.Check(t, func(rt *rapid.T) {
		h := a.read(a.sit(anyLife(small).Draw(rt, "events")))
		for _, x := range a.vector(h.evidence) {
			if x.Group != Country {
				continue
			}
			has := func(i int) bool {
				for _, c := range small.Film(i).Countries {
					if c == x.Label.Slug {
						return true
					}
				}
				return false
			}
			share, want := 0.0, 0.0
			for i := range small.Len() {
				if has(i) {
					share += 1 / float64(small.Len())
				}
			}
			for _, sign := range []float64{1, -1} {
				part, whole := 0.0, 0.0
				for _, e := range h.evidence {
					if weight := sign * e.Target * e.Confidence; weight > 0 {
						whole += weight
						if has(e.Film) {
							part += weight
						}
					}
				}
				want += sign * ((part+Shrinkage*share)/(whole+Shrinkage) - share)
			}
			if !near(x.Value, want, 1e-9) {
				rt.Fatalf("%+v, expected %v", x, want)
			}
		}
	})
}

// Four films with a feature, all liked, of eight films of which four are liked: once in 70 by Fisher's test, once in 16
// by the share of the catalogue. The least counts, both ways, for two tests.
func TestDoubt(t *testing.T) {
	a := open(fixture.Checkerboard(20))
	c := newChance(8)
	if p := a.doubt(candidate{films: tally{4, 0}, strength: 0.5}, tally{4, 4}, c); !near(p, 4.0/70, 1e-12) {
		t.Errorf("liked: %v", p)
	}
	if p := a.doubt(candidate{films: tally{0, 4}, strength: -0.5}, tally{4, 4}, c); !near(p, 4.0/70, 1e-12) {
		t.Errorf("disliked: %v", p)
	}
	if p := a.doubt(candidate{films: tally{4, 0}, strength: 0.5}, tally{4, 0}, c); !near(p, 2.0/16, 1e-12) {
		t.Errorf("only liked: %v", p)
	}
	if p := a.doubt(candidate{films: tally{4, 0}, strength: -0.5}, tally{4, 4}, c); p != 1 {
		t.Errorf("against all evidence: %v", p)
	}
}

func TestCharts(t *testing.T) {
	a := open(small)
	rate := func(id string, value float64) event.Event {
		return event.Event{ID: id, Kind: event.Rate, Film: "chungking-express-1994", Value: value, Time: now}
	}
	other := rate("2", 2)
	other.Film = "in-the-mood-for-love-2000"
	for _, e := range []event.Event{rate("1", 5), other} {
		if _, ok := small.Index(e.Film); !ok {
			t.Fatalf("the fixture has no %s", e.Film)
		}
	}
	p := a.draw([]event.Event{rate("1", 5), other})
	if p.Ratings.Count != 2 || p.Ratings.Mean != 3.5 || p.Ratings.Deviation != 1.5 || p.Ratings.Histogram != [10]int{3: 1, 9: 1} {
		t.Errorf("%+v", p.Ratings)
	}
	director := p.Ladders[1]
	if director.Kind != "director" || len(director.Rungs) != 1 || director.Rungs[0].Films != 2 || director.Rungs[0].Mean != 3.5 ||
		!strings.Contains(director.Rungs[0].Label.En, "Wong Kar-wai") {
		t.Errorf("%+v", director)
	}
	if diff := cmp.Diff([]int{1990, 2000}, p.Heat.Decades); diff != "" || len(p.Heat.Counts) != len(p.Heat.Genres) {
		t.Errorf("%+v", p.Heat)
	}
	other.Value = 5
	fan := a.draw([]event.Event{rate("1", 5), other})
	if fan.Ladders[1].Rungs[0].Amount <= 0.1 || fan.Ladders[1].Rungs[0].Amount > 1 {
		t.Errorf("%+v", fan.Ladders[1])
	}
	if len(p.Ladders[2].Rungs) == 0 || len(p.Ladders[0].Rungs) == 0 {
		t.Errorf("%+v", p.Ladders)
	}
}

// Examples are sound, and say what the evidence says.
func TestExamples(t *testing.T) {
	a := open(small)
	rapid.Check(t, func(rt *rapid.T) {
		who := a.sit(anyLife(small).Draw(rt, "events"))
		x := a.Examples(who)
		if x.Data.Len() == 0 {
			return
		}
		if err := x.Data.Check(); err != nil || len(x.Columns) != x.Data.Columns() || len(x.Columns) > MaxColumns || len(x.Films) != x.Data.Len() {
			rt.Fatalf("%v, %d columns", err, len(x.Columns))
		}
		for k, i := range x.Films {
			if k > 0 && x.Data.Time[k] < x.Data.Time[k-1] {
				rt.Fatal("not in the order of time")
			}
			for c, column := range x.Columns {
				cell := x.Data.Row(k)[c]
				if cell < -1 || cell > 1 || column.Scale == 0 || x.Data.Names[c] == "" {
					rt.Fatalf("%+v is %v", column, cell)
				}
				if column.Field == text.FieldCountry.String() {
					has := strings.Contains(fmt.Sprint(small.Film(i).Countries), column.Label.Slug)
					if has != (cell == 1) {
						rt.Fatalf("%s: %+v is %v", small.ID(i), column, cell)
					}
				}
				if minutes := column.Offset + column.Scale*float64(cell); column.Field == Length && small.Runtime(i) < 240 && !near(minutes, float64(small.Runtime(i)), 0.01) {
					rt.Fatalf("%s takes %v minutes", small.ID(i), minutes)
				}
			}
		}
	})
}

func TestExamplesOfATaste(t *testing.T) {
	a := open(fixture.Checkerboard(100))
	like, dislike := a.opinion(6, 1, 20), a.opinion(9, -1, 40)
	view := event.Event{ID: "view", Kind: event.View, Film: a.films.ID(3), Time: now, Value: 60}
	x := a.Examples(a.sit([]event.Event{like, view, dislike}))
	if diff := cmp.Diff([]bool{false, true}, x.Data.Y) + cmp.Diff([]int{9, 6}, x.Films); diff != "" || x.Data.W[0] >= x.Data.W[1] {
		t.Errorf("%s, weights %v", diff, x.Data.W)
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		evidence taste.Evidence
		want     bool
	}{
		{taste.Evidence{Kind: event.Like, Target: 1}, true},
		{taste.Evidence{Kind: event.Rate, Target: -0.3}, true},
		{taste.Evidence{Kind: event.Rate, Target: 0.05}, false},
		{taste.Evidence{Kind: event.View, Target: 0.3}, false},
		{taste.Evidence{Kind: event.Comment, Target: 0.3}, false},
		{taste.Evidence{Kind: event.Comment, Target: -0.6}, true},
		{taste.Evidence{Kind: event.Watch, Target: -0.4}, true},
	} {
		if got := isLabel(c.evidence); got != c.want {
			t.Errorf("%+v: %v", c.evidence, got)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	a := open(fixture.Large(2000))
	who := a.sit(busy(a, 1000), 1, 2, 3)
	b.ResetTimer()
	for b.Loop() {
		a.Draw(who)
	}
}

func BenchmarkExamples(b *testing.B) {
	a := open(fixture.Large(2000))
	who := a.sit(busy(a, 1000))
	b.ResetTimer()
	for b.Loop() {
		a.Examples(who)
	}
}

func BenchmarkNew(b *testing.B) {
	p := fixture.Large(2000)
	for b.Loop() {
		New(p, taste.NewWords(p))
	}
}

// busy returns n acts of somebody on as many films.
func busy(a atelier, n int) []event.Event {
	kinds := []event.Event{{Kind: event.Rate, Value: 4}, {Kind: event.Watch, Value: 1}, {Kind: event.Like}, {Kind: event.Rate, Value: 2},
		{Kind: event.Comment, Text: "not bad, 有点无聊"}, {Kind: event.Dislike}, {Kind: event.View, Value: 40}}
	var events []event.Event
	for i := range n {
		e := kinds[i%len(kinds)]
		e.ID, e.Film, e.Time = fmt.Sprint(i), a.films.ID(i), now-int64(i)*dayLength/3
		events = append(events, e)
	}
	return events
}
