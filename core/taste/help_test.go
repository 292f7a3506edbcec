package taste

import (
	"fmt"
	"math"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
)

// now is the time of all tests: some day in 2026.
const now = 1_780_000_000_000

var small = fixture.Small()

// shelf is a Catalogue over a pack in which a search means the film of that id.
type shelf struct{ *pack.Pack }

func (s shelf) Film(id film.ID) (int, bool) { return s.Index(id) }

func (s shelf) Found(query string) []int {
	if i, ok := s.Index(film.ID(query)); ok {
		return []int{i}
	}
	return nil
}

func newSpace(p *pack.Pack) *Space {
	s, err := NewSpace(p)
	if err != nil {
		panic(err)
	}
	return s
}

// anyHistory draws events of up to two years on the films of a pack; few films, so that events meet on one.
func anyHistory(p *pack.Pack, most int) *rapid.Generator[[]event.Event] {
	return rapid.Custom(func(t *rapid.T) []event.Event {
		var log event.Log
		for id := range rapid.IntRange(0, most).Draw(t, "n") {
			if _, err := log.Add(anyEvent(p, id).Draw(t, "event")); err != nil {
				t.Fatal(err)
			}
		}
		return log.All()
	})
}

func anyEvent(p *pack.Pack, id int) *rapid.Generator[event.Event] {
	kinds := []event.Kind{event.View, event.Search, event.Watch, event.Rate, event.Like, event.Dislike, event.Hide, event.Share, event.Comment}
	return rapid.Custom(func(t *rapid.T) event.Event {
		e := event.Event{
			ID:    fmt.Sprint(id),
			Kind:  rapid.SampledFrom(kinds).Draw(t, "kind"),
			Film:  p.ID(rapid.IntRange(0, min(p.Len(), 40)-1).Draw(t, "film")),
			Time:  now - rapid.Int64Range(0, 730).Draw(t, "days")*dayLength,
			Value: float64(rapid.IntRange(0, 10).Draw(t, "value")) / 2,
		}
		if e.Kind == event.Watch {
			e.Value /= 5
		}
		if e.Kind == event.Search {
			e.Film, e.Text = "", string(e.Film)
		}
		return e
	})
}

func solve(s *Space, events []event.Event) *Taste {
	return NewSolver(s).Solve(Gather(events, now, shelf{s.films}))
}

func (t *Taste) scoreOf(j int) float64 {
	scores := make([]float32, t.space.Len())
	t.Scores(scores)
	return float64(scores[j])
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance }
