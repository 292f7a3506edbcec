package core

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/learn/tabular"
)

// happened observes events of the last minutes, in their order.
func happened(t *testing.T, e *Engine, events ...event.Event) {
	t.Helper()
	for _, ev := range events {
		ev.ID, ev.Time = fmt.Sprint(len(e.Events())), now-1_000_000+1_000*int64(len(e.Events()))
		observe(t, e, ev)
	}
}

func genreShare(e *Engine, r Response, slug string) float64 {
	words, n, of := e.Pack().Vocabulary(), 0, 0
	for _, shelf := range r.Shelves {
		for _, item := range shelf.Items {
			of++
			for _, g := range e.Pack().Genres(item.Film) {
				if words.Genres[g].Slug == slug {
					n++
				}
			}
		}
	}
	return float64(n) / float64(max(1, of))
}

func TestEditsChangeTheShelvesAtOnce(t *testing.T) {
	e := open(t, small)
	happened(t, e, event.Event{Kind: event.Edit, Text: "tag:genre/horror", Value: 1})
	more := e.Recommend(Request{Now: now})
	if more.Cold {
		t.Fatal("somebody who asked for more of something is no stranger")
	}
	happened(t, e, event.Event{Kind: event.Edit, Text: "tag:genre/horror", Value: -1})
	less := e.Recommend(Request{Now: now})
	if a, b := genreShare(e, more, "horror"), genreShare(e, less, "horror"); a < 0.3 || b > 0.05 {
		t.Errorf("horror is %.2f of the shelves after more of it, %.2f after not me", a, b)
	}
	if _, ok := e.Undo(); !ok {
		t.Fatal("nothing to undo")
	}
	if got := genreShare(e, e.Recommend(Request{Now: now}), "horror"); got != genreShare(e, more, "horror") {
		t.Errorf("after undo horror is %.2f of the shelves", got)
	}
}

func TestCeiling(t *testing.T) {
	e := open(t, small)
	p := e.Pack()
	e.SetCeiling(7)
	horror := map[int]bool{}
	for i := range p.Len() {
		for _, g := range p.Genres(i) {
			if slug := p.Vocabulary().Genres[g].Slug; slug == "horror" || slug == "erotic" {
				horror[i] = true
			}
		}
	}
	admitted := 0
	for i := range p.Len() {
		if e.Admits(i) {
			admitted++
			if horror[i] {
				t.Errorf("%s is for children", p.ID(i))
			}
		}
	}
	if admitted == 0 || admitted == p.Len() {
		t.Fatalf("%d of %d films are for children", admitted, p.Len())
	}
	checkAdmitted(t, e, e.Recommend(Request{Now: now, Filter: Filter{ShowSeen: true, From: 1900}}))
	for _, hit := range e.Search("the", 20) {
		if !e.Admits(hit.Film) {
			t.Errorf("search finds %s", p.ID(hit.Film))
		}
	}
	near, err := e.Similar(p.ID(0), 8)
	if err != nil || len(near) == 0 {
		t.Fatalf("similar: %v, %v", near, err)
	}
	for _, n := range near {
		if !e.Admits(n.Film) {
			t.Errorf("similar is %s", p.ID(n.Film))
		}
	}
	e.SetCeiling(0)
	for i := range p.Len() {
		if !e.Admits(i) {
			t.Fatalf("%s stays away without a ceiling", p.ID(i))
		}
	}
}

// What a query means for the taste does not depend on a ceiling that was there before.
func TestCeilingForgetsWhatQueriesMeant(t *testing.T) {
	e, fresh := open(t, small), open(t, small)
	p := e.Pack()
	e.SetCeiling(7)
	barred := 0
	for e.Admits(barred) {
		barred++
	}
	search := event.Event{ID: "1", Kind: event.Search, Text: p.Title(barred), Time: now}
	for _, engine := range []*Engine{e, fresh} {
		if err := engine.Observe(search); err != nil {
			t.Fatal(err)
		}
	}
	e.Tastes(5, now)
	e.SetCeiling(0)
	if diff := cmp.Diff(fresh.Tastes(5, now), e.Tastes(5, now)); diff != "" || len(fresh.Tastes(5, now)) == 0 {
		t.Errorf("after %q under a ceiling that was lifted (-never there +lifted):\n%s", search.Text, diff)
	}
}

func TestSearchForNothing(t *testing.T) {
	for _, limit := range []int{0, -1} {
		if hits := open(t, small).Search("the", limit); len(hits) != 0 {
			t.Errorf("%d films of at most %d", len(hits), limit)
		}
	}
}

func checkAdmitted(t *testing.T, e *Engine, r Response) {
	t.Helper()
	if r.Hero == nil || !e.Admits(r.Hero.Film) {
		t.Errorf("the hero is %v", r.Hero)
	}
	for _, shelf := range r.Shelves {
		for _, item := range shelf.Items {
			if !e.Admits(item.Film) {
				t.Errorf("the shelf %s has %s", shelf.Kind, e.Pack().ID(item.Film))
			}
		}
	}
}

func TestPortraitOfAStrangerIsEmpty(t *testing.T) {
	e := open(t, small)
	stranger := e.Portrait(Request{Now: now}, nil)
	if len(stranger.Tags)+len(stranger.Own)+len(stranger.Findings)+stranger.Labelled != 0 {
		t.Errorf("a stranger has %+v", stranger)
	}
	if _, _, err := e.Judge(now, 1); !errors.Is(err, tabular.ErrTooEarly) {
		t.Errorf("models of a stranger: %v", err)
	}
}

func TestPortraitAndModels(t *testing.T) {
	e := open(t, small)
	p := e.Pack()
	for i := range min(60, p.Len()) {
		kind := event.Dislike
		if p.Year(i)%2 == 0 {
			kind = event.Like
		}
		happened(t, e, event.Event{Kind: kind, Film: p.ID(i)}, event.Event{Kind: kind, Film: p.ID(i)})
	}
	got := e.Portrait(Request{Now: now}, func(int64) int { return 480 })
	if got.Labelled != 60 || len(got.Own) != 60 || len(got.Findings) == 0 || len(got.Balance) == 0 {
		t.Errorf("%d labelled, %d own, %d findings, %d balances", got.Labelled, len(got.Own), len(got.Findings), len(got.Balance))
	}
	j, examples, err := e.Judge(now, 1)
	if err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		if more, err = j.Step(); err != nil {
			t.Fatal(err)
		}
	}
	if len(j.Verdicts()) != 4 || len(examples.Films) != 60 {
		t.Errorf("%d verdicts on %d examples", len(j.Verdicts()), len(examples.Films))
	}
}
