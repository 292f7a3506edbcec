package rank

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/vec"
)

var small = fixture.Small()

// anyRequest draws a person with some opinions, exclusions and a seed.
func anyRequest(p *pack.Pack, solver *taste.Solver) *rapid.Generator[Request] {
	return rapid.Custom(func(t *rapid.T) Request {
		req := Request{
			Excluded: make([]bool, p.Len()),
			Seed:     rapid.Uint64().Draw(t, "seed"),
			PerShelf: rapid.IntRange(1, 12).Draw(t, "per shelf"),

			Adventure: Adventure(rapid.Float64Range(0, 1).Draw(t, "adventure")),
			Rerank:    rapid.SampledFrom([]Reranker{{}, MMR, Calibrated, DPP}).Draw(t, "rerank"),
		}
		var evidence []taste.Evidence
		for i := range p.Len() {
			switch rapid.IntRange(0, 12).Draw(t, "film") {
			case 0:
				evidence = append(evidence, taste.Evidence{Film: i, Kind: event.Like, Target: 1, Confidence: 4, Side: event.AtLeast})
				req.Excluded[i] = true
			case 1:
				evidence = append(evidence, taste.Evidence{Film: i, Kind: event.Dislike, Target: -1, Confidence: 4, Side: event.AtMost})
				req.Excluded[i] = true
			case 2:
				req.Excluded[i] = true
			}
		}
		if len(evidence) > 0 && rapid.Bool().Draw(t, "warm") {
			req.Taste = solver.Solve(evidence)
		}
		return req
	})
}

// Every film stands on the page once at most, excluded films never; shelves are full or as full as can be; equal
// requests give equal answers; and both sums hold for every film.
func TestShelves(t *testing.T) {
	ranker, solver := open(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		req := anyRequest(small, solver).Draw(rt, "request")
		hero, shelves := ranker.Shelves(req)
		seen := slices.Clone(req.Excluded)
		place := func(item Item) {
			if seen[item.Film] {
				rt.Fatalf("film %d is excluded or stands twice", item.Film)
			}
			seen[item.Film] = true
			checkSums(rt, item.Reason)
		}
		place(*hero)
		for _, shelf := range shelves {
			if len(shelf.Items) > req.PerShelf || len(shelf.Items) == 0 {
				rt.Fatalf("shelf %s has %d films, at most %d", shelf.Kind, len(shelf.Items), req.PerShelf)
			}
			if shelf.Kind == HiddenGems && len(shelf.Items) < min(gemRow, req.PerShelf) {
				rt.Fatalf("the hidden gems are %d films of %d a shelf", len(shelf.Items), req.PerShelf)
			}
			for _, item := range shelf.Items {
				place(item)
			}
		}
		again, sameShelves := ranker.Shelves(req)
		if again.Film != hero.Film || !sameFilms(shelves, sameShelves) {
			rt.Fatal("the same request gives another answer")
		}
	})
}

func open(t *testing.T, p *pack.Pack) (*Ranker, *taste.Solver) {
	t.Helper()
	space, err := taste.NewSpace(p)
	if err != nil {
		t.Fatal(err)
	}
	return New(p, space), taste.NewSolver(space)
}

func checkSums(t *rapid.T, r Reason) {
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
	for _, share := range r.Features {
		features += share.Amount
	}
	if math.Abs(r.Score-base-films) > 1e-9 || math.Abs(r.Score-base-features-r.Rest) > 1e-9 {
		t.Fatalf("score %v; base %v, films %v, features %v, rest %v", r.Score, base, films, features, r.Rest)
	}
}

// What a wish gives stands in the reason, and the sums stay what they say.
func TestReasonsOfWishes(t *testing.T) {
	ranker, solver := open(t, small)
	more, _ := taste.WishFor(0, 1)
	less, _ := taste.WishFor(3, -1)
	wished := solver.Solve(nil, more, less)
	rapid.Check(t, func(rt *rapid.T) {
		r := ranker.Explain(wished, rapid.IntRange(0, small.Len()-1).Draw(rt, "film"))
		checkSums(rt, r)
		if len(r.Wishes) != 2 || r.Wishes[0].Feature != 0 || r.Wishes[1].Feature != 3 || r.Wishes[0].Kind != event.Edit {
			rt.Fatalf("%+v", r.Wishes)
		}
	})
}

func sameFilms(a, b []Shelf) bool {
	return slices.EqualFunc(a, b, func(a, b Shelf) bool {
		return a.Kind == b.Kind && a.About == b.About && slices.EqualFunc(a.Items, b.Items, func(a, b Item) bool { return a.Film == b.Film })
	})
}

