package taste

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
)

// crowdedSpace is small with a made-up blend; camps have nothing to do with what its films are about.
func crowdedSpace() *Space {
	s := newSpace(small)
	s.crowd = fixture.Crowd(small.Len(), 9, 12)
	s.crowd.Crowd = 0.3
	return s
}

// Scores is content and crowd of Sides at the weight that the blend brings along, but for films that the person knows.
func TestSidesAddUp(t *testing.T) {
	s := crowdedSpace()
	scores, content, crowd := make([]float32, s.Len()), make([]float32, s.Len()), make([]float32, s.Len())
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 40).Draw(rt, "history"))
		taste.Scores(scores)
		taste.Sides(content, crowd)
		for j, score := range scores {
			if want := content[j] + float32(s.crowd.Crowd)*crowd[j]; taste.crowd.known(j) == nil && !near(float64(score), float64(want), 1e-5) {
				rt.Fatalf("film %d: %v of content, %v of the crowd the score is %v", j, content[j], crowd[j], score)
			}
			if taste.crowd.known(j) != nil && crowd[j] != 0 {
				rt.Fatalf("the crowd is asked of film %d, which the person knows", j)
			}
		}
	})
}

// With a blend, too, what films and everybody give sums to the score, and so do features, and everybody; and At is what
// Scores says of films that the person does not know.
func TestCrowdSums(t *testing.T) {
	s := crowdedSpace()
	scores := make([]float32, s.Len())
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 40).Draw(rt, "history"))
		taste.Scores(scores)
		weight := 0.0
		for i := range taste.evidence {
			weight += math.Abs(taste.Weight(i))
		}
		for j, score := range scores {
			films, features := taste.Everybody(j), taste.Everybody(j)
			for _, part := range taste.Films(j) {
				films += part
			}
			for _, share := range taste.Shares(j) {
				features += share.Amount
			}
			at := taste.At(j)
			if at != score && taste.crowd.known(j) == nil {
				rt.Fatalf("film %d: At says %v, Scores %v", j, at, score)
			}
			if !near(films, float64(at), 1e-5) || !near(features, float64(at), 1e-5+0.003*weight) {
				rt.Fatalf("film %d: films sum to %v, features to %v, the score is %v", j, films, features, at)
			}
		}
	})
}

// A like never lowers the liked film's own score and a dislike never raises it, whatever the crowd says; nor the part of
// it that comes from the crowd, which the content part might otherwise hide.
func TestCrowdOwnScore(t *testing.T) {
	s := crowdedSpace()
	rapid.Check(t, func(rt *rapid.T) {
		history := anyHistory(small, 40).Draw(rt, "history")
		act := anyEvent(small, 1000).Draw(rt, "act")
		act.Kind, act.Text, act.Value = rapid.SampledFrom([]event.Kind{event.Like, event.Dislike}).Draw(rt, "opinion"), "", 0
		act.Film = small.ID(rapid.IntRange(0, 39).Draw(rt, "film"))
		i, _ := small.Index(act.Film)
		before, after := solve(s, history), solve(s, with(history, act))
		rise := math.Min(float64(after.At(i)-before.At(i)), float64(after.crowd.at(i)-before.crowd.at(i)))
		if act.Kind == event.Dislike {
			rise = math.Min(float64(before.At(i)-after.At(i)), float64(before.crowd.at(i)-after.crowd.at(i)))
		}
		if rise < -rounding {
			rt.Fatalf("%s of film %d: its score goes the wrong way by %v", act.Kind, i, -rise)
		}
	})
}

// A solver that has met other people says the same of a person, to the last bit; and a taste stays what it was.
func TestCrowdLeavesNoTrace(t *testing.T) {
	s := crowdedSpace()
	rapid.Check(t, func(rt *rapid.T) {
		one, other := anyHistory(small, 30).Draw(rt, "one"), anyHistory(small, 30).Draw(rt, "other")
		gather := func(events []event.Event) []Evidence { return Gather(events, now, shelf{small}) }
		want, solver := solve(s, one), NewSolver(s)
		solver.Solve(gather(other))
		got := solver.Solve(gather(one))
		solver.Solve(gather(other))
		for j := range s.Len() {
			if want.At(j) != got.At(j) {
				rt.Fatalf("film %d: %v after others, %v alone", j, got.At(j), want.At(j))
			}
		}
	})
}

// The plain fold-in breaks the law of the own score, which is why known films are asked of a crowd that does not know
// the word on them. Should this fail, the detour may go.
func TestPlainFoldBreaksTheLaw(t *testing.T) {
	s := crowdedSpace()
	var history []event.Event
	for i := range small.Len() {
		like := event.Event{ID: strconv.Itoa(i), Kind: event.Like, Film: small.ID(i), Time: now}
		dislike := like
		dislike.Kind = event.Dislike
		before := solve(s, history).crowd.plain(i)
		if solve(s, with(history, like)).crowd.plain(i) < before || solve(s, with(history, dislike)).crowd.plain(i) > before {
			return
		}
		if i%4 == 1 {
			history = append(history, like)
		}
	}
	t.Error("the plain fold-in keeps the law on all films")
}

// People of one camp are shown films of their camp, and only who knows films is heard.
func TestCrowdKnowsCamps(t *testing.T) {
	s := crowdedSpace()
	like := func(i int) event.Event {
		return event.Event{ID: string(rune('a' + i)), Kind: event.Like, Film: small.ID(i), Time: now}
	}
	taste := solve(s, []event.Event{like(1), like(5), like(9)})
	var sums [2]float64
	for j := 12; j < 132; j++ {
		if j%4 == 1 {
			sums[0] += taste.crowd.similarPeople(j) / 30
		} else {
			sums[1] += taste.crowd.similarPeople(j) / 90
		}
	}
	if sums[0] < sums[1]+0.15 {
		t.Errorf("films of the camp get %v, others %v", sums[0], sums[1])
	}
	view := like(1)
	view.Kind = event.View
	if taste := solve(s, []event.Event{view}); taste.crowd.fold != nil || taste.Everybody(7) != 0 {
		t.Error("a view is heard by the crowd")
	}
}

// A block that is damaged, or is of other films, changes nothing.
func TestUnfitBlocks(t *testing.T) {
	for name, code := range map[string][]byte{
		"damaged":        []byte("LOGEBLD1 and more"),
		"of other films": fixture.Crowd(7, 4, 1).Encode(),
	} {
		p := fixture.Build(&pack.Builder{Dim: 1, Singular: []float64{1}, Extra: []pack.Block{{Tag: pack.TagBlend, Kind: pack.Vectors, Bytes: code}}})
		if newSpace(p).HasCrowd() {
			t.Errorf("%s: the block is used", name)
		}
	}
	if newSpace(small).HasCrowd() || !newSpace(fixture.CheckerboardCrowd(20)).HasCrowd() {
		t.Error("HasCrowd is wrong")
	}
}
