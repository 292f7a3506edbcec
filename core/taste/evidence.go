package taste

import (
	"math"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/vec"
)

// HalfLife is the time in days after which an event says half as much. Tastes last for years, moods for weeks; half a
// year lets an old favourite count without ruling.
const HalfLife = 180

// MaxFilms caps the films that a taste is solved from: those with the most confidence after decay. The solve costs
// about MaxFilms³/6 multiplications.
const MaxFilms = 256

// maxSignals caps the confidence that views, watches, shares and comments can add up to: below that of a like.
const maxSignals = 3

const dayLength = 24 * 60 * 60 * 1000

// Day returns the day of a time in Unix milliseconds. Decay goes by whole days, so a taste holds for a day.
func Day(time int64) int64 { return time / dayLength }

// Evidence is what all events on one film together say.
type Evidence struct {
	Film       int
	Kind       event.Kind // of the event that decided: the latest opinion, else the strongest signal
	Time       int64      // of that event
	Target     float64    // -1..1
	Confidence float64    // > 0, after decay
	Side       event.Side
	Known      bool // the person knows the film: some event says so, see event.Event.Knows
}

// A Catalogue finds the films that events speak of.
type Catalogue interface {
	// Film returns the index of the film of that ID; ok is false when the catalogue does not have it.
	Film(id film.ID) (i int, ok bool)
	// Found returns the films that a query clearly means, best first; it may be empty.
	Found(query string) []int
}

// Gather turns events, oldest first, into evidence as of now (Unix milliseconds), ordered by film. Events on one film
// merge like this: the latest opinion decides target and side; without an opinion the signals do, by their mean
// target weighted by confidence, with the sum of their confidences up to a cap. An opinion is never held with less
// confidence than the signals that agree with it. Events in the future count as of now.
func Gather(events []event.Event, now int64, films Catalogue) []Evidence {
	return strongest(GatherAll(events, now, films))
}

// GatherAll is Gather without the limit of MaxFilms.
func GatherAll(events []event.Event, now int64, films Catalogue) []Evidence {
	return gather(events, now, films, event.Event.Signal)
}

// gather is GatherAll with another way to find the signals.
func gather(events []event.Event, now int64, films Catalogue, signalOf func(e event.Event, mean float64) event.Signal) []Evidence {
	mean, sums := event.MeanRating(events), sums{}
	day, fresh := Day(now), decay(now, now) // most events share their day with the one before
	for k := range events {
		e := &events[k]
		signal := signalOf(*e, mean)
		if signal.Confidence == 0 {
			continue
		}
		if d := Day(e.Time); d != day {
			day, fresh = d, decay(e.Time, now)
		}
		signal.Confidence *= fresh
		if e.Kind != event.Search {
			if i, ok := films.Film(e.Film); ok {
				sums.of(i).add(e, signal)
			}
			continue
		}
		on := films.Found(e.Text)
		signal.Confidence /= float64(max(len(on), 1))
		for _, i := range on {
			sums.of(i).add(e, signal)
		}
	}
	return sums.evidence()
}

// sums are the evidence on all films so far.
type sums struct {
	place []int32 // in list, by film, beginning with 1; 0 = none
	list  []sum
}

func (s *sums) of(film int) *sum {
	for len(s.place) <= film {
		s.place = append(s.place, 0)
	}
	if s.place[film] == 0 {
		s.list = append(s.list, sum{})
		s.place[film] = int32(len(s.list))
	}
	return &s.list[s.place[film]-1]
}

// evidence returns the evidence in the order of the films.
func (s *sums) evidence() []Evidence {
	all := make([]Evidence, 0, len(s.list))
	for film, k := range s.place {
		if k > 0 {
			all = append(all, s.list[k-1].evidence(film))
		}
	}
	return all
}

func decay(time, now int64) float64 {
	age := max(Day(now)-Day(time), 0)
	return math.Exp2(-float64(age) / HalfLife)
}

// A sum is the evidence on one film so far.
type sum struct {
	opinion       *event.Event // the latest
	stated        event.Signal // of the latest opinion; Confidence 0 when there is none
	strongest     *event.Event // among the other events; nil while none says anything
	strength      float64      // of the strongest: |target| × confidence
	weight, toned float64      // Σ confidence, Σ confidence × target of the other events
	known         bool         // some event says that the person knows the film
}

func (s *sum) add(e *event.Event, signal event.Signal) {
	s.known = s.known || e.Knows()
	if signal.Opinion {
		s.opinion, s.stated = e, signal // events come in the order of time
		return
	}
	s.weight += signal.Confidence
	s.toned += float64(signal.Confidence * signal.Target)
	if strength := math.Abs(signal.Target) * signal.Confidence; strength > s.strength {
		s.strongest, s.strength = e, strength
	}
}

func (s *sum) evidence(film int) Evidence {
	agreed := Evidence{Film: film, Confidence: min(s.weight, maxSignals), Known: s.known}
	if s.strongest != nil {
		agreed.Kind, agreed.Time = s.strongest.Kind, s.strongest.Time
	}
	if s.weight > 0 {
		agreed.Target = s.toned / s.weight
	}
	agreed.Side = event.AtLeast
	if agreed.Target < 0 {
		agreed.Side = event.AtMost
	}
	if s.stated.Confidence == 0 {
		return agreed
	}
	stated := Evidence{film, s.opinion.Kind, s.opinion.Time, s.stated.Target, s.stated.Confidence, s.stated.Side, s.known}
	if agreed.Target*stated.Target > 0 {
		stated.Confidence = max(stated.Confidence, agreed.Confidence)
	}
	return stated
}

// strongest returns the evidence of at most MaxFilms films, ordered by film, of evidence that is: those of most confidence,
// ties by film.
func strongest(all []Evidence) []Evidence {
	if len(all) <= MaxFilms {
		return all
	}
	confidences := make([]float64, len(all))
	for k, e := range all {
		confidences[k] = e.Confidence
	}
	var sorter vec.Sorter
	order := sorter.ByMagnitude(confidences)
	chosen := make([]bool, len(all))
	for _, k := range order[:MaxFilms] {
		chosen[k] = true
	}
	kept := make([]Evidence, 0, MaxFilms)
	for k, e := range all {
		if chosen[k] {
			kept = append(kept, e)
		}
	}
	return kept
}
