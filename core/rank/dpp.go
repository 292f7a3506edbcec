package rank

import (
	"math"

	"github.com/loge-film/loge/core/vec"
)

// singular is the squared volume from which on a candidate counts as a copy of what is chosen.
const singular = 1e-9

// determinantal chooses k of the candidates, best first: the greedy most likely set of a determinantal point process
// with the kernel qᵢ Sᵢⱼ qⱼ, S the likeness and log₂ q = λ/(1-λ)·score/best. Each time it takes the candidate with the
// greatest λ·score/best + (1-λ)·½·log₂ d², where d² is what the film adds to the volume of those chosen so far, kept up to
// date by the rows of a growing Cholesky factor (Chen, Zhang and Zhou 2018): O(n k²) in all. Ties go to the earlier
// candidate, copies of what is chosen come last.
func determinantal(candidates []vec.Hit, k int, by likeness, relevance float64) []int {
	n, unit := len(candidates), bestUnit(candidates)
	volume := make([]float64, n) // d²
	for c := range volume {
		volume[c] = 1
	}
	var rows [][]float64 // of the factor: rows[t][c] belongs to the t-th film chosen and candidate c
	var chosen []int
	greedy(n, k, func(c int) float64 {
		return float64(relevance*float64(candidates[c].Score))/unit +
			float64((1-relevance)/2*log2(max(volume[c], singular)))
	}, func(c int) {
		chosen = append(chosen, candidates[c].Index)
		rows = append(rows, newRow(candidates, rows, c, volume[c], by))
		for j, e := range rows[len(rows)-1] {
			volume[j] -= float64(e * e)
		}
	})
	return chosen
}

// newRow returns the row of the factor that belongs to candidate c, whose squared volume is given.
func newRow(candidates []vec.Hit, rows [][]float64, c int, volume float64, by likeness) []float64 {
	row := make([]float64, len(candidates))
	if volume < singular {
		return row
	}
	scale := 1 / math.Sqrt(volume)
	by.MoveTo(candidates[c].Index)
	for j, hit := range candidates {
		e := by.Similarity(hit.Index)
		if j == c {
			e = 1
		}
		for _, earlier := range rows {
			e -= float64(earlier[c] * earlier[j])
		}
		row[j] = float64(e * scale)
	}
	return row
}
