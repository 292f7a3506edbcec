package eval

import (
	"fmt"
	"math/rand/v2"

	"github.com/loge-film/loge/core/learn"
)

// Cold is a split for items that are new: a share of the items is hidden from training, wholly or but for the first few
// interactions, and strangers must find theirs among all hidden ones, given what they did with the others. The cases stay
// the same however much is revealed, so that the figures make a curve from cold to warm.
type Cold struct {
	Hidden []int32 // ascending
	Cases  []Case
	data   *learn.Interactions
	away   []bool  // test users
	turn   []int32 // of each interaction in the order of Each: how many of its item's come before it; 0 for items not hidden
}

// SplitCold hides the given share of the items that anybody met, at random, and tests on the given share of the users who
// have both a hidden item and another. Equal seeds give equal splits. It fails when no item or nobody is left on either side.
func SplitCold(data *learn.Interactions, hide, users float64, seed uint64) (*Cold, error) {
	if !(hide > 0 && hide < 1) || !(users > 0 && users < 1) {
		return nil, fmt.Errorf("the shares of items to hide and of users to test are %g and %g, they lie between 0 and 1", hide, users)
	}
	rng := rand.New(rand.NewPCG(seed, 6))
	c := &Cold{data: data, away: make([]bool, data.Users())}
	hidden := c.hide(hide, rng)
	c.testOn(users, hidden, rng)
	if len(c.Cases) == 0 {
		return nil, fmt.Errorf("nobody can be tested: %d items are hidden, and too few users have one of them and another", len(c.Hidden))
	}
	c.takeTurns(hidden, rng)
	return c, nil
}

func (c *Cold) hide(share float64, rng *rand.Rand) []bool {
	hidden := make([]bool, c.data.Items())
	var met []int
	for i := range hidden {
		if len(c.data.Item(i).IDs) > 0 {
			met = append(met, i)
		}
	}
	rng.Shuffle(len(met), func(a, b int) { met[a], met[b] = met[b], met[a] })
	for _, i := range met[:int(share*float64(len(met)))] {
		hidden[i] = true
	}
	for i, h := range hidden {
		if h {
			c.Hidden = append(c.Hidden, int32(i))
		}
	}
	return hidden
}

func (c *Cold) testOn(share float64, hidden []bool, rng *rand.Rand) {
	var all []Case
	var users []int
	for _, u := range rng.Perm(c.data.Users()) {
		one := Case{Candidates: c.Hidden}
		for _, e := range c.data.History(u, nil) {
			if hidden[e.Item] {
				one.Relevant = append(one.Relevant, e.Item)
			} else {
				one.History = append(one.History, e)
			}
		}
		if len(one.Relevant) > 0 && len(one.History) > 0 {
			all, users = append(all, one), append(users, u)
		}
	}
	n := int(share * float64(len(all)))
	c.Cases = all[:n]
	for _, u := range users[:n] {
		c.away[u] = true
	}
}

// takeTurns orders the interactions of each hidden item with the users who are trained on, at random.
func (c *Cold) takeTurns(hidden []bool, rng *rand.Rand) {
	orders := make([][]int, c.data.Items())
	for _, i := range c.Hidden {
		known := 0
		for _, u := range c.data.Item(int(i)).IDs {
			if !c.away[u] {
				known++
			}
		}
		orders[i] = rng.Perm(known)
	}
	for x := range c.data.Each {
		turn := int32(0)
		if hidden[x.Item] && !c.away[x.User] {
			turn, orders[x.Item] = int32(orders[x.Item][0]), orders[x.Item][1:]
		}
		c.turn = append(c.turn, turn)
	}
}

// Reveal is the training data with at most n interactions of each hidden item, with all of them if n is negative. What
// is revealed for a smaller n is revealed for a larger one too. Content is kept.
func (c *Cold) Reveal(n int) (*learn.Interactions, error) {
	isHidden := make([]bool, c.data.Items())
	for _, i := range c.Hidden {
		isHidden[i] = true
	}
	at := 0
	train, err := keep(c.data, func(x learn.Interaction) bool {
		turn := int(c.turn[at])
		at++
		return !c.away[x.User] && (!isHidden[x.Item] || n < 0 || turn < n)
	})
	if err != nil || c.data.Content() == nil {
		return train, err
	}
	return train.WithContent(c.data.Content())
}
