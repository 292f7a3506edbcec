package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vugu/vugu"
)

// A scene is a page in a state worth looking at.
type scene struct {
	name  string
	route string
	set   func(*fake, *glass)
	know  func(*fakePerson, *glass) // when given, the engine knows a person
	play  func(*stage)
}

var likes = []string{"in-the-mood-for-love-2000", "chungking-express-1994"}

var someFilter = Filter{Genres: []string{"drama", "romance"}, NotGenres: []string{"horror"}, Countries: []string{"hk", "tw"},
	From: 1990, Longest: 120, ShowSeen: true}

// scenes are the pages that the golden files and the rules below look at, in both languages.
var scenes = []scene{
	{name: "home-cold", route: "/"},
	{name: "home-warm", route: "/", play: func(s *stage) { s.like(likes...) }},
	{name: "home-loading", route: "/", set: func(f *fake, _ *glass) { f.phase, f.fail = Loading, ErrNotReady }},
	{name: "home-many-shelves", route: "/", set: func(f *fake, _ *glass) { f.shelves = 12 }},
	{name: "home-filters", route: "/", set: func(f *fake, _ *glass) { f.shelves = 8 }, play: func(s *stage) { s.root.toggleFilters(); s.root.sift(someFilter) }},
	{name: "home-filtered", route: "/", set: func(f *fake, _ *glass) { f.shelves = 6 }, play: func(s *stage) {
		s.root.toggleFilters()
		s.root.sift(someFilter)
		s.root.toggleFilters()
		s.root.stray("4")
	}},
	{name: "home-nothing-passes", route: "/", play: func(s *stage) { s.root.sift(Filter{From: 2200}) }},
	{name: "home-nothing-left", route: "/", set: func(f *fake, _ *glass) { f.empty = true }},
	{name: "film-cold", route: "/film/heat-1995"},
	{name: "film-front", route: "/film/heat-1995", set: func(f *fake, _ *glass) { f.phase = Front }},
	{name: "film-warm", route: "/film/yi-yi-2000", play: func(s *stage) { s.like(likes...); s.root.act(s.root.film.Card, "rate", 3.5) }},
	{name: "film-place", route: "/film/yi-yi-2000", play: func(s *stage) { s.like(likes...); s.like("heat-1995") }},
	{name: "film-unknown", route: "/film/no-such-film-1900"},
	{name: "search", route: "/search/kubrick"},
	{name: "search-empty", route: "/search"},
	{name: "search-nothing", route: "/search/zzz"},
	{name: "box", route: "/box", play: func(s *stage) { s.like(likes...) }},
	{name: "box-empty", route: "/box"},
	{name: "box-erasing", route: "/box", play: func(s *stage) { s.like(likes...); s.root.ask("erase", "erase-no") }},
	{name: "box-long", route: "/box", play: manyEvents},
	{name: "own", route: "/box", know: remembered, play: func(s *stage) { s.like(likes...) }},
	{name: "own-off", route: "/box/memory", know: stranger},
	{name: "own-portrait", route: "/box/portrait", know: remembered},
	{name: "own-portrait-empty", route: "/box/portrait", know: func(p *fakePerson, _ *glass) { p.portrait = Portrait{Needed: 30} }},
	{name: "own-portrait-table", route: "/box/portrait", know: remembered, play: func(s *stage) { s.root.showTable("tones"); s.root.moveMap(mapMoves[0]) }},
	{name: "own-numbers", route: "/box/numbers", know: remembered},
	{name: "own-numbers-table", route: "/box/numbers", know: remembered, play: func(s *stage) { s.root.showTable("year") }},
	{name: "own-numbers-empty", route: "/box/numbers", know: func(p *fakePerson, _ *glass) { p.portrait = Portrait{Needed: 30, Ladders: []Ladder{{Kind: "country"}}} }},
	{name: "own-models", route: "/box/models", know: remembered, play: func(s *stage) { s.root.showTable("measures") }},
	{name: "own-models-early", route: "/box/models", know: func(p *fakePerson, _ *glass) { p.portrait.Models, p.portrait.Labelled = nil, 12 }},
	{name: "own-history", route: "/box/history", know: remembered, play: func(s *stage) { manyEvents(s); s.root.sieve("", "rate"); s.root.sieve("", "") }},
	{name: "own-history-rating", route: "/box/history", know: remembered, play: func(s *stage) {
		for i, card := range s.fake.cards {
			s.root.act(card, "rate", float64(1+i%10)/2)
			s.root.act(card, "watch", 1)
		}
		s.root.startRerate(s.root.box.Events[1])
	}},
	{name: "own-memory", route: "/box/memory", know: family},
	{name: "own-memory-asking", route: "/box/memory", know: family, play: func(s *stage) { s.root.ask("erase-all", ""); s.root.ask("remove:p2", "") }},
	{name: "own-memory-editing", route: "/box/memory", know: family, play: func(s *stage) { s.root.startEdit(s.root.own.memory.Profiles[1]) }},
	{name: "own-locked", route: "/box/history", know: func(p *fakePerson, g *glass) { family(p, g); p.memory.Locked = true }},
	{name: "own-import", route: "/box/import", know: remembered},
	{name: "own-import-preview", route: "/box/import", know: remembered, play: choose},
	{name: "own-import-household", route: "/box/import", know: household, play: choose},
	{name: "own-import-reading", route: "/box/import", know: remembered, play: func(s *stage) {
		status := s.fake.status()
		status.Reading = .44
		s.fake.watcher(status)
		s.root.own.busy = true
	}},
	{name: "own-import-refused", route: "/box/import", know: func(p *fakePerson, g *glass) {
		remembered(p, g)
		p.refuse = &Refusal{Remark{"zip-path", []string{"letterboxd.zip", "../ratings.csv"}}}
	}, play: choose},
	{name: "own-import-taken", route: "/box/import", know: remembered, play: func(s *stage) { choose(s); s.root.takePreview() }},
	{name: "own-import-sealed", route: "/box/import", know: func(p *fakePerson, g *glass) { remembered(p, g); p.key = "secret" }, play: choose},
	{name: "own-ledger", route: "/box/ledger", know: remembered},
	{name: "unknown", route: "/nowhere"},
	{name: "failed", route: "/", set: func(f *fake, _ *glass) { f.phase, f.fail = Failed, errors.New("no pack") }},
	{name: "notices", route: "/", play: func(s *stage) {
		status := s.fake.status()
		status.Notices = []string{"pack-offline", "engine-restarted"}
		s.fake.watcher(status)
	}},
}

