package ui

import (
	"strings"
	"testing"
)

// A slowShell is a glass that tells when it has painted.
type slowShell struct {
	*glass
	painted []func()
}

func (s *slowShell) AfterPaint(f func()) { s.painted = append(s.painted, f) }

// sources counts the plates on a page, and the films whose posters hang there: a film may hang more than once.
func sources(p page) (plates, drawn int) {
	seen := map[string]bool{}
	for _, n := range p.elements() {
		switch src := attr(n, "src"); {
		case src == clearPixel:
			plates++
		case n.Data == "img" && strings.HasPrefix(src, "blob:"):
			seen[src] = true
		}
	}
	return plates, len(seen)
}

// New posters are hung after the texts, those in sight first, until none is missing; then nothing waits for a frame.
func TestPostersAreHungAfterThePaint(t *testing.T) {
	s := newStage("/", En, nil)
	shell := &slowShell{glass: s.glass}
	c := s.root
	c.shell = shell
	plates, drawn := sources(build(t, c))
	if plates == 0 || drawn != 0 || len(shell.painted) != 1 {
		t.Fatalf("at first %d plates, %d posters, %d waits", plates, drawn, len(shell.painted))
	}
	for len(shell.painted) > 0 {
		f := shell.painted[0]
		shell.painted = shell.painted[1:]
		f()
		before := drawn
		plates, drawn = sources(build(t, c))
		if most := max(firstHung, laterHung); drawn-before > most || drawn == before {
			t.Fatalf("a frame hung %d posters", drawn-before)
		}
	}
	if plates != 0 {
		t.Errorf("in the end %d plates are left", plates)
	}
}
