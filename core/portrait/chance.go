package portrait

import (
	"math"
	"sort"
)

// A chance knows the logarithms of the factorials of 0 to n, and with them the chances of up to n films.
type chance []float64

func newChance(n int) chance {
	c := make(chance, n+1)
	for k := 2; k <= n; k++ {
		c[k] = c[k-1] + math.Log(float64(k))
	}
	return c
}

// binomialTail returns P(X ≥ k) for X the number of hits in n trials of probability p.
func (c chance) binomialTail(k, n int, p float64) float64 {
	switch {
	case k <= 0 || p >= 1:
		return 1
	case p <= 0:
		return 0
	}
	term := math.Exp(c.choose(n, k) + float64(float64(k)*math.Log(p)) + float64(float64(n-k)*math.Log1p(-p)))
	return tail(term, k, n, func(i int) float64 {
		return float64(n-i) / float64(i+1) * p / (1 - p)
	})
}

// hypergeometricTail returns P(X ≥ k) for X the number of liked films among n films drawn without regard to liking from
// total films of which liked are liked: the exact test of Fisher (1922).
func (c chance) hypergeometricTail(k, n, liked, total int) float64 {
	least, most := max(0, n+liked-total), min(n, liked)
	switch {
	case k <= least:
		return 1
	case k > most:
		return 0
	}
	term := math.Exp(c.choose(liked, k) + c.choose(total-liked, n-k) - c.choose(total, n))
	return tail(term, k, most, func(i int) float64 {
		return float64(liked-i) * float64(n-i) / (float64(i+1) * float64(total-liked-n+i+1))
	})
}

// tail sums terms from k to most, each the one before times ratio.
func tail(term float64, k, most int, ratio func(i int) float64) float64 {
	sum := term
	for i := k; i < most; i++ {
		term = float64(term * ratio(i))
		sum += term
		if term < 1e-17*sum && ratio(i) < 1 {
			break
		}
	}
	return min(sum, 1)
}

// choose returns ln of n over k.
func (c chance) choose(n, k int) float64 { return c[n] - c[k] - c[n-k] }

// falseDiscovery returns, for p-values in any order, the adjusted ones of Benjamini and Hochberg (1995): keeping those
// up to q expects at most the share q of what is kept to be chance.
func falseDiscovery(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return p[order[a]] < p[order[b]] })
	q, least := make([]float64, len(p)), 1.0
	for rank := len(order); rank > 0; rank-- {
		i := order[rank-1]
		least = min(least, p[i]*float64(len(p))/float64(rank))
		q[i] = least
	}
	return q
}