func stranger(*fakePerson, *glass) {}

func remembered(p *fakePerson, _ *glass) { p.Remember(context.Background(), "") }

// family is a device with two people, the second a child, and a passphrase.
func family(p *fakePerson, g *glass) {
	remembered(p, g)
	p.memory.Profiles = []Profile{{ID: "p1", Name: "Ada", Encrypted: true}, {ID: "p2", Name: "小明", Ceiling: 12}}
	p.memory.Encrypted, p.memory.ReadOnly, p.memory.Dropped, p.memory.Tabs, p.key = true, true, 17, 2, "secret"
}

// household brings along what two people saw.
func household(p *fakePerson, g *glass) {
	remembered(p, g)
	p.preview.Source, p.preview.Viewer, p.preview.Viewers = "netflix", "Ada", []Viewer{{"Ada", 371}, {"Ben & Mia", 41}}
}

func choose(s *stage) {
	s.glass.chosen = &File{Name: "letterboxd.zip", Data: []byte("PK")}
	s.root.chooseFile()
}

func manyEvents(s *stage) {
	for range 9 {
		s.like(likes...)
		s.like("heat-1995", "alien-1979")
	}
	s.root.turnEvents(1)
}

func (sc scene) on(l Lang) *stage {
	s := newStage(sc.route, l, sc.set)
	if sc.know != nil {
		s = newPersonStage(sc.route, l, sc.know)
	}
	if sc.play != nil {
		sc.play(s)
	}
	return s
}

// each runs f on every scene in both languages.
func each(t *testing.T, f func(t *testing.T, s *stage, p page)) {
	for _, sc := range scenes {
		for _, l := range []Lang{En, Zh} {
			t.Run(sc.name+"-"+string(l), func(t *testing.T) {
				s := sc.on(l)
				f(t, s, build(t, s.root))
			})
		}
	}
}

func TestPagesAreAsTheyWere(t *testing.T) {
	for _, sc := range scenes {
		for _, l := range []Lang{En, Zh} {
			path := filepath.Join("testdata", sc.name+"-"+string(l)+".html")
			got := build(t, sc.on(l).root).html()
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v: write it with UPDATE=1 go test ./ui", err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%s (-kept +now; UPDATE=1 go test ./ui keeps the new one):\n%s", path, diff)
			}
		}
	}
}

// A render walks every element of the page, and a browser lays them out: a page shows what fits on a few screens.
func TestFewElementsAreAlive(t *testing.T) {
	each(t, func(t *testing.T, _ *stage, p page) {
		if n := len(p.elements()); n >= 600 {
			t.Errorf("%d elements, the budget is 600", n)
		}
	})
}

