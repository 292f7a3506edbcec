package portrait

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/taste"
)

// now is the time of all tests: some day in 2026.
const now = 1_780_000_000_000

var small = fixture.Small()

// An atelier is a painter with all that a sitter needs.
type atelier struct {
	*Painter
	solver *taste.Solver
	words  *taste.Words
}

func open(p *pack.Pack) atelier {
	space, err := taste.NewSpace(p)
	if err != nil {
		panic(err)
	}
	words := taste.NewWords(p)
	return atelier{New(p, words), taste.NewSolver(space), words}
}

func (a atelier) solve(events []event.Event, now int64) *taste.Taste {
	return a.solver.Solve(taste.Gather(events, now, shelf{a.films}), a.words.Wishes(events, now)...)
}

// sit prepares a person as a page would.
func (a atelier) sit(events []event.Event, list ...int) Sitter {
	events, _ = event.Scrub(events, now)
	who := Sitter{Events: events, Now: now, Taste: a.solve(events, now), List: list}
	if then, n := Before(events, now); n > 0 {
		who.Past = a.solve(events[:n], then)
	}
	return who
}

func (a atelier) draw(events []event.Event, list ...int) *Portrait {
	return a.Draw(a.sit(events, list...))
}

// opinion is a like (1) or dislike (-1) of film i some days ago.
func (a atelier) opinion(i int, value float64, days int64) event.Event {
	e := event.Event{ID: fmt.Sprint("film", i), Kind: event.Like, Film: a.films.ID(i), Time: now - days*dayLength}
	if value < 0 {
		e.Kind = event.Dislike
	}
	return e
}

func anyLife(p *pack.Pack) *rapid.Generator[[]event.Event] {
	kinds := []event.Kind{event.View, event.Search, event.Watch, event.Rate, event.Like, event.Dislike, event.Hide,
		event.Share, event.Comment, event.List, event.Edit}
	return rapid.Custom(func(t *rapid.T) []event.Event {
		var log event.Log
		for id := range rapid.IntRange(0, 60).Draw(t, "n") {
			e := event.Event{
				ID:    fmt.Sprint(id),
				Kind:  rapid.SampledFrom(kinds).Draw(t, "kind"),
				Film:  p.ID(rapid.IntRange(0, min(p.Len(), 60)-1).Draw(t, "film")),
				Time:  now - rapid.Int64Range(0, 400).Draw(t, "days")*dayLength - rapid.Int64Range(0, dayLength-1).Draw(t, "time"),
				Value: rapid.SampledFrom([]float64{-1, 0, 0.1, 0.5, 1, 2.5, 5, 60}).Draw(t, "value"),
				Text:  rapid.SampledFrom([]string{"a masterpiece", "comedy", "tag:genre/comedy", "tag:genre/war", "fact:age=25-34", "fact:age=x"}).Draw(t, "text"),
			}
			if e.Kind == event.Search || e.Kind == event.Edit {
				e.Film = ""
			}
			_, _ = log.Add(e) // some edits are none
		}
		return slices.Clone(log.All())
	})
}
