package eval

import (
	"cmp"
	"slices"

	"github.com/loge-film/loge/core/learn"
)

// A ranker turns scores into lists, one case after the other, in memory of its own.
type ranker struct {
	scorer   learn.Scorer
	length   int
	scores   []float32
	excluded []bool
	pool     []int32
}

func newRanker(scorer learn.Scorer, length int) *ranker {
	n := scorer.Items()
	return &ranker{scorer: scorer, length: length, scores: make([]float32, n), excluded: make([]bool, n), pool: make([]int32, 0, n)}
}

// rank returns the best items of the case and the area under the ROC curve over all its candidates.
func (r *ranker) rank(c Case) (list []int32, auc float64) {
	r.scorer.Score(c.History, r.scores)
	r.gather(c)
	auc = r.auc(c.Relevant)
	better := func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.scores[b], r.scores[a]), cmp.Compare(a, b))
	}
	selectFirst(r.pool, r.length, better)
	best := r.pool[:min(r.length, len(r.pool))]
	slices.SortFunc(best, better)
	return slices.Clone(best), auc
}

// gather fills the pool with everything that may be recommended.
func (r *ranker) gather(c Case) {
	r.pool = r.pool[:0]
	if c.Candidates != nil {
		r.pool = append(r.pool, c.Candidates...)
		return
	}
	mark := func(to bool) {
		for _, e := range c.History {
			if e.Item >= 0 && int(e.Item) < len(r.excluded) {
				r.excluded[e.Item] = to
			}
		}
		for _, i := range c.Masked {
			r.excluded[i] = to
		}
	}
	mark(true)
	for i, out := range r.excluded {
		if !out {
			r.pool = append(r.pool, int32(i))
		}
	}
	mark(false)
}

// auc is the share of pairs of a relevant and another candidate that the scores put in the right order; a tie is half.
// Without a pair it is 0.5, a coin's.
func (r *ranker) auc(relevant []int32) float64 {
	good := make([]float32, 0, len(relevant))
	for _, i := range r.pool {
		if slices.Contains(relevant, i) {
			good = append(good, r.scores[i])
		}
	}
	slices.Sort(good)
	if len(good) == 0 || len(good) == len(r.pool) {
		return 0.5
	}
	right := 0.0
	for _, i := range r.pool {
		above, _ := slices.BinarySearch(good, r.scores[i])
		rest := good[above:]
		ties := 0
		for ties < len(rest) && rest[ties] == r.scores[i] {
			ties++
		}
		right += float64(len(rest)-ties) + float64(ties)/2
	}
	// Every relevant candidate was counted against the relevant ones too: k²/2 in all, ties included.
	k := float64(len(good))
	right -= k * k / 2
	return right / (k * (float64(len(r.pool)) - k))
}

// selectFirst moves the n first elements in the given order to the front, in any order: Hoare's selection.
func selectFirst(pool []int32, n int, order func(a, b int32) int) {
	for lo, hi := 0, len(pool)-1; n > lo && n <= hi; {
		pivot := pool[lo+(hi-lo)/2]
		i, j := lo, hi
		for i <= j {
			for order(pool[i], pivot) < 0 {
				i++
			}
			for order(pool[j], pivot) > 0 {
				j--
			}
			if i <= j {
				pool[i], pool[j] = pool[j], pool[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			return
		}
	}
}
