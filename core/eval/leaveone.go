package eval

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/loge-film/loge/core/learn"
)

// A HeldOut says which interaction of a user is left out.
type HeldOut bool

// The two rules in use.
const (
	LatestItem HeldOut = false // of the highest item number among equals; any one where the data has no times
	AnyItem    HeldOut = true  // at random
)

// LeaveOneOut holds out one interaction of each user and ranks it among the given number of items that the user never
// met. Users with fewer than two interactions stay in the training data only; it fails where there are no others, and where
// somebody has not enough items left for the negatives.
func LeaveOneOut(data *learn.Interactions, rule HeldOut, negatives int, seed uint64) (*learn.Interactions, []Case, error) {
	rng := rand.New(rand.NewPCG(seed, 2))
	held := map[int]int32{}
	var cases []Case
	for u := range data.Users() {
		row := data.User(u)
		if len(row.IDs) < 2 {
			continue
		}
		if len(row.IDs)+negatives > data.Items() {
			return nil, nil, fmt.Errorf("somebody has met %d of the %d items: not enough are left for %d negatives", len(row.IDs), data.Items(), negatives)
		}
		at := rule.pick(row, rng)
		held[u] = row.IDs[at]
		cases = append(cases, leftOut(row, at, negatives, data.Items(), rng))
	}
	if len(cases) == 0 {
		return nil, nil, errors.New("nobody has two items, one to hold out and another to be known by")
	}
	train, err := keep(data, func(x learn.Interaction) bool {
		out, ok := held[int(x.User)]
		return !ok || out != x.Item
	})
	return train, cases, err
}

func (h HeldOut) pick(row learn.Row, rng *rand.Rand) int {
	if h == AnyItem || row.Times == nil {
		return rng.IntN(len(row.IDs))
	}
	at := 0
	for n, t := range row.Times {
		if t >= row.Times[at] {
			at = n
		}
	}
	return at
}

// Tied counts the users of two interactions or more of whom several are the latest.
func Tied(data *learn.Interactions) (n int) {
	for u := range data.Users() {
		row := data.User(u)
		if len(row.IDs) < 2 || row.Times == nil {
			continue
		}
		latest, times := slices.Max(row.Times), 0
		for _, t := range row.Times {
			if t == latest {
				times++
			}
		}
		if times > 1 {
			n++
		}
	}
	return n
}

func leftOut(row learn.Row, at, negatives, items int, rng *rand.Rand) Case {
	c := among(row, row.IDs[at], negatives, items, rng)
	for n, i := range row.IDs {
		if n != at {
			c.History = append(c.History, learn.Entry{Item: i, Weight: row.Weights[n]})
		}
	}
	return c
}

// among draws distinct items that the row does not have and puts the sought one first.
func among(row learn.Row, sought int32, negatives, items int, rng *rand.Rand) Case {
	c := Case{Relevant: []int32{sought}, Candidates: []int32{sought}}
	taken := map[int32]bool{sought: true}
	for len(c.Candidates) <= negatives {
		i := int32(rng.IntN(items))
		if _, met := slices.BinarySearch(row.IDs, i); met || taken[i] {
			continue
		}
		taken[i] = true
		c.Candidates = append(c.Candidates, i)
	}
	return c
}

// Among ranks each given interaction's item among negatives that its user has not met, in training or otherwise: the
// cases of a leave-one-out whose held-out items are given. Items of the training data in the test are an error.
func Among(train *learn.Interactions, test []learn.Interaction, negatives int, seed uint64) ([]Case, error) {
	rng := rand.New(rand.NewPCG(seed, 5))
	cases := make([]Case, 0, len(test))
	for n, x := range test {
		row, err := heldRow(train, n, x.User, x.Item)
		if err != nil {
			return nil, err
		}
		if len(row.IDs)+1+negatives > train.Items() {
			return nil, fmt.Errorf("held-out item %d: its user has not met as many as %d other items", n+1, negatives)
		}
		c := among(row, x.Item, negatives, train.Items(), rng)
		c.History = train.History(int(x.User), nil)
		cases = append(cases, c)
	}
	return cases, nil
}

// A Held is one held-out item of a user and the items that it is ranked among.
type Held struct {
	User, Item int32
	Negatives  []int32
}

// heldRow is the row of the user of held-out item number n+1, who must have one without the item.
func heldRow(train *learn.Interactions, n int, user, item int32) (learn.Row, error) {
	if int(user) >= train.Users() || int(item) >= train.Items() {
		return learn.Row{}, fmt.Errorf("held-out item %d is of a user or an item that the training data does not have", n+1)
	}
	row := train.User(int(user))
	if _, met := slices.BinarySearch(row.IDs, item); met {
		return row, fmt.Errorf("held-out item %d stands in the training data too", n+1)
	}
	return row, nil
}

// AmongGiven is Among with the negatives given, too. A negative that is the held-out item or stands in the training data
// of its user is an error, for it is none; items that the training data does not have are fine, as long as it has room for them.
func AmongGiven(train *learn.Interactions, test []Held) ([]Case, error) {
	cases := make([]Case, 0, len(test))
	for n, s := range test {
		row, err := heldRow(train, n, s.User, s.Item)
		if err != nil {
			return nil, err
		}
		for _, i := range s.Negatives {
			if _, met := slices.BinarySearch(row.IDs, i); met || i == s.Item || int(i) >= train.Items() {
				return nil, fmt.Errorf("held-out item %d: one of its negatives is the item itself, or one that its user has met", n+1)
			}
		}
		cases = append(cases, Case{
			History: train.History(int(s.User), nil), Relevant: []int32{s.Item}, Candidates: append([]int32{s.Item}, s.Negatives...),
		})
	}
	return cases, nil
}

// HeldItems returns the users and items that a leave-one-out took out of data, in the order of its cases, whose negatives
// it tells.
func HeldItems(data, train *learn.Interactions, cases []Case) []Held {
	var held []Held
	for u := range data.Users() {
		rest := train.User(u).IDs
		for _, i := range data.User(u).IDs {
			if _, kept := slices.BinarySearch(rest, i); !kept {
				held = append(held, Held{User: int32(u), Item: i, Negatives: cases[len(held)].Candidates[1:]})
			}
		}
	}
	return held
}
