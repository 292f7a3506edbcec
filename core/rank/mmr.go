package rank

import (
	"math"

	"github.com/loge-film/loge/core/vec"
)

// Relevance is the λ of maximal marginal relevance (Carbonell and Goldstein 1998): how much the score counts against
// the likeness to a film that is already on the shelf. Near 1 a shelf repeats itself, near 0.5 it wanders off.
const Relevance = 0.75

// pool is how many candidates the re-ranking sees for each place on a shelf.
const pool = 6

// A likeness measures how alike film j is to the film that it was last moved to, about 0..1.
type likeness interface {
	MoveTo(i int)
	Similarity(j int) float64
}

// spread chooses k of the candidates, best first: each time the one with the greatest
// λ·score/best - (1-λ)·(likeness to the most similar film chosen so far). Ties go to the earlier candidate.
func spread(candidates []vec.Hit, k int, by likeness) []int {
	if len(candidates) == 0 {
		return nil
	}
	unit := math.Max(math.Abs(float64(candidates[0].Score)), 1e-9)
	nearest := make([]float64, len(candidates))
	taken := make([]bool, len(candidates))
	var chosen []int
	for range min(k, len(candidates)) {
		best, value := -1, math.Inf(-1)
		for c, hit := range candidates {
			v := float64(Relevance*float64(hit.Score))/unit - float64((1-Relevance)*nearest[c])
			if !taken[c] && v > value {
				best, value = c, v
			}
		}
		taken[best] = true
		film := candidates[best].Index
		chosen = append(chosen, film)
		by.MoveTo(film)
		for c, hit := range candidates {
			nearest[c] = max(nearest[c], by.Similarity(hit.Index))
		}
	}
	return chosen
}
