// Package tinyworld makes a small world of two tastes in which it is known who ought to like what.
package tinyworld

import "github.com/loge-film/loge/core/rng"

// A Pair is one user's interaction with one item.
type Pair struct {
	User, Item int32
	Rating     float32 // 1..5, high within the user's own taste
}

// A World is a checkerboard: users and items are black or white by parity, and people mostly see films of their colour.
// Within a colour items also come in Flavours, which a user follows more closely, so that there is more to learn than two
// columns of popularity.
type World struct {
	Users, Items int
	Train        []Pair // users 0..Users-1
	People       []Person
}

// A Person is somebody whom no model has trained on: some of their items are given, the others are to be found.
type Person struct {
	Given, Hidden []Pair
}

// Flavours is the number of groups within each colour.
const Flavours = 3

// New makes a world of 240 users, 48 items and 60 strangers; the same seed makes the same world. One interaction in ten is noise.
func New(seed uint64) World {
	const users, items, people = 240, 48, 60
	g := generator{rng.Source(seed)}
	w := World{Users: users, Items: items}
	for u := range users {
		w.Train = append(w.Train, g.history(int32(u), items)...)
	}
	for p := range people {
		seen := g.history(int32(users+p), items)
		cut := len(seen) / 2
		w.People = append(w.People, Person{Given: seen[:cut], Hidden: seen[cut:]})
	}
	return w
}

// Affinity is how much a user likes an item: 2 for their colour and flavour, 1 for their colour, 0 otherwise.
func Affinity(user, item int32) int {
	switch {
	case user%2 != item%2:
		return 0
	case user/2%Flavours == item/2%Flavours:
		return 2
	}
	return 1
}

// A generator draws a world.
type generator struct{ rng.Source }

// history draws about ten items in random order: the chance in percent grows with affinity.
func (g *generator) history(user int32, items int) []Pair {
	chance := [...]int{4, 18, 70}
	var seen []Pair
	for i := range int32(items) {
		if like := Affinity(user, i); g.Below(100) < chance[like] {
			seen = append(seen, Pair{User: user, Item: i, Rating: g.rating(like)})
		}
	}
	for n := len(seen) - 1; n > 0; n-- {
		m := g.Below(n + 1)
		seen[n], seen[m] = seen[m], seen[n]
	}
	return seen
}

func (g *generator) rating(like int) float32 {
	return float32([...]int{1, 3, 4}[like] + g.Below(2))
}
