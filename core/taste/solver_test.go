package taste

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
)

// madeEvidence returns evidence on some of the films from first on, in their order.
func madeEvidence(seed uint64, first, films int) (list []Evidence) {
	random := rand.New(rand.NewPCG(seed, 1))
	for i, step := random.IntN(films), 1+random.IntN(3); i < films && len(list) < MaxFilms; i += step {
		side := []event.Side{event.Exactly, event.AtLeast, event.AtMost}[random.IntN(3)]
		target := float64(1+random.IntN(10)) / 10
		if side == event.AtMost || side == event.Exactly && i%2 == 0 {
			target = -target
		}
		list = append(list, Evidence{Film: first + i, Target: target, Confidence: float64(1+random.IntN(8)) / 2, Side: side})
	}
	return list
}

// A solver that has solved for others before, more films than it remembers, finds what a fresh one finds.
func TestSolverOfManyPasts(t *testing.T) {
	s := newSpace(fixture.Large(3 * capacity))
	old, evicted, rested := NewSolver(s), 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		evidence := madeEvidence(rapid.Uint64().Draw(rt, "seed"), rapid.IntRange(0, 4).Draw(rt, "where")*capacity/2, capacity/2)
		hand, idle := old.hand, len(old.idle)
		got, want := old.Solve(evidence), NewSolver(s).Solve(evidence)
		if old.hand != hand {
			evicted++
		}
		if idle > 0 {
			rested++
		}
		for i := range evidence {
			if !near(got.Weight(i), want.Weight(i), 1e-9) {
				rt.Fatalf("film %d of %d: the weight is %v, a fresh solver finds %v", i, len(evidence), got.Weight(i), want.Weight(i))
			}
		}
		if len(old.place) > capacity {
			rt.Fatalf("%d films are remembered", len(old.place))
		}
	})
	if evicted == 0 || rested == 0 {
		t.Errorf("%d times films were forgotten, %d times some had no weight: the test tests nothing", evicted, rested)
	}
}

// Wherever the search for the active films begins, it ends at the same weights.
func TestSolveFromAnywhere(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		evidence := Gather(anyHistory(small, 60).Draw(rt, "history"), now, shelf{small})
		gram := NewSolver(s).gram(evidence)
		all, some := make([]bool, len(evidence)), make([]bool, len(evidence))
		for i := range all {
			all[i], some[i] = true, rapid.Bool().Draw(rt, "active")
		}
		want, got := newSystem(gram, evidence, all), newSystem(gram, evidence, some)
		for i := range evidence {
			if !near(want.alpha[i], got.alpha[i], 1e-9) {
				rt.Fatalf("film %d: the weight is %v from all and %v from some", i, want.alpha[i], got.alpha[i])
			}
		}
	})
}
