package rank

import (
	"github.com/loge-film/loge/core/rng"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/vec"
)

// draws is how many other seeds a propensity is estimated from.
const draws = 64

// somethingElse leaves the beaten track and follows one sample of the posterior.
func (t *table) somethingElse(beaten []vec.Hit) {
	for _, hit := range beaten {
		t.used[hit.Index] = true
	}
	e := &explorer{t, float32(whim * t.Adventure.boldness())}
	films, sample := e.choose(t.Seed)
	var propensity map[int]float64
	if t.Propensities {
		propensity = e.propensities(films)
	}
	shelves := len(t.shelves)
	t.add(SomethingElse, -1, films, func(i int) []BasePart {
		return append(t.priorPart(i), BasePart{Explore, float64(e.weight * sample.At(i))})
	})
	for _, shelf := range t.shelves[shelves:] {
		for k := range shelf.Items {
			shelf.Items[k].Propensity = propensity[shelf.Items[k].Film]
		}
	}
}

// An explorer chooses the films of the exploring shelf for any seed.
type explorer struct {
	*table
	weight float32 // of the whim
}

// choose returns the films and the sample of the posterior that a seed leads to. The whims of all films are guessed
// first, and those of the best guesses looked at closely.
func (e *explorer) choose(seed uint64) ([]int, *taste.Whim) {
	sample := e.Taste.Whim(seed)
	sample.Guess(e.work)
	work, total, weight := e.work, e.total, e.weight
	for i, guess := range work {
		work[i] = total[i] + float32(weight*guess)
	}
	shortlist := e.freeBest(2*pool*e.PerShelf, work)
	top := vec.NewTop(pool * e.PerShelf)
	for _, hit := range shortlist {
		top.Offer(hit.Index, e.total[hit.Index]+float32(e.weight*sample.At(hit.Index)))
	}
	return e.spread(top.Take(), e.PerShelf, e.probe), sample
}

// propensities estimates how likely each of the films is to stand on the shelf when the seed is drawn evenly: the share
// of the shelves of 64 other seeds, which follow from this one, and of the shelf at hand that have the film. So it is
// between 1/65 and 1, its standard error at most 0.063, and a little too high, since the film was seen to be chosen.
func (e *explorer) propensities(films []int) map[int]float64 {
	counts := make(map[int]int, len(films))
	random := rng.New(e.Seed ^ 0x9f4c_1a85_27d3_6be1)
	for range draws {
		others, _ := e.choose(random.Uint64())
		for _, i := range others {
			counts[i]++
		}
	}
	propensity := make(map[int]float64, len(films))
	for _, i := range films {
		propensity[i] = float64(counts[i]+1) / (draws + 1)
	}
	return propensity
}
