package rank

import (
	"math"

	"github.com/loge-film/loge/core/vec"
)

// pool is how many candidates the re-ranking sees for each place on a shelf.
const pool = 6

// A likeness measures how alike film j is to the film that it was last moved to, about 0..1.
type likeness interface {
	MoveTo(i int)
	Similarity(j int) float64
}

// spread chooses k of the candidates by maximal marginal relevance (Carbonell and Goldstein 1998), best first: each time
// the one with the greatest λ·score/best - (1-λ)·(likeness to the most similar film chosen so far). Ties go to the
// earlier candidate, so with λ = 1 the order stays.
func spread(candidates []vec.Hit, k int, by likeness, relevance float64) []int {
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
			v := float64(relevance*float64(hit.Score))/unit - float64((1-relevance)*nearest[c])
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
