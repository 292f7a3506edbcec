package rank

import "github.com/loge-film/loge/core/vec"

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
	unit, nearest := bestUnit(candidates), make([]float64, len(candidates))
	var chosen []int
	greedy(len(candidates), k, func(c int) float64 {
		return float64(relevance*float64(candidates[c].Score))/unit - float64((1-relevance)*nearest[c])
	}, func(c int) {
		chosen = append(chosen, candidates[c].Index)
		if len(chosen) == k {
			return // nobody asks any more
		}
		by.MoveTo(candidates[c].Index)
		for j, hit := range candidates {
			nearest[j] = max(nearest[j], by.Similarity(hit.Index))
		}
	})
	return chosen
}
