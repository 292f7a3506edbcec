package core

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/rank"
)

// personas are people whose shelves are kept as golden files, to be looked at by somebody who knows cinema. The test
// runs natively and under js/wasm, and both must give the same.
var personas = []struct {
	name  string
	likes []film.ID
	nopes []film.ID
}{
	{name: "stranger"},
	{name: "wong-kar-wai", likes: []film.ID{"chungking-express-1994", "in-the-mood-for-love-2000", "happy-together-1997"}},
	{name: "animation", likes: []film.ID{"toy-story-1995", "finding-nemo-2003", "spirited-away-2001", "my-neighbor-totoro-1988"}},
	{name: "new-hollywood", likes: []film.ID{"the-godfather-1972", "taxi-driver-1976", "chinatown-1974", "the-french-connection-1971"}},
	{name: "wuxia", likes: []film.ID{"hero-2002", "crouching-tiger-hidden-dragon-2000", "a-touch-of-zen-1971", "dragon-inn-1967"}},
	{name: "no-horror", nopes: []film.ID{"the-exorcist-1973", "halloween-1978", "the-shining-1980"}},
}

func TestGoldenShelves(t *testing.T) {
	for _, p := range personas {
		t.Run(p.name, func(t *testing.T) {
			e := open(t, small)
			for i, id := range p.likes {
				observe(t, e, event.Event{ID: string(id), Kind: event.Like, Film: id, Time: now + int64(i)})
			}
			for i, id := range p.nopes {
				observe(t, e, event.Event{ID: string(id), Kind: event.Dislike, Film: id, Time: now + int64(i)})
			}
			for _, ev := range e.Events() {
				if _, ok := small.Index(ev.Film); !ok {
					t.Errorf("the fixture has no film %s", ev.Film)
				}
			}
			golden(t, "testdata/shelves/"+p.name+".golden", snapshot(e))
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s is not what the engine says today; look at it and run with UPDATE=1: (-want +got)\n%s", path, diff)
	}
}

// snapshot writes a page as text: score, film, the strongest film and the three strongest features of each reason.
func snapshot(e *Engine) string {
	var b strings.Builder
	answer := e.Recommend(Request{Adventure: rank.Usual, Now: now, Seed: 1})
	fmt.Fprintf(&b, "cold: %v\n\nhero\n", answer.Cold)
	e.line(&b, *answer.Hero)
	for _, shelf := range answer.Shelves {
		fmt.Fprintf(&b, "\n%s", shelf.Kind)
		if shelf.About >= 0 {
			fmt.Fprintf(&b, " %s", e.pack.ID(shelf.About))
		}
		b.WriteString("\n")
		for _, item := range shelf.Items {
			e.line(&b, item)
		}
	}
	b.WriteString("\ntastes\n")
	for _, share := range e.Tastes(12, now) {
		fmt.Fprintf(&b, "%7.4f  %s\n", share.Amount, e.pack.Feature(share.Feature).En)
	}
	return b.String()
}

func (e *Engine) line(b *strings.Builder, item Item) {
	fmt.Fprintf(b, "%7.4f  %s", item.Reason.Score, e.pack.ID(item.Film))
	if films := item.Reason.Films; len(films) > 0 {
		fmt.Fprintf(b, "  <- %s %.4f", e.pack.ID(films[0].Film), films[0].Amount)
	}
	for k, share := range item.Reason.Features {
		if k < 3 {
			fmt.Fprintf(b, "  [%s %.4f]", e.pack.Feature(share.Feature).En, share.Amount)
		}
	}
	b.WriteString("\n")
}