// The Content-Security-Policy blocks style attributes and inline handlers, Trusted Types block innerHTML.
func TestNothingThatThePolicyBlocks(t *testing.T) {
	each(t, func(t *testing.T, _ *stage, p page) {
		for _, n := range p.elements() {
			if n.InnerHTML != nil {
				t.Errorf("<%s> sets innerHTML", n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
				}
			}
		}
	})
}

// vugu leaves the old children of an element standing that has none now, so each element has a child or its text set.
func TestNoElementIsEmpty(t *testing.T) {
	each(t, func(t *testing.T, _ *stage, p page) {
		for _, n := range p.elements() {
			_, textSet := prop(n, "textContent")
			if !void[n.Data] && n.FirstChild == nil && !textSet {
				t.Errorf("%s can keep what another page left in it", tag(n))
			}
		}
	})
}

func TestEveryControlHasAName(t *testing.T) {
	each(t, func(t *testing.T, _ *stage, p page) {
		for _, n := range p.elements() {
			switch n.Data {
			case "a", "button", "input", "progress", "select":
				if attr(n, "aria-hidden") != "true" && attr(n, "aria-label") == "" && strings.TrimSpace(p.text(n)) == "" {
					t.Errorf("%s has no name", tag(n))
				}
			case "img":
				if !hasAttr(n, "alt") || attr(n, "src") == "" || attr(n, "width") == "" {
					t.Errorf("%s needs alt, src and its size", tag(n))
				}
			case "table":
				if p.count("caption", n)+p.count("thead", n) == 0 {
					t.Errorf("%s has no caption and no head", tag(n))
				}
			}
		}
	})
}

func (p page) count(name string, under *vugu.VGNode) int {
	count := 0
	p.walk(under, 0, func(n *vugu.VGNode, _ int) {
		if n.Data == name {
			count++
		}
	})
	return count
}

func TestIDsAreUniqueAndReferred(t *testing.T) {
	each(t, func(t *testing.T, _ *stage, p page) {
		ids := map[string]bool{}
		for _, n := range p.elements() {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("the id %q stands twice", id)
				}
				ids[id] = true
			}
		}
		for _, n := range p.elements() {
			for _, key := range []string{"aria-labelledby", "aria-describedby"} {
				if id := attr(n, key); id != "" && !ids[id] {
					t.Errorf("%s refers to %q, which is not there", tag(n), id)
				}
			}
		}
	})
}

func TestEachPageHasOneHeadingThatTakesTheFocus(t *testing.T) {
	each(t, func(t *testing.T, _ *stage, p page) {
		var headings []*vugu.VGNode
		for _, n := range p.elements() {
			if n.Data == "h1" {
				headings = append(headings, n)
			}
		}
		if len(headings) != 1 || attr(headings[0], "id") != titleID || attr(headings[0], "tabindex") != "-1" || p.text(headings[0]) == "" {
			t.Errorf("%d h1; one with id=%s, tabindex=-1 and a text is needed", len(headings), titleID)
		}
	})
}

func TestEachPageSaysItsTitleAndLanguage(t *testing.T) {
	each(t, func(t *testing.T, s *stage, p page) {
		if !strings.HasSuffix(s.glass.title, "Loge 包厢") || s.glass.lang != s.root.lang.Tag() || attr(p.root, "lang") != s.root.lang.Tag() {
			t.Errorf("title %q, language %q, page %q", s.glass.title, s.glass.lang, attr(p.root, "lang"))
		}
	})
}

// What a film or a person is called never becomes markup.
func TestHostileTitlesStayText(t *testing.T) {
	hostile := `<img src=x onerror=alert(1)>"'&` + "\u202e"
	for _, sc := range scenes {
		s := sc.on(En)
		for i := range s.fake.cards {
			s.fake.cards[i].Title = Text{En: hostile + s.fake.cards[i].ID}
			s.fake.cards[i].Directors = []Text{{En: hostile}}
		}
		s.root.load(nil)
		p := build(t, s.root)
		for _, n := range p.elements() {
			if n.InnerHTML != nil || n.Data == "img" && attr(n, "src") == "x" {
				t.Errorf("%s: %s", sc.name, tag(n))
			}
		}
		for svg := range s.glass.images {
			if strings.Contains(svg, "<img") {
				t.Errorf("%s: markup in a poster:\n%s", sc.name, svg)
			}
		}
	}
}
