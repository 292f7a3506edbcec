package learn

import (
	"errors"
	"fmt"
	"math"
)

// The largest data that NewInteractions accepts: one score vector or one row of pointers must fit into memory with ease.
const (
	MaxUsers = 1 << 27
	MaxItems = 1 << 20
)

// An Interaction is one user's dealing with one item.
type Interaction struct {
	User   int32
	Item   int32
	Weight float32 // finite: 1 for a bare event, a rating, or a confidence; below 0 a dislike
	Time   int64   // seconds since 1970, not negative; 0 when unknown
}

// A Row is one user's items or one item's users, ascending; the slices are parallel and must not be changed.
type Row struct {
	IDs     []int32
	Weights []float32
	Times   []int64 // nil when no interaction of the data carries a time
}

// Interactions is an immutable sparse matrix of users × items, kept in both orientations.
type Interactions struct {
	byUser, byItem compressed
	merged         int
	content        *Vectors
}

type compressed struct {
	start   []int // row r is [start[r], start[r+1])
	ids     []int32
	weights []float32
	times   []int64
}

// NewInteractions builds the matrix from a list in any order. Where a user meets an item several times the latest counts,
// the last of the list among equals; Merged says how many gave way. It fails on ids outside 0..users-1 and 0..items-1,
// weights that are not finite and negative times, naming the first offender by its place in the list.
func NewInteractions(users, items int, list []Interaction) (*Interactions, error) {
	if users < 0 || users > MaxUsers || items < 0 || items > MaxItems {
		return nil, fmt.Errorf("interactions: %d users and %d items, the limits are %d and %d", users, items, MaxUsers, MaxItems)
	}
	timed := false
	for n, x := range list {
		if err := check(x, users, items); err != nil {
			return nil, fmt.Errorf("interaction %d: %w", n+1, err)
		}
		timed = timed || x.Time != 0
	}
	itemOf := func(x Interaction) int32 { return x.Item }
	userOf := func(x Interaction) int32 { return x.User }
	sorted := sortBy(sortBy(list, items, itemOf), users, userOf)
	kept := merge(sorted)
	return &Interactions{
		byUser: compress(kept, users, timed, userOf, itemOf),
		byItem: compress(sortBy(kept, items, itemOf), items, timed, itemOf, userOf),
		merged: len(list) - len(kept),
	}, nil
}

func check(x Interaction, users, items int) error {
	switch {
	case x.User < 0 || int(x.User) >= users:
		return fmt.Errorf("user %d is outside 0..%d", x.User, users-1)
	case x.Item < 0 || int(x.Item) >= items:
		return fmt.Errorf("item %d is outside 0..%d", x.Item, items-1)
	case !finite(x.Weight):
		return fmt.Errorf("weight %v is not a finite number", x.Weight)
	case x.Time < 0:
		return fmt.Errorf("time %d lies before 1970", x.Time)
	}
	return nil
}

func finite(x float32) bool { return !math.IsNaN(float64(x)) && !math.IsInf(float64(x), 0) }

// sortBy is a stable counting sort of a copy.
func sortBy(list []Interaction, rows int, key func(Interaction) int32) []Interaction {
	next := make([]int, rows+1)
	for _, x := range list {
		next[key(x)+1]++
	}
	for r := range rows {
		next[r+1] += next[r]
	}
	out := make([]Interaction, len(list))
	for _, x := range list {
		out[next[key(x)]] = x
		next[key(x)]++
	}
	return out
}

// merge keeps, in place, the latest of each run of the same user and item.
func merge(sorted []Interaction) []Interaction {
	kept := sorted[:0]
	for _, x := range sorted {
		if n := len(kept); n == 0 || kept[n-1].User != x.User || kept[n-1].Item != x.Item {
			kept = append(kept, x)
		} else if x.Time >= kept[n-1].Time {
			kept[n-1] = x
		}
	}
	return kept
}

func compress(sorted []Interaction, rows int, timed bool, row, id func(Interaction) int32) compressed {
	c := compressed{start: make([]int, rows+1), ids: make([]int32, len(sorted)), weights: make([]float32, len(sorted))}
	if timed {
		c.times = make([]int64, len(sorted))
	}
	for n, x := range sorted {
		c.start[row(x)+1]++
		c.ids[n], c.weights[n] = id(x), x.Weight
		if timed {
			c.times[n] = x.Time
		}
	}
	for r := range rows {
		c.start[r+1] += c.start[r]
	}
	return c
}

