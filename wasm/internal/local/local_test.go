package local

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/native"
	"github.com/loge-film/loge/ui"
)

var ctx = context.Background()

var usual = ui.HomeQuery{Adventure: ui.UsualAdventure}

// newEngine returns an engine over the small pack with an empty memory, whose clock stands still and whose IDs count.
func newEngine(t testing.TB) *Engine {
	t.Helper()
	return newEngineOver(t, &profile.MemoryStore{})
}

// newEngineOver returns an engine that opens what a store keeps.
func newEngineOver(t testing.TB, store profile.Store) *Engine {
	t.Helper()
	e := withoutPack()
	e.SetKeeper(keeperOver(t, store))
	if err := e.SetPack(fixture.Small()); err != nil {
		t.Fatal(err)
	}
	return e
}

var made atomic.Int64

func withoutPack() *Engine {
	return New(Options{
		Clock:   func() int64 { return 1_780_000_000_000 },
		NewID:   func() string { return fmt.Sprint("e", made.Add(1)) },
		Seed:    1,
		Cipher:  native.Cipher{},
		Inflate: inflate,
	})
}

// keeperOver opens a memory whose keys and names are no secret.
func keeperOver(t testing.TB, store profile.Store) *profile.Keeper {
	t.Helper()
	random := rand.NewChaCha8([32]byte{byte(made.Add(1))})
	k, err := profile.Open(profile.Options{Store: store, Cipher: native.Cipher{}, Random: func(b []byte) { random.Read(b) }, Iterations: 2})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func act(t *testing.T, e *Engine, kind, film string) string {
	t.Helper()
	id, err := e.Act(ctx, ui.Act{Kind: kind, Film: film})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func home(t *testing.T, e *Engine) ui.Home {
	t.Helper()
	h, err := e.Home(ctx, usual)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHome(t *testing.T) {
	e := newEngine(t)
	if h := home(t, e); !h.Cold || h.Hero == nil || h.Logline.En == "" || len(h.Shelves) < 4 {
		t.Errorf("a stranger's page: cold %v, hero %v, %d shelves", h.Cold, h.Hero, len(h.Shelves))
	}
	act(t, e, "like", "chungking-express-1994")
	act(t, e, "like", "in-the-mood-for-love-2000")
	h := home(t, e)
	if h.Cold || h.Shelves[0].Kind != "for-you" {
		t.Fatalf("after two likes: cold %v, first shelf %s", h.Cold, h.Shelves[0].Kind)
	}
	reason := h.Hero.Reason
	if reason.Full || len(reason.Films) == 0 || len(reason.Films) > cardFilms || len(reason.Features) > cardFeatures {
		t.Errorf("the reason of a card is %+v", reason)
	}
	if first := reason.Films[0]; first.Title.En == "" || first.Kind != "like" || len(first.Shared) == 0 {
		t.Errorf("the strongest film of the reason is %+v", first)
	}
	for _, shelf := range h.Shelves {
		if shelf.Kind == "because" && (shelf.About == nil || !shelf.About.Mark.Liked) {
			t.Errorf("Because is about %+v", shelf.About)
		}
	}
}

// An act with its page is the act, and then the page.
func TestActHome(t *testing.T) {
	one, two := newEngine(t), newEngine(t)
	for _, film := range []string{"chungking-express-1994", "hero-2002"} {
		id, got, err := one.ActHome(ctx, ui.Act{Kind: "like", Film: film}, usual)
		if err != nil || id == "" {
			t.Fatalf("ActHome = %q, %v", id, err)
		}
		act(t, two, "like", film)
		if diff := cmp.Diff(home(t, two), got); diff != "" {
			t.Errorf("after %s (-one by one +in one):\n%s", film, diff)
		}
	}
	if id, _, err := one.ActHome(ctx, ui.Act{Kind: "like", Film: "no-such-film-1900"}, usual); id != "" || !errors.Is(err, ui.ErrNoFilm) {
		t.Errorf("ActHome = %q, %v, want no ID and ErrNoFilm", id, err)
	}
}

// A query chooses the films and how far they stray; the facets name what it can ask for.
func TestHomeQuery(t *testing.T) {
	e := newEngine(t)
	act(t, e, "like", "chungking-express-1994")
	ask := func(q ui.HomeQuery) ui.Home {
		t.Helper()
		h, err := e.Home(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	facets := ask(ui.HomeQuery{Facets: true}).Facets
	if facets == nil || len(facets.Genres) < 15 || facets.Genres[0].Slug != "drama" || len(facets.Countries) != facetCountries ||
		len(facets.Languages) != facetLanguages || facets.First < 1890 || facets.Last < 2020 {
		t.Errorf("the facets are %+v", facets)
	}
	h := ask(ui.HomeQuery{Adventure: 1, Filter: ui.Filter{Countries: []string{"JP"}, NotGenres: []string{"horror"}}})
	for _, shelf := range h.Shelves {
		for _, card := range append(shelf.Cards, *h.Hero) {
			if !slices.ContainsFunc(card.Countries, func(w ui.Word) bool { return w.Slug == "JP" }) {
				t.Errorf("%s is from %v", card.ID, card.Countries)
			}
		}
	}
	if diff := cmp.Diff(h, ask(usual)); diff == "" {
		t.Error("the query changes nothing")
	}
	if h := ask(ui.HomeQuery{Filter: ui.Filter{From: 2500}}); h.Hero != nil || len(h.Shelves) != 0 || h.Facets != nil {
		t.Errorf("films of the future: %+v", h)
	}
	if seen := ask(ui.HomeQuery{Filter: ui.Filter{From: 1994, To: 1994, Countries: []string{"HK"}, ShowSeen: true}}); seen.Hero == nil || !seen.Hero.Mark.Liked {
		t.Errorf("with what is known the first film is %+v", seen.Hero)
	}
}

// No sentence on a card names the same thing twice.
func TestSharedLabelsReadDifferently(t *testing.T) {
	e := newEngine(t)
	for _, film := range []string{"chungking-express-1994", "in-the-mood-for-love-2000", "spirited-away-2001"} {
		act(t, e, "like", film)
	}
	check := func(where string, words []ui.Word) {
		if len(ui.Distinct(words)) != len(words) {
			t.Errorf("%s: %v", where, words)
		}
	}
	for _, shelf := range home(t, e).Shelves {
		for _, card := range shelf.Cards {
			var labels []ui.Word
			for _, part := range card.Reason.Features {
				labels = append(labels, part.Label)
			}
			check(card.ID+" features", labels)
			for _, part := range card.Reason.Films {
				check(card.ID+" and "+part.ID, part.Shared)
			}
		}
	}
	for i := range fixture.Small().Len() {
		page, err := e.Film(ctx, string(fixture.Small().ID(i)))
		if err != nil {
			t.Fatal(err)
		}
		for _, card := range page.Similar {
			check(page.Card.ID+" and "+card.ID, card.Reason.Films[0].Shared)
		}
	}
}

func TestHomeIsSmall(t *testing.T) {
	const most = 60_000
	e := newEngine(t)
	for _, film := range []string{"", "chungking-express-1994", "toy-story-1995", "hero-2002"} {
		if film != "" {
			act(t, e, "like", film)
		}
		data, err := json.Marshal(home(t, e))
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > most {
			t.Errorf("the first page has %d bytes, at most %d", len(data), most)
		}
		t.Logf("%d bytes after %q", len(data), film)
	}
}

// The full reason of a film's page keeps its promise after rounding: both sums hold to 1e-5.
func TestFilmReasonAddsUp(t *testing.T) {
	e := newEngine(t)
	act(t, e, "like", "chungking-express-1994")
	act(t, e, "dislike", "hero-2002")
	act(t, e, "share", "spirited-away-2001")
	for _, a := range []ui.Act{{Kind: "edit", Text: "tag:genre/drama", Value: 1}, {Kind: "edit", Text: "tag:genre/comedy", Value: -1}, {Kind: "search", Text: "crime"}} {
		if _, err := e.Act(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	p := fixture.Small()
	for i := range p.Len() {
		page, err := e.Film(ctx, string(p.ID(i)))
		if err != nil {
			t.Fatal(err)
		}
		r := page.Card.Reason
		base, films, features := 0.0, 0.0, 0.0
		for _, part := range r.Base {
			base += part.Amount
		}
		for _, part := range r.Films {
			films += part.Amount
		}
		for _, part := range r.Wishes {
			films += part.Amount
		}
		for _, part := range r.Features {
			features += part.Amount
		}
		if !r.Full || math.Abs(r.Score-base-films) > 1e-5 || math.Abs(r.Score-base-features-r.Rest) > 1e-5 {
			t.Errorf("%s: full %v, score %v, base %v, films %v, features %v, rest %v", page.Card.ID, r.Full, r.Score, base, films, features, r.Rest)
		}
	}
}

func TestFilm(t *testing.T) {
	page, err := newEngine(t).Film(ctx, "chungking-express-1994")
	if err != nil {
		t.Fatal(err)
	}
	card := page.Card
	if card.Title != (ui.Text{En: "Chungking Express", Zh: "重庆森林"}) || card.Year != 1994 || card.Countries[0].Slug != "HK" ||
		card.Directors[0].En != "Wong Kar-wai" || len(card.Genres) == 0 || len(card.Poster.Moods) == 0 {
		t.Errorf("the card is %+v", card)
	}
	if page.Logline.En == "" || page.Logline.Zh == "" || len(page.Cast) == 0 || len(page.Languages) == 0 || len(page.Tags) == 0 {
		t.Errorf("the page is %+v", page)
	}
	if len(page.Similar) != similarFilms || page.Similar[0].Reason.Films[0].ID != card.ID || len(page.Similar[0].Reason.Films[0].Shared) == 0 {
		t.Errorf("the first of %d similar films is %+v", len(page.Similar), page.Similar[0])
	}
}

// A film's page says where the film would stand without the past films that weigh most; one that is known has no place.
func TestFilmWithout(t *testing.T) {
	e := newEngine(t)
	if page, err := e.Film(ctx, "2046-2004"); err != nil || page.Place != 0 || page.Without != nil {
		t.Errorf("for a stranger: %d, %v, %v", page.Place, page.Without, err)
	}
	for _, film := range []string{"chungking-express-1994", "in-the-mood-for-love-2000", "hero-2002", "toy-story-1995"} {
		act(t, e, "like", film)
	}
	page, err := e.Film(ctx, "2046-2004")
	if err != nil || page.Place == 0 || page.Of != fixture.Small().Len()-4 || len(page.Without) != losses {
		t.Fatalf("%v: %d of %d, %+v", err, page.Place, page.Of, page.Without)
	}
	if first := page.Without[0]; first.ID != page.Card.Reason.Films[0].ID || first.Title.En == "" || first.Place <= page.Place {
		t.Errorf("from place %d without the strongest: %+v", page.Place, first)
	}
	if page, err := e.Film(ctx, "hero-2002"); err != nil || page.Place != 0 || page.Without != nil {
		t.Errorf("for a film that is known: %d, %v, %v", page.Place, page.Without, err)
	}
}

func TestSearch(t *testing.T) {
	hits, err := newEngine(t).Search(ctx, "王家卫", 5)
	if err != nil || len(hits) != 5 || !hits[0].Person || hits[0].Matched.Zh != "王家卫" || hits[0].Card.Title.En == "" {
		t.Errorf("%d hits, %v; the first is %+v", len(hits), err, hits[0])
	}
}

// The box lists acts newest first; undo, forget and erase take them back.
func TestBox(t *testing.T) {
	e := newEngine(t)
	first := act(t, e, "like", "chungking-express-1994")
	second := act(t, e, "dislike", "hero-2002")
	third, err := e.Act(ctx, ui.Act{Kind: "search", Text: "wong"})
	if err != nil {
		t.Fatal(err)
	}
	lines := func() (ids []string) {
		box, err := e.Box(ctx, ui.BoxQuery{Size: ui.MaxBoxSize})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range box.Events {
			ids = append(ids, line.ID)
		}
		return ids
	}
	if diff := cmp.Diff([]string{third, second, first}, lines()); diff != "" {
		t.Errorf("though the clock stands still: (-want +got)\n%s", diff)
	}
	if box, _ := e.Box(ctx, ui.BoxQuery{Size: ui.MaxBoxSize, Tastes: true}); len(box.Tastes) == 0 || box.Events[2].Title.Zh != "重庆森林" || box.Events[0].Text != "wong" {
		t.Errorf("the box is %+v", box)
	}
	if line, ok, err := e.Undo(ctx); !ok || err != nil || line.ID != third {
		t.Errorf("undo: %+v, %v, %v", line, ok, err)
	}
	if ok, err := e.Forget(ctx, first); !ok || err != nil {
		t.Errorf("forget: %v, %v", ok, err)
	}
	if ok, err := e.Forget(ctx, first); ok || err != nil {
		t.Errorf("forget again: %v, %v", ok, err)
	}
	if diff := cmp.Diff([]string{second}, lines()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if err := e.Erase(ctx); err != nil || len(lines()) != 0 || !home(t, e).Cold {
		t.Errorf("erase: %v, %d events are left", err, len(lines()))
	}
	if _, ok, err := e.Undo(ctx); ok || err != nil {
		t.Errorf("undo of nothing: %v, %v", ok, err)
	}
}

// After a restart the events of the old engine bring the new one to the same page.
func TestReplay(t *testing.T) {
	old := newEngine(t)
	act(t, old, "like", "chungking-express-1994")
	act(t, old, "hide", "2046-2004")
	session, err := old.Session(ctx)
	if err != nil {
		t.Fatal(err)
	}
	fresh := newEngine(t)
	for range 2 {
		if err := fresh.Resume(ctx, session); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(home(t, old), home(t, fresh)); diff != "" {
		t.Errorf("(-old +fresh)\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	e := withoutPack()
	if _, err := e.Home(ctx, usual); !errors.Is(err, ui.ErrNotReady) {
		t.Errorf("without a pack: %v, expected ErrNotReady", err)
	}
	if e.Prepare() {
		t.Error("without a pack there is something to prepare")
	}
	e = newEngine(t)
	if _, err := e.Film(ctx, "no-such-film-1900"); !errors.Is(err, ui.ErrNoFilm) {
		t.Errorf("Film: %v, expected ErrNoFilm", err)
	}
	if _, err := e.Act(ctx, ui.Act{Kind: "like", Film: "no-such-film-1900"}); !errors.Is(err, ui.ErrNoFilm) {
		t.Errorf("Act: %v, expected ErrNoFilm", err)
	}
	if _, err := e.Act(ctx, ui.Act{Kind: "love", Film: "hero-2002"}); err == nil {
		t.Error("an unknown kind of act is accepted")
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := e.Home(gone, usual); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
}

// With the front part alone the page stands, and films have no reasons yet.
func TestFrontAlone(t *testing.T) {
	e := withoutPack()
	e.SetKeeper(keeperOver(t, &profile.MemoryStore{}))
	if err := e.SetPack(fixture.SmallFront()); err != nil {
		t.Fatal(err)
	}
	act(t, e, "like", "hero-2002")
	if h := home(t, e); !h.Cold || h.Hero == nil {
		t.Errorf("cold %v, hero %v", h.Cold, h.Hero)
	}
	if page, err := e.Film(ctx, "hero-2002"); err != nil || len(page.Similar) != 0 || !page.Card.Mark.Liked {
		t.Errorf("%v; %+v", err, page)
	}
	if err := e.SetPack(fixture.Small()); err != nil {
		t.Fatal(err)
	}
	if home(t, e).Cold {
		t.Error("with all parts the page is still cold")
	}
}

func TestWatch(t *testing.T) {
	e := newEngine(t)
	var phases []ui.Phase
	e.Watch(func(s ui.Status) { phases = append(phases, s.Phase) })
	e.SetStatus(ui.Status{Phase: ui.Ready})
	if diff := cmp.Diff([]ui.Phase{ui.Loading, ui.Ready}, phases); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
