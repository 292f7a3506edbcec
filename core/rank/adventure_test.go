package rank

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/taste"
)

// steps are the settings that a page offers.
var steps = []Adventure{0, 0.15, Usual, 0.65, 1}

func TestAdventureFormula(t *testing.T) {
	for a, want := range map[Adventure][3]float64{
		0: {1, 0, 0}, Usual: {0.75, 1, 0}, 1: {9.0 / 19, 1 / 0.3, 2 * gemBonus * (1/0.3 - 1)},
		-4: {1, 0, 0}, 7: {9.0 / 19, 1 / 0.3, 2 * gemBonus * (1/0.3 - 1)}, Adventure(math.NaN()): {0.75, 1, 0},
	} {
		got := [3]float64{a.relevance(), a.boldness(), a.detour()}
		for k := range got {
			if math.Abs(got[k]-want[k]) > 1e-12 {
				t.Errorf("adventure %v: λ, boldness and detour are %v, expected %v", a, got, want)
			}
		}
	}
}

// Without adventure every shelf that is chosen by the score alone is in the order of its score, no better film is left
// out of the first one, and nothing depends on the seed.
func TestNoAdventureIsTheOrderOfScores(t *testing.T) {
	ranker, solver := open(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		req := anyRequest(small, solver).Draw(rt, "request")
		req.Adventure = 0
		hero, shelves := ranker.Shelves(req)
		req.Seed++
		if other, same := ranker.Shelves(req); other.Film != hero.Film || !sameFilms(shelves, same) {
			rt.Fatal("the seed matters")
		}
		if len(shelves) == 0 || shelves[0].Kind != ForYou && shelves[0].Kind != WidelySeen {
			return
		}
		first := append([]Item{*hero}, shelves[0].Items...)
		if !slices.IsSortedFunc(first, func(a, b Item) int { return descending(a.Reason.Score, b.Reason.Score) }) {
			rt.Fatal("the first shelf is not in the order of its scores")
		}
		worst := first[len(first)-1].Reason.Score
		for i := range small.Len() {
			taken := slices.ContainsFunc(first, func(item Item) bool { return item.Film == i })
			if score := ranker.Explain(req.Taste, i).Score; !req.Excluded[i] && !taken && score > worst+1e-5 {
				rt.Fatalf("%s has %v and is left out, the last has %v", small.ID(i), score, worst)
			}
		}
	})
}

// descending compares scores to the precision of the fast path.
func descending(a, b float64) int {
	switch {
	case a > b+1e-5:
		return -1
	case a < b-1e-5:
		return 1
	}
	return 0
}

// people are the persons of the test world.
var people = [][]film.ID{
	{"chungking-express-1994", "in-the-mood-for-love-2000", "happy-together-1997"},
	{"toy-story-1995", "finding-nemo-2003", "spirited-away-2001", "my-neighbor-totoro-1988"},
	{"the-godfather-1972", "taxi-driver-1976", "chinatown-1974", "the-french-connection-1971"},
	{"hero-2002", "crouching-tiger-hidden-dragon-2000", "a-touch-of-zen-1971", "dragon-inn-1967"},
	{"the-exorcist-1973", "halloween-1978", "the-shining-1980"},
}

// likes returns the request of a person who likes films of the small pack.
func likes(tb testing.TB, solver *taste.Solver, films []film.ID) Request {
	tb.Helper()
	req := Request{Excluded: make([]bool, small.Len()), Seed: 1, PerShelf: 8, Adventure: Usual}
	var evidence []taste.Evidence
	for _, id := range films {
		i, ok := small.Index(id)
		if !ok {
			tb.Fatalf("the small pack has no %s", id)
		}
		req.Excluded[i] = true
		evidence = append(evidence, taste.Evidence{Film: i, Kind: event.Like, Target: 1, Confidence: 4, Side: event.AtLeast})
	}
	slices.SortFunc(evidence, func(a, b taste.Evidence) int { return a.Film - b.Film })
	req.Taste = solver.Solve(evidence)
	return req
}

// measure returns the mean distance between the films of the first shelf, hero included, and their mean fame.
func measure(r *Ranker, req Request) (distance, fame float64) {
	hero, shelves := r.Shelves(req)
	films := []int{hero.Film}
	for _, item := range shelves[0].Items {
		films = append(films, item.Film)
	}
	return distanceAndFame(r, films)
}

func distanceAndFame(r *Ranker, films []int) (distance, fame float64) {
	pairs := 0.0
	for a, i := range films {
		fame += float64(r.pack.Fame(i)) / float64(len(films))
		r.probe.MoveTo(i)
		for _, j := range films[:a] {
			distance += 1 - r.probe.Similarity(j)
			pairs++
		}
	}
	return distance / max(pairs, 1), fame
}

// What holds of the first shelf on the test world, step by step: averaged over the persons, more adventure never brings
// the films nearer to each other, and from the usual on it never makes them more widely known (below, there is no bonus
// and a film that is unlike the others may be better known). For each single person the most adventurous shelf is less
// alike and less known than the most familiar one.
func TestAdventureSpreads(t *testing.T) {
	ranker, solver := open(t, small)
	var distance, fame [5]float64
	for _, films := range people {
		req := likes(t, solver, films)
		var d, f [5]float64
		for k, a := range steps {
			req.Adventure = a
			d[k], f[k] = measure(ranker, req)
			distance[k] += d[k] / float64(len(people))
			fame[k] += f[k] / float64(len(people))
		}
		t.Logf("%s: distance %.3f, fame %.3f", films[0], d, f)
		if d[4] <= d[0] || f[4] >= f[0] {
			t.Errorf("%s: distance %.3f and fame %.3f from familiar to adventurous", films[0], d, f)
		}
	}
	t.Logf("mean: distance %.3f, fame %.3f", distance, fame)
	for k := 1; k < len(steps); k++ {
		if distance[k] < distance[k-1] {
			t.Errorf("from step %d to %d the distance falls from %.4f to %.4f", k-1, k, distance[k-1], distance[k])
		}
		if steps[k-1] >= Usual && fame[k] > fame[k-1] {
			t.Errorf("from step %d to %d the fame rises from %.4f to %.4f", k-1, k, fame[k-1], fame[k])
		}
	}
}
