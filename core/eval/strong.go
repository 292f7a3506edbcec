package eval

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/loge-film/loge/core/learn"
)

// Strong is a split for strong generalisation: the test users are strangers to the training data.
type Strong struct {
	Train      *learn.Interactions // same users and items as before, the others' rows empty
	Validation []Case
	Test       []Case
}

// SplitFolds deals the users who have at least two interactions into folds and makes one Strong of each: the fold's users
// are its test, a share of the others its validation. See SplitStrong; the test users of all folds are all of them, but
// for those who know too few items that others know.
func SplitFolds(data *learn.Interactions, folds int, validation, share float64, seed uint64) ([]Strong, error) {
	users := able(data, rand.New(rand.NewPCG(seed, 7)))
	if folds < 2 || len(users) < 2*folds || !(validation >= 0 && validation < 1) {
		return nil, fmt.Errorf("%d folds wanted, only %d users have two interactions or more", folds, len(users))
	}
	splits := make([]Strong, folds)
	for f := range splits {
		var test, others []int
		for n, u := range users {
			if n%folds == f {
				test = append(test, u)
			} else {
				others = append(others, u)
			}
		}
		var err error
		rng := rand.New(rand.NewPCG(seed, uint64(8+f)))
		rng.Shuffle(len(others), func(a, b int) { others[a], others[b] = others[b], others[a] })
		chosen := others[:int(validation*float64(len(others)))]
		if splits[f], err = splitOff(data, chosen, test, share, rng); err != nil {
			return nil, err
		}
	}
	return splits, nil
}

// able lists the users with two interactions or more in random order.
func able(data *learn.Interactions, rng *rand.Rand) []int {
	var users []int
	for _, u := range rng.Perm(data.Users()) {
		if len(data.User(u).IDs) >= 2 {
			users = append(users, u)
		}
	}
	return users
}

// SplitStrong takes validation and test users at random, each with at least two interactions, and holds out a share of
// each one's interactions, at least one of them and never all (Liang et al. 2018, section 4.1: 0.2). Only items that the
// training data knows are kept for them. Equal seeds give equal splits.
func SplitStrong(data *learn.Interactions, validation, test int, share float64, seed uint64) (Strong, error) {
	if share <= 0 || share >= 1 {
		return Strong{}, fmt.Errorf("the share to hold out is %g, it lies between 0 and 1", share)
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	users := able(data, rng)
	if validation < 0 || test < 1 || validation+test >= len(users) {
		return Strong{}, fmt.Errorf("%d validation and %d test users wanted, only %d users have two interactions or more",
			validation, test, len(users))
	}
	return splitOff(data, users[:validation], users[validation:validation+test], share, rng)
}

// splitOff trains on everybody else; content is kept.
func splitOff(data *learn.Interactions, validation, test []int, share float64, rng *rand.Rand) (s Strong, err error) {
	away := make([]bool, data.Users())
	for _, u := range slices.Concat(validation, test) {
		away[u] = true
	}
	if s.Train, err = keep(data, func(x learn.Interaction) bool { return !away[x.User] }); err != nil {
		return s, err
	}
	cases := func(users []int) (all []Case) {
		for _, u := range users {
			if c, ok := holdOut(data.User(u), s.Train, share, rng); ok {
				all = append(all, c)
			}
		}
		return all
	}
	s.Validation, s.Test = cases(validation), cases(test)
	if data.Content() != nil {
		s.Train, err = s.Train.WithContent(data.Content())
	}
	return s, err
}

func holdOut(row learn.Row, train *learn.Interactions, share float64, rng *rand.Rand) (Case, bool) {
	var known []int
	for n, i := range row.IDs {
		if len(train.Item(int(i)).IDs) > 0 {
			known = append(known, n)
		}
	}
	if len(known) < 2 {
		return Case{}, false
	}
	out := min(len(known)-1, max(1, int(share*float64(len(known)))))
	rng.Shuffle(len(known), func(a, b int) { known[a], known[b] = known[b], known[a] })
	var c Case
	for n, at := range known {
		if n < out {
			c.Relevant = append(c.Relevant, row.IDs[at])
		} else {
			c.History = append(c.History, learn.Entry{Item: row.IDs[at], Weight: row.Weights[at]})
		}
	}
	return c, true
}
