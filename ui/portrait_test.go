package ui

import (
	"math"
	"strings"
	"testing"

	"github.com/loge-film/loge/ui/chart"
	"pgregory.net/rapid"
)

// The view never leaves the map, out undoes in, and a move to each side comes back but at the edge.
func TestTheMapStaysInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := chart.View{Zoom: 1}
		for _, i := range rapid.SliceOf(rapid.IntRange(0, len(mapMoves)-1)).Draw(t, "moves") {
			v = mapMoves[i].moved(v)
			if reach := 1 - 1/v.Zoom; v.Zoom < 1 || v.Zoom > maxZoom || math.Abs(v.X) > reach || math.Abs(v.Y) > reach {
				t.Fatalf("%+v", v)
			}
		}
		if got := mapMoves[len(mapMoves)-1].moved(v); got != (chart.View{Zoom: 1}) {
			t.Fatalf("the whole map is %+v", got)
		}
	})
}

func TestFiguresAreDrawnOnceForALanguage(t *testing.T) {
	s := newPersonStage("/box/numbers", En, remembered)
	build(t, s.root)
	drawn := len(s.glass.images)
	build(t, s.root)
	if len(s.glass.images) != drawn || drawn == 0 {
		t.Errorf("%d images, then %d", drawn, len(s.glass.images))
	}
	s.root.switchTheme()
	build(t, s.root)
	if len(s.glass.images) != 2*drawn {
		t.Error("another theme shows the same charts")
	}
	s.root.switchLang()
	p := build(t, s.root)
	if text := p.text(p.root); !strings.Contains(text, pick(chinese.Figures, "year")) {
		t.Error("the figures keep the other language")
	}
}

// Every picture has a text that says what it shows, and a table that says the same.
func TestEveryFigureHasATwin(t *testing.T) {
	for _, section := range []string{sectionPortrait, sectionNumbers, sectionModels} {
		for _, l := range []Lang{En, Zh} {
			s := newPersonStage("/box/"+section, l, remembered)
			for _, f := range s.root.figures() {
				if f.title == f.key || f.note == "" {
					t.Errorf("%s %s: %s has no words", section, l, f.key)
				}
				if len(f.rows) == 0 {
					continue
				}
				if !strings.Contains(f.alt(), f.rows[0][0]) {
					t.Errorf("%s: the text alternative is %q", f.key, f.alt())
				}
				for _, row := range f.rows {
					if len(row) != len(f.head) {
						t.Errorf("%s: %d cells under %d heads", f.key, len(row), len(f.head))
					}
				}
				s.root.own.table = f.key
				p := build(t, s.root)
				if text := p.text(p.root); !strings.Contains(text, f.rows[len(f.rows)-1][0]) {
					t.Errorf("%s: the table lacks its last row", f.key)
				}
				if n := len(p.elements()); n >= 300 {
					t.Errorf("%s as a table: %d elements", f.key, n)
				}
			}
		}
	}
}

func TestTreesSpeakInSentences(t *testing.T) {
	s := newPersonStage("/box/models", En, remembered)
	rules := someModels()[1].Rules
	if got := s.root.ruleText(rules[0]); got != "Films up to 110\u00a0min, with Friendship" {
		t.Errorf("%q", got)
	}
	s.root.switchLang()
	if got := s.root.ruleText(rules[1]); got != "不含友谊的影片" {
		t.Errorf("%q", got)
	}
}
