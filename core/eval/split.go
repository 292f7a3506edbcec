package eval

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/loge-film/loge/core/learn"
)

// SplitKnown holds out a share of the interactions of some users, who stay in the training data with the rest: the inner
// split to choose parameters for hold-out protocols on. Only items that the remaining data knows are sought.
func SplitKnown(data *learn.Interactions, users int, share float64, seed uint64) (*learn.Interactions, []Case, error) {
	rng := rand.New(rand.NewPCG(seed, 6))
	out := map[[2]int32]bool{}
	var chosen []int
	for _, u := range rng.Perm(data.Users()) {
		row := data.User(u)
		n := int(share * float64(len(row.IDs)))
		if n < 1 || n == len(row.IDs) {
			continue
		}
		for _, at := range rng.Perm(len(row.IDs))[:n] {
			out[[2]int32{int32(u), row.IDs[at]}] = true
		}
		if chosen = append(chosen, u); len(chosen) == users {
			break
		}
	}
	if len(chosen) == 0 {
		return nil, nil, fmt.Errorf("no user has enough interactions to hold out %g of them", share)
	}
	train, err := keep(data, func(x learn.Interaction) bool { return !out[[2]int32{x.User, x.Item}] })
	if err != nil {
		return nil, nil, err
	}
	var cases []Case
	for _, u := range chosen {
		c := Case{History: train.History(u, nil)}
		for _, i := range data.User(u).IDs {
			if out[[2]int32{int32(u), i}] && len(train.Item(int(i)).IDs) > 0 {
				c.Relevant = append(c.Relevant, i)
			}
		}
		if len(c.Relevant) > 0 {
			cases = append(cases, c)
		}
	}
	return train, cases, nil
}

func keep(data *learn.Interactions, wanted func(learn.Interaction) bool) (*learn.Interactions, error) {
	var list []learn.Interaction
	for x := range data.Each {
		if wanted(x) {
			list = append(list, x)
		}
	}
	return learn.NewInteractions(data.Users(), data.Items(), list)
}

// Shorten cuts each history to at most n entries, drawn at random, and moves nothing: what was cut stays masked, so that
// the figures of all lengths are about the same held-out items.
func Shorten(cases []Case, n int, seed uint64) []Case {
	rng := rand.New(rand.NewPCG(seed, 3))
	short := make([]Case, len(cases))
	for c, full := range cases {
		history := slices.Clone(full.History)
		rng.Shuffle(len(history), func(a, b int) { history[a], history[b] = history[b], history[a] })
		cut := min(n, len(history))
		masked := slices.Clone(full.Masked)
		for _, e := range history[cut:] {
			masked = append(masked, e.Item)
		}
		short[c] = Case{History: history[:cut], Masked: masked, Relevant: full.Relevant, Candidates: full.Candidates}
	}
	return short
}

// SplitTime trains on what happened before the moment and tests, for every user who was there before it, on the items
// first met from then on. Items that the training data does not know are left out of the test and counted. Weights of
// the histories that the models see halve with every halfLife seconds before the moment; 0 leaves them as they are.
func SplitTime(data *learn.Interactions, moment, halfLife int64) (train *learn.Interactions, cases []Case, unknown int, err error) {
	train, err = keep(data, func(x learn.Interaction) bool { return x.Time < moment })
	if err != nil {
		return nil, nil, 0, err
	}
	for u := range data.Users() {
		past := train.User(u)
		if len(past.IDs) == 0 {
			continue
		}
		c := Case{History: aged(past, moment, halfLife)}
		row := data.User(u)
		for n, i := range row.IDs {
			if row.Times == nil || row.Times[n] < moment {
				continue
			}
			if len(train.Item(int(i)).IDs) == 0 {
				unknown++
				continue
			}
			c.Relevant = append(c.Relevant, i)
		}
		if len(c.Relevant) > 0 {
			cases = append(cases, c)
		}
	}
	return train, cases, unknown, nil
}

func aged(row learn.Row, moment, halfLife int64) []learn.Entry {
	history := make([]learn.Entry, len(row.IDs))
	for n, i := range row.IDs {
		history[n] = learn.Entry{Item: i, Weight: row.Weights[n]}
		if halfLife > 0 && row.Times != nil {
			history[n].Weight *= float32(math.Exp2(-float64(moment-row.Times[n]) / float64(halfLife)))
		}
	}
	return history
}

// Folds deals n things into k groups of nearly equal size at random: the group of each thing.
func Folds(n, k int, seed uint64) []int {
	groups := make([]int, n)
	for at, thing := range rand.New(rand.NewPCG(seed, 4)).Perm(n) {
		groups[thing] = at % k
	}
	return groups
}

// Extent is one more than the highest user and item number of a list.
func Extent(list []learn.Interaction) (users, items int) {
	for _, x := range list {
		users, items = max(users, int(x.User)+1), max(items, int(x.Item)+1)
	}
	return users, items
}
