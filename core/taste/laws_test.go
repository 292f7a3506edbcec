package taste

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
)

const rounding = 2e-6 // of a score in float32

// What the films give sums to the score, for every film and any history.
func TestFilmsSumToScore(t *testing.T) {
	s := newSpace(small)
	scores := make([]float32, s.Len())
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 60).Draw(rt, "history"))
		taste.Scores(scores)
		for j, score := range scores {
			sum := 0.0
			for _, part := range taste.Films(j) {
				sum += part
			}
			if !near(sum, float64(score), rounding) {
				rt.Fatalf("film %d: the parts sum to %v, the score is %v", j, sum, score)
			}
		}
	})
}

// What the features give sums to the score up to what rounding to int8 costs: a small share.
func TestSharesSumToScore(t *testing.T) {
	s := newSpace(small)
	scores := make([]float32, s.Len())
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 60).Draw(rt, "history"))
		taste.Scores(scores)
		weight := 0.0
		for i := range taste.evidence {
			weight += max(taste.Weight(i), -taste.Weight(i))
		}
		for j, score := range scores {
			sum := 0.0
			for _, share := range taste.Shares(j) {
				sum += share.Amount
			}
			if !near(sum, float64(score), 0.003*weight) {
				rt.Fatalf("film %d: the shares sum to %v, the score is %v, Σ|α| is %v", j, sum, score, weight)
			}
		}
	})
}

// A like never lowers the liked film's own score; a dislike never raises it; for any history and any time of the act.
func TestOwnScore(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		history := anyHistory(small, 60).Draw(rt, "history")
		act := anyEvent(small, 1000).Draw(rt, "act")
		act.Kind, act.Text, act.Value = rapid.SampledFrom([]event.Kind{event.Like, event.Dislike}).Draw(rt, "opinion"), "", 0
		act.Film = small.ID(rapid.IntRange(0, 39).Draw(rt, "film"))
		i, _ := small.Index(act.Film)
		before, after := solve(s, history).scoreOf(i), solve(s, with(history, act)).scoreOf(i)
		if act.Kind == event.Like && after < before-rounding || act.Kind == event.Dislike && after > before+rounding {
			rt.Fatalf("%s of film %d: its score goes from %v to %v", act.Kind, i, before, after)
		}
	})
}

// The law of the own score holds where it is hardest: everything near a film is liked and everything far from it is
// disliked, so that more than a like is expected of it already.
func TestOwnScoreOfTheExpected(t *testing.T) {
	s, beyond := newSpace(small), 0
	for i := range small.Len() {
		var history []event.Event
		for j := range small.Len() {
			e := event.Event{ID: fmt.Sprint(j), Kind: event.Like, Film: small.ID(j), Time: now}
			if k := s.centred(s.Similarity(i, j), i, j); i == j || k > -0.02 && k < 0.05 {
				continue
			} else if k < 0 {
				e.Kind = event.Dislike
			}
			history = append(history, e)
		}
		like := event.Event{ID: "like", Kind: event.Like, Film: small.ID(i), Time: now}
		before, after := solve(s, history).scoreOf(i), solve(s, with(history, like)).scoreOf(i)
		if after < before-rounding {
			t.Errorf("a like of film %d lowers its score from %v to %v", i, before, after)
		}
		if before > 1 {
			beyond++
		}
	}
	t.Logf("of %d films more than a like was expected", beyond)
}

func with(history []event.Event, more ...event.Event) []event.Event {
	var log event.Log
	for _, h := range append(slices.Clone(history), more...) {
		if _, err := log.Add(h); err != nil {
			panic(err)
		}
	}
	return log.All()
}

// A liked film never gives less to a film than to one that is less like it; a disliked film the other way round.
func TestOpinionsPointOneWay(t *testing.T) {
	s := newSpace(small)
	rapid.Check(t, func(rt *rapid.T) {
		taste := solve(s, anyHistory(small, 60).Draw(rt, "history"))
		for i, e := range taste.evidence {
			if e.Side == event.AtLeast && taste.Weight(i) < 0 || e.Side == event.AtMost && taste.Weight(i) > 0 {
				rt.Fatalf("%+v has the weight %v", e, taste.Weight(i))
			}
		}
	})
}