// A stranger's page is the same whether the vectors are there or not.
func TestStrangerNeedsTheFrontAlone(t *testing.T) {
	full, _ := open(t, small)
	front := New(fixture.SmallFront(), nil)
	req := Request{Excluded: make([]bool, small.Len()), Seed: 3, PerShelf: 8, Adventure: Usual}
	heroA, a := full.Shelves(req)
	heroB, b := front.Shelves(req)
	if heroA.Film != heroB.Film || !sameFilms(a, b) {
		t.Error("the page changes when the vectors arrive")
	}
	for _, want := range []ShelfKind{WidelySeen, NewChina, AroundTheWorld, Decades, ShortEvenings} {
		if !slices.ContainsFunc(a, func(s Shelf) bool { return s.Kind == want }) {
			t.Errorf("a stranger has no shelf %s", want)
		}
	}
}

// What the shelves of a stranger say of their films is so.
func TestStrangerShelvesAreTrue(t *testing.T) {
	r := New(small, nil)
	_, shelves := r.Shelves(Request{Excluded: make([]bool, small.Len()), PerShelf: 10, Adventure: Usual})
	for _, shelf := range shelves {
		countries, decades := map[int]bool{}, map[int]bool{}
		for _, item := range shelf.Items {
			i := item.Film
			country, decade := r.facts.country(i), r.facts.decade(i)
			switch {
			case shelf.Kind == ShortEvenings && small.Runtime(i) > ShortEvening,
				shelf.Kind == AroundTheWorld && countries[country],
				shelf.Kind == Decades && decades[decade],
				shelf.Kind == NewChina && (!isChinese(small, i) || small.Year(i) <= r.newest-newYears):
				t.Errorf("%s does not belong on %s", small.ID(i), shelf.Kind)
			}
			countries[country], decades[decade] = true, true
		}
	}
}

func TestSeedTurnsTheShelves(t *testing.T) {
	r := New(small, nil)
	heroes := map[int]bool{}
	for seed := range uint64(40) {
		hero, _ := r.Shelves(Request{Excluded: make([]bool, small.Len()), Seed: seed, PerShelf: 10, Adventure: Usual})
		heroes[hero.Film] = true
		if small.Fame(hero.Film) < 0.8 {
			t.Errorf("seed %d begins with %s of fame %.2f: who knows it?", seed, small.ID(hero.Film), small.Fame(hero.Film))
		}
	}
	if len(heroes) < 5 {
		t.Errorf("forty visits begin with %d films only", len(heroes))
	}
}

func TestNothingLeft(t *testing.T) {
	r, solver := open(t, small)
	excluded := make([]bool, small.Len())
	for i := range excluded {
		excluded[i] = true
	}
	like := []taste.Evidence{{Film: 3, Kind: event.Like, Target: 1, Confidence: 4, Side: event.AtLeast}}
	for _, someone := range []*taste.Taste{nil, solver.Solve(like)} {
		hero, shelves := r.Shelves(Request{Taste: someone, Excluded: excluded, PerShelf: 10, Adventure: Usual})
		if hero != nil || len(shelves) > 0 {
			t.Errorf("there are %d shelves, and all films are excluded", len(shelves))
		}
	}
}

// line is a world in which films are points on a line: alike when near.
type line struct{ at int }

func (l *line) MoveTo(i int)             { l.at = i }
func (l *line) Similarity(j int) float64 { return max(0, 1-math.Abs(float64(l.at-j))/10) }

func TestSpread(t *testing.T) {
	hits := []vec.Hit{{Index: 0, Score: 1}, {Index: 1, Score: 0.99}, {Index: 2, Score: 0.98}, {Index: 50, Score: 0.9}}
	if got := spread(hits, 2, &line{}, Usual.relevance()); !slices.Equal(got, []int{0, 50}) {
		t.Errorf("chosen are %v, expected the best and the one unlike it", got)
	}
	if got := spread(hits, 10, &line{}, Usual.relevance()); len(got) != len(hits) {
		t.Errorf("%d films of %d are chosen", len(got), len(hits))
	}
	ties := []vec.Hit{{Index: 10, Score: 1}, {Index: 40, Score: 1}, {Index: 70, Score: 1}}
	if got := spread(ties, 3, &line{}, Usual.relevance()); !slices.Equal(got, []int{10, 40, 70}) {
		t.Errorf("ties are chosen in the order %v, expected by index", got)
	}
	if got := spread(nil, 3, &line{}, Usual.relevance()); got != nil {
		t.Errorf("nothing gives %v", got)
	}
}
