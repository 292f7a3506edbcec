package rank

import (
	"math"

	"github.com/loge-film/loge/core/vec"
)

// A Reranker is a way to choose the films of the shelf For you among the best ones. Each weighs the score, as a share
// of the best one's, by λ and something else by 1-λ; see Adventure for λ. With λ = 1 all give the order of the scores.
// A program links only those that it names. The zero Reranker is DefaultReranker.
type Reranker struct {
	name   string
	choose func(t *table, candidates []vec.Hit, k int) []int
}

// The rerankers.
var (
	// MMR keeps away from the most similar film chosen so far; see spread.
	MMR = Reranker{"mmr", func(t *table, candidates []vec.Hit, k int) []int { return t.spread(candidates, k, t.probe) }}
	// Calibrated keeps to the genres of the person in their shares; see calibrate.
	Calibrated = Reranker{"calibrated", func(t *table, candidates []vec.Hit, k int) []int {
		return calibrate(candidates, k, t.favouriteGenres(), t.pack.Genres, t.Adventure.relevance())
	}}
	// DPP keeps the volume large that the films span; see determinantal.
	DPP = Reranker{"dpp", func(t *table, candidates []vec.Hit, k int) []int {
		return determinantal(candidates, k, t.probe, t.Adventure.relevance())
	}}
)

// DefaultReranker is the one that For you uses. On the persons of the test world MMR and DPP buy distance between films
// at the same price in score (with the usual λ from .736 to .753 for 0.8 % of the mean score; DPP .746 for 0.2 %, and .771
// where MMR has .772 for 2 %), and MMR is the cheaper one to reckon. Calibrated gives up the least score (0.1 %) for the
// least mis-calibration (.382 bits, MMR .391, the order of the scores .415), but hardly spreads the films (.743).
// BenchmarkRerankers measures this.
var DefaultReranker = MMR

// String is the reranker's name.
func (r Reranker) String() string { return r.name }

// rerank chooses k of the candidates for the first shelf.
func (t *table) rerank(candidates []vec.Hit, k int) []int {
	if t.Rerank.choose == nil {
		return DefaultReranker.choose(t, candidates, k)
	}
	return t.Rerank.choose(t, candidates, k)
}

// favouriteGenres returns the shares of the genres among the films that the person is for, each weighed by confidence
// and target and shared out evenly among its genres. The shares sum to 1, or are all 0 for a person who is for nothing.
func (t *table) favouriteGenres() []float64 {
	shares, total := make([]float64, len(t.pack.Vocabulary().Genres)), 0.0
	for _, e := range t.Taste.Evidence() {
		genres := t.pack.Genres(e.Film)
		if weight := float64(e.Confidence * e.Target); weight > 0 && len(genres) > 0 {
			addGenres(shares, genres, weight)
			total += weight
		}
	}
	for g := range shares {
		shares[g] /= max(total, math.SmallestNonzeroFloat64)
	}
	return shares
}

// addGenres adds an amount, shared out evenly among the genres.
func addGenres(shares []float64, genres []uint16, amount float64) {
	for _, g := range genres {
		shares[g] += amount / float64(len(genres))
	}
}

// bestUnit returns the size of the best score, by which scores become shares.
func bestUnit(candidates []vec.Hit) float64 {
	if len(candidates) == 0 {
		return 1
	}
	return math.Max(math.Abs(float64(candidates[0].Score)), 1e-9)
}

// greedy chooses k of n candidates, each time the one of the greatest gain, ties to the earlier one, and tells take.
func greedy(n, k int, gain func(c int) float64, take func(c int)) {
	taken := make([]bool, n)
	for range min(k, n) {
		best, value := -1, math.Inf(-1)
		for c := range n {
			if taken[c] {
				continue
			}
			if v := gain(c); best < 0 || v > value {
				best, value = c, v
			}
		}
		taken[best] = true
		take(best)
	}
}

// log2 returns the binary logarithm of x > 0, the same on every platform to the last bit: the exponent, and the
// series of atanh for what is left.
func log2(x float64) float64 {
	frac, exp := math.Frexp(x)
	if frac < math.Sqrt2/2 {
		frac, exp = 2*frac, exp-1
	}
	z := (frac - 1) / (frac + 1)
	square, sum := float64(z*z), 0.0
	for n := 19; n >= 1; n -= 2 {
		sum = float64(sum*square) + 1/float64(n)
	}
	return float64(exp) + float64(2*math.Log2E*float64(z*sum))
}
