package rank

import "github.com/loge-film/loge/core/vec"

// blur is how much of the wanted shares the shares of a list are mixed with, so that no logarithm is infinite.
const blur = 0.01

// calibrate chooses k of the candidates, best first, so that their genres come in the wanted shares (Steck 2018,
// Calibrated Recommendations): each time the one with the greatest λ·score/best - (1-λ)·KL(wanted ‖ list with it), in
// bits. Ties go to the earlier candidate. Wanted shares that are all 0 leave the order of the scores.
func calibrate(candidates []vec.Hit, k int, wanted []float64, genres func(i int) []uint16, relevance float64) []int {
	unit, has := bestUnit(candidates), make([]float64, len(wanted))
	with := make([]float64, len(wanted))
	var chosen []int
	greedy(len(candidates), k, func(c int) float64 {
		copy(with, has)
		addGenres(with, genres(candidates[c].Index), 1)
		return float64(relevance*float64(candidates[c].Score))/unit - float64((1-relevance)*divergence(wanted, with))
	}, func(c int) {
		addGenres(has, genres(candidates[c].Index), 1)
		chosen = append(chosen, candidates[c].Index)
	})
	return chosen
}

// divergence returns KL(wanted ‖ list) in bits, where the list has these amounts of each genre, in any unit, mixed with
// a little of what is wanted: 0 when the list is as wanted.
func divergence(wanted, amounts []float64) float64 {
	total := 0.0
	for _, a := range amounts {
		total += a
	}
	kl := 0.0
	for g, p := range wanted {
		if p == 0 {
			continue
		}
		q := float64(blur * p)
		if total > 0 {
			q += float64((1 - blur) * (amounts[g] / total))
		}
		kl += float64(p * log2(p/q))
	}
	return kl
}