// A taste only fades: what is older by a half-life counts half.
func TestHalfLife(t *testing.T) {
	like := event.Event{ID: "1", Kind: event.Like, Film: small.ID(7), Time: now}
	fresh := Gather([]event.Event{like}, now, shelf{small})
	old := Gather([]event.Event{like}, now+HalfLife*dayLength, shelf{small})
	if fresh[0].Confidence != 4 || old[0].Confidence != 2 {
		t.Errorf("confidence %v, and %v a half-life later; expected 4 and 2", fresh[0].Confidence, old[0].Confidence)
	}
	if future := Gather([]event.Event{like}, now-9*dayLength, shelf{small}); future[0].Confidence != 4 {
		t.Errorf("confidence %v of an event of the future, expected 4", future[0].Confidence)
	}
}

func TestMerge(t *testing.T) {
	id := small.ID(7)
	at := func(day int64, kind event.Kind, value float64) event.Event {
		return event.Event{ID: string(kind) + string(rune('a'+day)), Kind: kind, Film: id, Time: now + day, Value: value}
	}
	for _, c := range []struct {
		name   string
		events []event.Event
		want   Evidence
	}{
		{"the later opinion wins", []event.Event{at(0, event.Like, 0), at(1, event.Dislike, 0)},
			Evidence{7, event.Dislike, now + 1, -1, 4, event.AtMost, true}},
		{"an opinion overrules a signal that came later", []event.Event{at(0, event.Dislike, 0), at(1, event.Watch, 1)},
			Evidence{7, event.Dislike, now, -1, 4, event.AtMost, true}},
		{"signals add up", []event.Event{at(0, event.Watch, 1), at(1, event.View, 60)},
			Evidence{7, event.Watch, now, (1*0.5 + 0.2*0.3) / 1.2, 1.2, event.AtLeast, true}},
		{"signals add up to a cap", []event.Event{at(0, event.Share, 0), at(1, event.Share, 0)},
			Evidence{7, event.Share, now, 0.8, 3, event.AtLeast, false}},
		{"mixed signals", []event.Event{at(0, event.Watch, 0.1), at(1, event.View, 10)},
			Evidence{7, event.Watch, now, (-0.5*0.4 + 0.1*0.2) / 0.6, 0.6, event.AtMost, false}},
		{"a hidden film says nothing", []event.Event{at(0, event.Hide, 0)}, Evidence{}},
	} {
		got := Gather(c.events, now, shelf{small})
		if c.want == (Evidence{}) {
			if len(got) > 0 {
				t.Errorf("%s: %+v, expected nothing", c.name, got)
			}
			continue
		}
		if diff := cmp.Diff([]Evidence{c.want}, got, cmpopts.EquateApprox(0, 1e-12)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.name, diff)
		}
	}
}

// Only the strongest films are kept, and the taste does not depend on the order in which films come up.
func TestGatherIsCapped(t *testing.T) {
	many := fixture.Checkerboard(2 * MaxFilms)
	var events []event.Event
	for i := range many.Len() {
		for k := range 2 {
			events = append(events, event.Event{
				ID: fmt.Sprint(i, k), Kind: event.Watch, Film: many.ID(i), Time: now - int64(i%7)*dayLength, Value: 1,
			})
		}
	}
	evidence := Gather(events, now, shelf{many})
	if len(evidence) != MaxFilms {
		t.Errorf("%d films, expected %d", len(evidence), MaxFilms)
	}
	for _, e := range evidence {
		if e.Time < now-3*dayLength {
			t.Errorf("film %d of %d days ago is kept; the fresher half is enough", e.Film, (now-e.Time)/dayLength)
		}
	}
	if !slices.IsSortedFunc(evidence, func(a, b Evidence) int { return a.Film - b.Film }) {
		t.Error("not ordered by film")
	}
}
