package rank

import (
	"math"
	"testing"
)

// exploring returns the items of the exploring shelf.
func exploring(tb testing.TB, r *Ranker, req Request) []Item {
	tb.Helper()
	_, shelves := r.Shelves(req)
	for _, shelf := range shelves {
		if shelf.Kind == SomethingElse {
			return shelf.Items
		}
	}
	tb.Fatal("there is no exploring shelf")
	return nil
}

// A propensity is the share of visits that show the film: what 600 other seeds show agrees with it. It follows from the
// request alone, changes no shelf, and stands on no other one.
func TestPropensities(t *testing.T) {
	ranker, solver := open(t, small)
	const visits = 600
	for _, films := range people {
		req := likes(t, solver, films)
		plain := exploring(t, ranker, req)
		req.Propensities = true
		items, again := exploring(t, ranker, req), exploring(t, ranker, req)
		shown := map[int]float64{}
		for seed := range uint64(visits) {
			other := req
			other.Seed, other.Propensities = 1000+seed, false
			for _, item := range exploring(t, ranker, other) {
				shown[item.Film] += 1.0 / visits
			}
		}
		for k, item := range items {
			p := item.Propensity
			if p < 1.0/65 || p > 1 || p != again[k].Propensity || plain[k].Film != item.Film || plain[k].Propensity != 0 {
				t.Errorf("%s: propensity %v, again %v, unasked %v", small.ID(item.Film), p, again[k].Propensity, plain[k].Propensity)
			}
			if math.Abs(p-shown[item.Film]) > 0.2 { // three standard errors of 64 draws
				t.Errorf("%s: propensity %.3f, and %.3f of the visits show it", small.ID(item.Film), p, shown[item.Film])
			}
		}
		hero, shelves := ranker.Shelves(req)
		for _, shelf := range shelves {
			if shelf.Kind != SomethingElse && shelf.Items[0].Propensity != 0 || hero.Propensity != 0 {
				t.Errorf("%s has a propensity", shelf.Kind)
			}
		}
	}
}

// Two visits do not see the same list, but without adventure nothing is left to chance.
func TestRotation(t *testing.T) {
	ranker, solver := open(t, small)
	for _, films := range people {
		req := likes(t, solver, films)
		seen := map[int]bool{}
		for seed := range uint64(8) {
			req.Seed = seed
			for _, item := range exploring(t, ranker, req) {
				seen[item.Film] = true
			}
		}
		if len(seen) < 2*req.PerShelf {
			t.Errorf("%s: eight visits explore %d films", films[0], len(seen))
		}
		req.Adventure, req.Propensities = 0, true
		for _, item := range exploring(t, ranker, req) {
			if item.Propensity != 1 {
				t.Errorf("without adventure %s has the propensity %v", small.ID(item.Film), item.Propensity)
			}
		}
	}
}
