package taste

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/text"
)

func anyWishes(s *Space) *rapid.Generator[[]Wish] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Wish {
		f := uint32(rapid.IntRange(0, s.Features()-1).Draw(t, "feature"))
		if w, ok := WishFor(f, float64(rapid.IntRange(-1, 1).Draw(t, "edit"))); ok {
			return w
		}
		return Wish{f, event.Comment, rapid.Float64Range(-1, 1).Draw(t, "target"), rapid.Float64Range(0.01, 1).Draw(t, "confidence"), event.Exactly}
	}), 0, 6)
}

func solveWishes(s *Space, events []event.Event, wishes ...Wish) *Taste {
	return NewSolver(s).Solve(Gather(events, now, shelf{s.films}), wishes...)
}

// With wishes, too, films, wishes and everybody sum to the score, and so do features; with a blend and without.
func TestWishesSum(t *testing.T) {
	for _, s := range []*Space{newSpace(small), crowdedSpace()} {
		rapid.Check(t, func(rt *rapid.T) {
			taste := solveWishes(s, anyHistory(small, 40).Draw(rt, "history"), anyWishes(s).Draw(rt, "wishes")...)
			weight := 0.0
			for _, a := range taste.system.alpha {
				weight += math.Abs(a)
			}
			for j := range s.Len() {
				films, features := taste.Everybody(j), taste.Everybody(j)
				for _, part := range taste.Films(j) {
					films += part
				}
				for _, part := range taste.Wished(j) {
					films += part
				}
				for _, share := range taste.Shares(j) {
					features += share.Amount
				}
				if at := float64(taste.At(j)); !near(films, at, 1e-5) || !near(features, at, 1e-5+0.003*weight) {
					rt.Fatalf("film %d: films and wishes sum to %v, features to %v, the score is %v", j, films, features, at)
				}
			}
		})
	}
}

// pure is a world of which films 0 and 1 have one feature each and nothing else.
func pure() *Space {
	b := &pack.Builder{Dim: 2, Blend: 0.5, Singular: []float64{4, 3}}
	for _, key := range []string{"black", "white", "round"} {
		b.Features = append(b.Features, text.Feature{Field: text.FieldTag, Key: key, En: key})
	}
	for i := range 30 {
		row, norm := pack.Row{Index: []uint32{uint32(i % 2)}, Weight: []float32{1}}, float32(1)
		if i > 1 && i%3 > 0 {
			row, norm = pack.Row{Index: []uint32{uint32(i % 2), 2}, Weight: []float32{0.8, 0.6}}, 0.8
		}
		b.Films = append(b.Films, film.Film{ID: film.ID("film-" + string(rune('a'+i/26)) + string(rune('a'+i%26))), Title: "Film", Year: 1990})
		b.Rows, b.Norms = append(b.Rows, row), append(b.Norms, norm)
		b.Vectors = append(b.Vectors, float32(1-i%2), float32(i%2))
	}
	return newSpace(fixture.Build(b))
}

// "More of X" never lowers the score of a film that has X and nothing else, and "not me" never raises it, whatever the
// history and the other wishes. Interest is the score of such a film.
func TestEditsPointOneWay(t *testing.T) {
	s := pure()
	rapid.Check(t, func(rt *rapid.T) {
		history, wishes := anyHistory(s.films, 30).Draw(rt, "history"), anyWishes(s).Draw(rt, "wishes")
		f := rapid.IntRange(0, 1).Draw(rt, "feature")
		value := float64(1 - 2*rapid.IntRange(0, 1).Draw(rt, "not me"))
		edit, _ := WishFor(uint32(f), value)
		before, after := solveWishes(s, history, wishes...), solveWishes(s, history, append(wishes, edit)...)
		if rise := value * (after.scoreOf(f) - before.scoreOf(f)); rise < -rounding {
			rt.Fatalf("%+v moves the score of its film from %v to %v", edit, before.scoreOf(f), after.scoreOf(f))
		}
		if interest := after.Interest(uint32(f)); !near(interest, after.scoreOf(f), 1e-5) {
			rt.Fatalf("the interest is %v, the score %v", interest, after.scoreOf(f))
		}
	})
}

// The same for every feature of real films, by Interest; and after "not me" nothing is left that speaks for the feature.
func TestNotMe(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		history := anyHistory(small, 60).Draw(rt, "history")
		f := uint32(rapid.IntRange(0, s.Features()-1).Draw(rt, "feature"))
		before := solve(s, history).Interest(f)
		more, _ := WishFor(f, 1)
		less, _ := WishFor(f, -1)
		if after := solveWishes(s, history, more).Interest(f); after < before-rounding || after < 0.5 {
			rt.Fatalf("more: from %v to %v", before, after)
		}
		if after := solveWishes(s, history, less).Interest(f); after > before+rounding || after > -0.5 {
			rt.Fatalf("not me: from %v to %v", before, after)
		}
	})
}

// A like never lowers the liked film's own score, and a dislike never raises it, whatever was wished.
func TestOwnScoreWithWishes(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		history, wishes := anyHistory(small, 40).Draw(rt, "history"), anyWishes(s).Draw(rt, "wishes")
		i := rapid.IntRange(0, 39).Draw(rt, "film")
		act := event.Event{ID: "x", Kind: event.Like, Film: small.ID(i), Time: now}
		sign := 1.0
		if rapid.Bool().Draw(rt, "dislike") {
			act.Kind, sign = event.Dislike, -1
		}
		before, after := solveWishes(s, history, wishes...).scoreOf(i), solveWishes(s, with(history, act), wishes...).scoreOf(i)
		if sign*(after-before) < -rounding {
			rt.Fatalf("%s of film %d: its score goes from %v to %v", act.Kind, i, before, after)
		}
	})
}

// What films give to an interest sums to it.
func TestInterestParts(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 40).Draw(rt, "history"))
		f := uint32(rapid.IntRange(0, s.Features()-1).Draw(rt, "feature"))
		sum := 0.0
		for _, part := range taste.InterestParts(f) {
			sum += part
		}
		if !near(sum, taste.Interest(f), 1e-5) {
			rt.Fatalf("feature %d: the parts sum to %v, the interest is %v", f, sum, taste.Interest(f))
		}
	})
}

// Wishes beyond the cap and for features that the space does not have say nothing, and a whim heeds wishes.
func TestWishesBounds(t *testing.T) {
	s := newSpace(small)
	many := make([]Wish, MaxWishes+5)
	for i := range many {
		many[i], _ = WishFor(uint32(i), 1)
	}
	if n := len(solveWishes(s, nil, many...).Wishes()); n != MaxWishes {
		t.Errorf("%d wishes, expected %d", n, MaxWishes)
	}
	foreign, _ := WishFor(uint32(s.Features()), 1)
	if taste := solveWishes(s, nil, foreign); len(taste.Wishes()) > 0 || taste.Whim(1) == nil {
		t.Error("a foreign feature is a wish")
	}
	if _, ok := WishFor(0, 0); ok {
		t.Error("an edit that is taken back is a wish")
	}
	free, wished, one := solve(s, nil), solveWishes(s, nil, many...), many[3].Feature
	var loose, held float64
	for seed := range uint64(50) {
		loose += math.Abs(free.Whim(seed).interest(one))
		held += math.Abs(wished.Whim(seed).interest(one))
	}
	if held > loose/2 {
		t.Errorf("whims stray by %v from a wish, by %v without", held, loose)
	}
}

func (w *Whim) interest(f uint32) float64 {
	t := &Taste{space: w.space, direction: w.direction}
	return t.Interest(f)
}
