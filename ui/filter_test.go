package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vugu/vugu"
	"pgregory.net/rapid"
)

// The panel asks for what it offers once it opens, presses become the query, and closed they stand as chips that take
// one condition back each.
func TestFilters(t *testing.T) {
	s := newStage("/", En, nil)
	if s.fake.asked.Facets || s.root.facets != nil {
		t.Error("the closed panel asks for what it would offer")
	}
	press := func(name string) { build(t, s.root).press(t, name) }
	for _, name := range []string{"Filters", "Drama", "None of these", "Horror", "Hong Kong", "Language 3", "Up to 120 min", "Also what I have seen"} {
		press(name)
	}
	s.root.setYears("1990", "soon")
	want := Filter{Genres: []string{"drama"}, NotGenres: []string{"horror"}, Countries: []string{"hk"}, Languages: []string{"language-3"},
		From: 1990, Longest: 120, ShowSeen: true}
	if diff := cmp.Diff(want, s.fake.asked.Filter); diff != "" {
		t.Error(diff)
	}
	press("Filters")
	for _, name := range []string{"Remove the filter: Not Horror", "Remove the filter: Since 1990", "Remove the filter: Drama"} {
		press(name)
		if s.glass.focus != "filters" {
			t.Errorf("after %q the focus is on %q", name, s.glass.focus)
		}
	}
	want.Genres, want.NotGenres, want.From = nil, nil, 0
	if diff := cmp.Diff(want, s.fake.asked.Filter); diff != "" {
		t.Error(diff)
	}
	if s.root.live != "Filters: Hong Kong, Language 3, Up to 120 min, Also what I have seen" {
		t.Errorf("the screen reader hears %q", s.root.live)
	}
	s.goTo("/film/heat-1995")
	s.goTo("/")
	if diff := cmp.Diff(want, s.fake.asked.Filter); diff != "" {
		t.Errorf("after a visit elsewhere: %s", diff)
	}
	press("Clear filters")
	if diff := cmp.Diff(Filter{}, s.fake.asked.Filter); diff != "" {
		t.Error(diff)
	}
}

// A page without films offers to relax what keeps them away.
func TestNothingPasses(t *testing.T) {
	s := newStage("/", En, nil)
	s.root.sift(Filter{From: 2200})
	build(t, s.root).press(t, "Clear filters")
	if s.root.home.Hero == nil {
		t.Error("without filters there is still nothing")
	}
	s = newStage("/", En, func(f *fake, _ *glass) { f.empty = true })
	build(t, s.root).press(t, "Also what I have seen")
	if !s.fake.asked.Filter.ShowSeen {
		t.Error("what is known is still left out")
	}
}

// The control goes in five steps, the middle one is the usual.
func TestAdventure(t *testing.T) {
	s := newStage("/", En, nil)
	if s.fake.asked.Adventure != UsualAdventure {
		t.Errorf("at first the adventure is %v", s.fake.asked.Adventure)
	}
	for step, want := range map[string]float64{"0": 0, "1": 0.15, "2": 0.3, "3": 0.65, "4": 1} {
		s.root.stray(step)
		if s.fake.asked.Adventure != want {
			t.Errorf("step %s asks for %v, want %v", step, s.fake.asked.Adventure, want)
		}
	}
	s.root.stray("4")
	for _, odd := range []string{"", "5", "-1", "x"} {
		s.root.stray(odd)
		if s.fake.asked.Adventure != 1 {
			t.Errorf("step %q asks for %v", odd, s.fake.asked.Adventure)
		}
	}
	p := build(t, s.root)
	for _, n := range p.elements() {
		if n.Data == "input" && attr(n, "type") == "range" {
			if v, _ := prop(n, "value"); v != "4" || attr(n, "aria-valuetext") != "far from the charts" {
				t.Errorf("%s has the value %s", tag(n), v)
			}
			n.DOMEventHandlerSpecList[0].Func(vugu.NewDOMEvent(nil, nil)) // an event without a value changes nothing
		}
	}
	s.root.erase()
	if s.root.adventure != usualStep {
		t.Error("erasing everything keeps the adventure")
	}
}

// A genre is never asked for and left out at once, pressing twice changes nothing, and a filter that was asked for is
// never written to.
func TestPressingGenres(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newStage("/", En, nil)
		for range rapid.IntRange(0, 12).Draw(t, "presses") {
			s.root.without = rapid.Bool().Draw(t, "without")
			w := Word{Slug: rapid.SampledFrom([]string{"drama", "war", "crime", "horror"}).Draw(t, "genre")}
			before := s.fake.asked.Filter
			kept := append([]string(nil), before.Genres...)
			s.root.pressGenre(w)
			for _, slug := range s.root.filter.Genres {
				if has(s.root.filter.NotGenres, slug) {
					t.Fatalf("%s is asked for and left out", slug)
				}
			}
			if diff := cmp.Diff(kept, append([]string(nil), before.Genres...)); diff != "" {
				t.Fatal(diff)
			}
			if toggled(toggled([]string{"x"}, w.Slug), w.Slug)[0] != "x" {
				t.Fatal("pressing twice leaves a trace")
			}
		}
	})
}

func TestYearsAreTaken(t *testing.T) {
	s := newStage("/", En, nil)
	for typed, want := range map[[2]string][2]int{
		{"1990", "2000"}: {1990, 2000}, {"2000", "1990"}: {1990, 2000}, {"", "1990"}: {0, 1990}, {"x", "-4"}: {0, 0}, {" 1990 ", "99999"}: {1990, 0},
	} {
		s.root.setYears(typed[0], typed[1])
		if got := [2]int{s.root.filter.From, s.root.filter.To}; got != want {
			t.Errorf("%q gives %v, want %v", typed, got, want)
		}
	}
}
