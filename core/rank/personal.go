package rank

import (
	"cmp"
	"sort"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/vec"
)

const (
	gemBonus    = 0.08 // what the least known film gets on the shelf of hidden gems
	gemFloor    = 0.35 // a gem must be this good, as a share of the best film's taste score
	gemLeast    = 0.2  // or this good, where too few are better to fill a row
	gemRow      = 6    // the fewest films on the shelf of hidden gems: a full row, or no shelf
	whim        = 0.15 // how far a posterior sample counts on the exploring shelf
	beaten      = 0.05 // the share of the films that may be shown, the best ones, that the exploring shelf leaves out
	favourites  = 400  // how many of the best films a Because shelf chooses from
	becausePull = 0.3  // how much the whole taste counts beside the likeness to the one film
	perYear     = 0.03 // what a year of age costs a new Chinese film
)

// personal fills the table for a person of whom something is known.
func (t *table) personal() *Item {
	t.Taste.Scores(t.scores)
	total, prior := t.total, t.prior
	for i, score := range t.scores {
		total[i] = score + prior[i]
	}
	ahead := t.beaten()
	track := t.freeBest(max(favourites, ahead), total)
	hero := t.forYou(track)
	for _, i := range telling(t.Taste, t.probe) {
		t.because(i, track[:min(favourites, len(track))])
	}
	t.hiddenGems()
	t.newChina(func(i int) float32 { return total[i] })
	t.somethingElse(track[:min(ahead, len(track))])
	return hero
}

// freeBest returns the n best films that are free, by the scores of all films.
func (t *table) freeBest(n int, scores []float32) []vec.Hit { return vec.TopFree(scores, t.used, n) }

// forYou puts the best films on the table; track has them by score. An adventure beyond the usual gives the little known
// a bonus.
func (t *table) forYou(track []vec.Hit) *Item {
	candidates, parts := track[:min(pool*t.PerShelf, len(track))], t.priorPart
	if detour := t.Adventure.detour(); detour > 0 {
		bonus := func(i int) float32 { return t.littleKnown(i, detour) }
		candidates = t.best(pool*t.PerShelf, anything, func(i int) float32 { return t.total[i] + bonus(i) })
		parts = func(i int) []BasePart { return append(t.priorPart(i), BasePart{LittleKnown, float64(bonus(i))}) }
	}
	films := t.rerank(candidates, t.PerShelf+1)
	if len(films) == 0 {
		return nil
	}
	hero := films[0]
	t.used[hero] = true
	t.add(ForYou, -1, films[1:], parts)
	return &Item{Film: hero, Reason: t.explain(t.Taste, hero, parts(hero)...)}
}

// telling returns at most two films that a Because shelf can be about: liked, shared or rated clearly above the
// person's mean, with the greatest weight in the taste. The second must not resemble the first.
func telling(t *taste.Taste, probe likeness) []int {
	const clear, alike = 0.3, 0.35
	type film struct {
		index    int
		strength float64
	}
	var films []film
	for i, e := range t.Evidence() {
		said := e.Kind == event.Like || e.Kind == event.Rate || e.Kind == event.Share
		if said && e.Target >= clear && t.Weight(i) > 0 {
			films = append(films, film{e.Film, e.Confidence * e.Target})
		}
	}
	sort.Slice(films, func(i, j int) bool {
		a, b := films[i], films[j]
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.index, b.index)) < 0
	})
	var chosen []int
	for _, f := range films {
		if len(chosen) == 1 && probe.Similarity(f.index) > alike {
			continue
		}
		chosen = append(chosen, f.index)
		if len(chosen) == 2 {
			break
		}
		probe.MoveTo(f.index)
	}
	return chosen
}

// because puts the favourites on the table that are most like one film.
func (t *table) because(about int, track []vec.Hit) {
	near := vec.NewTop(pool / 2 * t.PerShelf)
	t.probe.MoveTo(about)
	for _, hit := range track {
		if !t.used[hit.Index] {
			near.Offer(hit.Index, float32(t.probe.Similarity(hit.Index))+float32(becausePull*hit.Score))
		}
	}
	t.add(Because, about, t.spread(near.Take(), t.PerShelf, t.probe), t.priorPart)
}

// beaten returns how many of the best films are the beaten track.
func (t *table) beaten() int {
	shown := 0
	for _, excluded := range t.Excluded {
		if !excluded {
			shown++
		}
	}
	return int(beaten * float64(shown))
}

// hiddenGems fills a row at least or leaves the shelf out.
func (t *table) hiddenGems() {
	row, best := min(gemRow, t.PerShelf), t.greatest(t.scores)
	candidates := t.gems(float32(gemFloor * best))
	if len(candidates) < row {
		candidates = t.gems(float32(gemLeast * best))
	}
	if len(candidates) < row {
		return
	}
	t.add(HiddenGems, -1, t.spread(candidates, t.PerShelf, t.probe), func(i int) []BasePart {
		return append(t.priorPart(i), BasePart{LittleKnown, float64(t.bonus(i))})
	})
}

// gems returns the best free films that are less known than most and whose taste score reaches the floor.
func (t *table) gems(floor float32) []vec.Hit {
	work, prior, median, most := t.work, t.prior, t.median, gemBonus*t.Adventure.boldness()
	for i, score := range t.scores {
		work[i] = refused
		if score > 0 && score >= floor && prior[i] < median {
			work[i] = score + prior[i] + t.littleKnown(i, most)
		}
	}
	return t.freeBest(pool*t.PerShelf, work)
}

// bonus is what film i gets on the shelf of hidden gems.
func (t *table) bonus(i int) float32 { return t.littleKnown(i, gemBonus*t.Adventure.boldness()) }

// littleKnown returns what film i gets for being little known, when the least known film gets most.
func (t *table) littleKnown(i int, most float64) float32 {
	return float32(float32(most) * (1 - t.pack.Fame(i)))
}

// greatest returns the highest taste score of the films that may be shown, 0 when none is above.
func (t *table) greatest(scores []float32) float32 {
	best, excluded := float32(0), t.Excluded
	for i, s := range scores {
		if s > best && !excluded[i] {
			best = s
		}
	}
	return best
}

func (t *table) newChina(total func(int) float32) {
	top := vec.NewTop(pool * t.PerShelf)
	for _, i := range t.chinese {
		if !t.used[i] {
			top.Offer(i, total(i)-float32(perYear*float32(t.newest-t.pack.Year(i))))
		}
	}
	by := likeness(t.facts)
	if t.Taste != nil {
		by = t.probe
	}
	t.add(NewChina, -1, t.spread(top.Take(), t.PerShelf, by), t.priorPart)
}
