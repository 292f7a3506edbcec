package learn

import (
	"math"
	"slices"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/rng"
)

// A Person is somebody to validate on, whom the model has not been trained on: what they show and what is to be found.
type Person struct {
	Given  []Entry // in an order of no meaning: short histories are cut from its front
	Hidden []int32
	Among  []int32 // Hidden is ranked among these, itself included; nil for all items that are not in Given
}

// shares are the weights of iALS that ChooseWeights tries.
const shares = 21

// ChooseWeights finds for each knot the weight that gives people, with their histories cut to that length, the best mean
// NDCG at the cut (100 where everything is ranked) of the hidden items; of equals the one nearest to both parts alike. At
// each knot speak those who have more items than the knot before; should nobody, the weight stays.
func ChooseWeights(b *Blend, people []Person, cut int) Weights {
	chosen := b.Weights
	before := 0
	for k, n := range blend.Knots {
		if best := bestShare(b, people, before, n, cut); best >= 0 {
			chosen[k] = float64(best) / (shares - 1)
		}
		before = n
	}
	return chosen
}

// bestShare is the number of the best share at histories of more than before items, cut to n, or −1 if nobody has any.
func bestShare(b *Blend, people []Person, before, n, cut int) int {
	results := make([][shares]float64, len(people))
	dense.Parallel(len(people), func(_, p int) {
		history := people[p].Given
		if len(history) > before && len(people[p].Hidden) > 0 {
			results[p] = qualities(b, history[:min(n, len(history))], people[p], cut)
		}
	})
	var sums [shares]float64
	for _, r := range results {
		for s, q := range r {
			sums[s] += q
		}
	}
	best, order := -1, shares/2
	for step := range shares {
		// From the middle outwards: 10, 11, 9, 12, …
		order += step * (step%2*2 - 1)
		if sums[order] > 0 && (best < 0 || sums[order] > sums[best]) {
			best = order
		}
	}
	return best
}

// qualities is the NDCG of each share for one person.
func qualities(b *Blend, history []Entry, p Person, cut int) (q [shares]float64) {
	first, second := make([]float32, b.Items()), make([]float32, b.Items())
	b.Sides(history, first, second)
	both := make([]float32, b.Items())
	for s := range q {
		share := float32(s) / (shares - 1)
		for i := range both {
			both[i] = float32(share*first[i]) + float32((1-share)*second[i])
		}
		q[s] = p.ndcg(both, cut)
	}
	return q
}

// ndcg is the normalised discounted cumulative gain of the hidden items among the k best. It overwrites scores.
func (p *Person) ndcg(scores []float32, k int) float64 {
	if p.Among == nil {
		for _, e := range usable(p.Given, len(scores)) {
			scores[e.Item] = float32(math.Inf(-1))
		}
	}
	var gain, ideal float64
	for n, item := range p.Hidden {
		if rank := p.rankOf(scores, item); rank < k {
			gain += 1 / math.Log2(float64(rank)+2)
		}
		if n < k {
			ideal += 1 / math.Log2(float64(n)+2)
		}
	}
	return gain / ideal
}

// rankOf counts the items that come before one. Of equal scores the lower item comes first.
func (p *Person) rankOf(scores []float32, item int32) int {
	rank := 0
	before := func(i int32) {
		if x := scores[i]; x > scores[item] || x == scores[item] && i < item {
			rank++
		}
	}
	if p.Among == nil {
		for i := range scores {
			before(int32(i))
		}
	}
	for _, i := range p.Among {
		before(i)
	}
	return rank
}

// split sets the given share of users aside, with four fifths of each one's items shown and the rest hidden, in random
// but repeatable order; the others remain as training data.
func split(data *Interactions, share float64, seed int) (*Interactions, []Person) {
	draws := newRandom(seed)
	aside := make([]bool, data.Users())
	var people []Person
	for u := range aside {
		if aside[u] = draws.Float64() < share; !aside[u] {
			continue
		}
		row := slices.Clone(data.User(u).IDs)
		rng.Shuffle(&draws.Source, row)
		p := Person{Hidden: row[len(row)*4/5:]}
		for _, i := range row[:len(row)*4/5] {
			p.Given = append(p.Given, Entry{i, weightOf(data.User(u), i)})
		}
		people = append(people, p)
	}
	return data.filter(func(one *Interaction) bool { return !aside[one.User] }), people
}

func weightOf(row Row, item int32) float32 {
	n, _ := slices.BinarySearch(row.IDs, item)
	return row.Weights[n]
}