func (c *compressed) row(r int) Row {
	from, to := c.start[r], c.start[r+1]
	row := Row{IDs: c.ids[from:to:to], Weights: c.weights[from:to:to]}
	if c.times != nil {
		row.Times = c.times[from:to:to]
	}
	return row
}

// Users is the number of users, with or without interactions.
func (x *Interactions) Users() int { return len(x.byUser.start) - 1 }

// Items is the number of items, with or without interactions.
func (x *Interactions) Items() int { return len(x.byItem.start) - 1 }

// Len is the number of distinct pairs of user and item.
func (x *Interactions) Len() int { return len(x.byUser.ids) }

// Merged is the number of interactions that gave way to another one of the same user and item.
func (x *Interactions) Merged() int { return x.merged }

// Timed reports whether any interaction carries a time.
func (x *Interactions) Timed() bool { return x.byUser.times != nil }

// User is the row of user u, 0 <= u < Users.
func (x *Interactions) User(u int) Row { return x.byUser.row(u) }

// Item is the column of item i, 0 <= i < Items.
func (x *Interactions) Item(i int) Row { return x.byItem.row(i) }

// History appends user u's items and weights to dst, ready for Scorer.Score.
func (x *Interactions) History(u int, dst []Entry) []Entry {
	row := x.User(u)
	for n, id := range row.IDs {
		dst = append(dst, Entry{Item: id, Weight: row.Weights[n]})
	}
	return dst
}

// Each calls yield for every interaction, by user and then by item.
func (x *Interactions) Each(yield func(Interaction) bool) {
	for u := range x.Users() {
		row := x.User(u)
		for n, id := range row.IDs {
			one := Interaction{User: int32(u), Item: id, Weight: row.Weights[n]}
			if row.Times != nil {
				one.Time = row.Times[n]
			}
			if !yield(one) {
				return
			}
		}
	}
}

// Binary is the implicit view of ratings: interactions of at least the given weight, each with weight 1. Users and items
// keep their numbers, times and content vectors are kept.
func (x *Interactions) Binary(atLeast float32) *Interactions {
	return x.filter(func(one *Interaction) bool {
		keep := one.Weight >= atLeast
		one.Weight = 1
		return keep
	})
}

func (x *Interactions) filter(keep func(*Interaction) bool) *Interactions {
	var list []Interaction
	x.Each(func(one Interaction) bool {
		if keep(&one) {
			list = append(list, one)
		}
		return true
	})
	out, err := NewInteractions(x.Users(), x.Items(), list)
	if err != nil {
		panic("learn: a part of valid interactions is not valid: " + err.Error())
	}
	out.content = x.content
	return out
}

// Vectors are the content of items: row i, of length Dim, describes item i. A row of zeros means that nothing is known.
type Vectors struct {
	Dim  int
	Data []float32 // items × Dim, row by row
}

// Row is the vector of item i.
func (v *Vectors) Row(i int) []float32 { return v.Data[i*v.Dim : (i+1)*v.Dim : (i+1)*v.Dim] }

// Rows is the number of items.
func (v *Vectors) Rows() int { return len(v.Data) / v.Dim }

// WithContent is the same data with content vectors, one row an item, for the models that use them.
func (x *Interactions) WithContent(v *Vectors) (*Interactions, error) {
	if v == nil || v.Dim <= 0 || len(v.Data) != v.Dim*x.Items() {
		return nil, fmt.Errorf("content vectors: need %d rows of one positive length", x.Items())
	}
	for n, w := range v.Data {
		if !finite(w) {
			return nil, fmt.Errorf("content vectors: row %d holds %v, which is not a finite number", n/v.Dim, w)
		}
	}
	out := *x
	out.content = v
	return &out, nil
}

// Content is what WithContent added, or nil.
func (x *Interactions) Content() *Vectors { return x.content }

// errEmpty is the answer of trainers that can learn nothing from nothing.
var errEmpty = errors.New("no interactions to learn from")
