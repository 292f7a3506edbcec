package eval

import (
	"math"
	"slices"
)

// Beyond describes what a set of recommendation lists is like, apart from being right.
type Beyond struct {
	Coverage       float64 `json:"coverage"`       // share of the items that stand on any list, 0..1
	Gini           float64 `json:"gini"`           // of how often items are recommended: 0 all alike, towards 1 always the same few
	Novelty        float64 `json:"novelty"`        // mean −log₂ of the share of users who know an item, in bits (Zhou et al. 2010)
	Diversity      float64 `json:"diversity"`      // mean 1 − cosine of the pairs of a list (Ziegler et al. 2005); 0 without vectors
	Serendipity    float64 `json:"serendipity"`    // share of places with a relevant item that the k most popular items lack
	Miscalibration float64 `json:"miscalibration"` // mean KL of the history's genres from the list's (Steck 2018, α = 0.01); 0 without genres
}

// World is what the figures of Beyond need to know of the items; Cosine and Genres may be nil.
type World struct {
	Users  int                      // of the training data
	Counts []int                    // by item: training users who know it
	Cosine func(a, b int32) float64 // similarity of two items, -1..1
	Genres [][]int                  // by item: genre numbers
	NumGen int                      // how many genres there are
}

// Beyond computes the figures over the first k places of the lists. cases and lists are parallel.
func (w World) Beyond(cases []Case, lists [][]int32, k int) Beyond {
	if len(lists) == 0 || len(w.Counts) == 0 {
		return Beyond{}
	}
	times := make([]int, len(w.Counts))
	popular := w.popular(k)
	var b Beyond
	n := float64(len(lists))
	for c, list := range lists {
		list = list[:min(k, len(list))]
		for _, i := range list {
			times[i]++
		}
		b.Novelty += w.novelty(list) / n
		b.Diversity += w.diversity(list) / n
		b.Serendipity += serendipity(list, cases[c].Relevant, popular) / n
		b.Miscalibration += w.miscalibration(cases[c], list) / n
	}
	b.Coverage, b.Gini = coverage(times), gini(times)
	return b
}

// popular is the set of the k items that most training users know.
func (w World) popular(k int) map[int32]bool {
	order := make([]int32, len(w.Counts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return w.Counts[b] - w.Counts[a] })
	set := make(map[int32]bool, k)
	for _, i := range order[:min(k, len(order))] {
		set[i] = true
	}
	return set
}

// novelty takes one user more than there are for items that nobody knows, so that the logarithm stays finite.
func (w World) novelty(list []int32) float64 {
	sum := 0.0
	for _, i := range list {
		sum -= math.Log2(float64(w.Counts[i]+1) / float64(w.Users+1))
	}
	return sum / float64(max(1, len(list)))
}

func (w World) diversity(list []int32) float64 {
	if w.Cosine == nil || len(list) < 2 {
		return 0
	}
	sum, pairs := 0.0, 0
	for n, a := range list {
		for _, b := range list[:n] {
			sum += 1 - w.Cosine(a, b)
			pairs++
		}
	}
	return sum / float64(pairs)
}

func serendipity(list, relevant []int32, popular map[int32]bool) float64 {
	n := 0
	for _, i := range list {
		if slices.Contains(relevant, i) && !popular[i] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(list)))
}

// miscalibration is KL(p‖q̃), q̃ = 0.99 q + 0.01 p, with p the genres of the history and q those of the list; a film
// shares its weight among its genres (Steck 2018, equations 2 to 6).
func (w World) miscalibration(c Case, list []int32) float64 {
	if w.Genres == nil {
		return 0
	}
	history := make([]int32, 0, len(c.History))
	for _, e := range c.History {
		history = append(history, e.Item)
	}
	p, q := w.shares(history), w.shares(list)
	const alpha = 0.01
	kl := 0.0
	for g := range p {
		if p[g] > 0 {
			kl += p[g] * math.Log(p[g]/((1-alpha)*q[g]+alpha*p[g]))
		}
	}
	return kl
}

func (w World) shares(items []int32) []float64 {
	shares := make([]float64, w.NumGen)
	total := 0.0
	for _, i := range items {
		for _, g := range w.Genres[i] {
			shares[g] += 1 / float64(len(w.Genres[i]))
		}
		if len(w.Genres[i]) > 0 {
			total++
		}
	}
	for g := range shares {
		shares[g] /= max(1, total)
	}
	return shares
}

func coverage(times []int) float64 {
	n := 0
	for _, t := range times {
		if t > 0 {
			n++
		}
	}
	return float64(n) / float64(len(times))
}

// gini is the mean absolute difference of the counts over twice their mean.
func gini(times []int) float64 {
	sorted := slices.Sorted(slices.Values(times))
	n, sum, weighted := float64(len(sorted)), 0.0, 0.0
	for i, t := range sorted {
		sum += float64(t)
		weighted += (2*float64(i+1) - n - 1) * float64(t)
	}
	if sum == 0 {
		return 0
	}
	return weighted / (n * sum)
}
