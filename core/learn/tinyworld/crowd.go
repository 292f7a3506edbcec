package tinyworld

import (
	"math"

	"github.com/loge-film/loge/core/rng"
)

// tastes is the number of groups of items in a crowd's world; each person follows three of them.
const tastes = 40

// Crowd makes the interactions of a large world, to measure training on: users' histories of uneven length, a few items
// that everybody meets and a long tail, and groups of items that go together. There are about as many pairs as wanted,
// each of its user and item once; the same seed makes the same crowd. Users, items and pairs are 1 or more.
func Crowd(users, items, pairs int, seed uint64) []Pair {
	g := generator{rng.Source(seed)}
	all := make([]Pair, 0, pairs)
	seen := make([]int32, items) // the user, counted from 1, who met the item last
	for u := range users {
		length := min(items/2, int(g.length()*float64(pairs)/float64(users))+1)
		groups := [3]int{g.Below(tastes), g.Below(tastes), g.Below(tastes)}
		for range length {
			if i := g.meets(groups, items); seen[i] != int32(u)+1 {
				seen[i] = int32(u) + 1
				all = append(all, Pair{User: int32(u), Item: i, Rating: 5})
			}
		}
	}
	return all
}

// length is about 1.2 on average, which makes up for items that are met twice: many short histories and a few long ones.
func (g *generator) length() float64 { return 0.3 + 2.7*math.Pow(g.Float64(), 2) }

// meets draws an item: two times in three of one of the groups, else of all; early items are popular.
func (g *generator) meets(groups [3]int, items int) int32 {
	place := math.Pow(g.Float64(), 2.5)
	if g.Below(3) == 0 {
		return int32(place * float64(items))
	}
	group := groups[g.Below(len(groups))]
	members := (items - group + tastes - 1) / tastes
	return int32(min(items-1, group+tastes*int(place*float64(members))))
}
