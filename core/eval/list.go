package eval

import "math"

// A List is what one user was recommended, reduced to what the metrics need.
type List struct {
	Hit      []bool // by place, best first: was the item there relevant?
	Relevant int    // how many items were relevant in all, > 0
}

// Hits counts the relevant items among the first k places.
func (l List) Hits(k int) int {
	n := 0
	for _, hit := range l.Hit[:min(k, len(l.Hit))] {
		if hit {
			n++
		}
	}
	return n
}

// Precision is Hits / k.
func (l List) Precision(k int) float64 { return float64(l.Hits(k)) / float64(k) }

// Recall is Hits / Relevant.
func (l List) Recall(k int) float64 { return float64(l.Hits(k)) / float64(l.Relevant) }

// CappedRecall is Hits / min(k, Relevant), so that 1 can be reached: Recall@R of Liang et al. 2018, section 4.3.
func (l List) CappedRecall(k int) float64 { return float64(l.Hits(k)) / float64(min(k, l.Relevant)) }

// F1 is the harmonic mean of Precision and Recall, 0 without a hit.
func (l List) F1(k int) float64 {
	p, r := l.Precision(k), l.Recall(k)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// HitRate is 1 when any of the first k places is relevant, else 0.
func (l List) HitRate(k int) float64 {
	if l.Hits(k) > 0 {
		return 1
	}
	return 0
}

// NDCG discounts place p (from 1) by log₂(p+1) and divides by the best possible order of min(k, Relevant) hits.
func (l List) NDCG(k int) float64 {
	var dcg, ideal float64
	for p := range k {
		gain := 1 / math.Log2(float64(p+2))
		if p < l.Relevant {
			ideal += gain
		}
		if p < len(l.Hit) && l.Hit[p] {
			dcg += gain
		}
	}
	return dcg / ideal
}

// AveragePrecision is the mean, over min(k, Relevant) items, of the precision at the place of each hit; its mean over
// users is MAP.
func (l List) AveragePrecision(k int) float64 {
	sum, hits := 0.0, 0
	for p, hit := range l.Hit[:min(k, len(l.Hit))] {
		if hit {
			hits++
			sum += float64(hits) / float64(p+1)
		}
	}
	return sum / float64(min(k, l.Relevant))
}

// ReciprocalRank is 1 / the place of the first hit among k, 0 without one; its mean over users is MRR.
func (l List) ReciprocalRank(k int) float64 {
	for p, hit := range l.Hit[:min(k, len(l.Hit))] {
		if hit {
			return 1 / float64(p+1)
		}
	}
	return 0
}
