package event

import (
	"cmp"
	"sort"
)

// A Rule is one rule of the cleaning.
type Rule string

// The rules, in the order in which Scrub applies them.
const (
	Unsound      Rule = "unsound"        // Clean refuses the event, a time before 1970 among others: it does not count
	Clipped      Rule = "clipped"        // Clean had to change an impossible value or a text: it counts as changed
	SameID       Rule = "same-id"        // another event has its ID: only the first in time counts
	Future       Rule = "future"         // more than MaxAhead later than now: it counts as of now
	DoubleClick  Rule = "double-click"   // the same act again within DoubleClickTime: it does not count
	Burst        Rule = "burst"          // more than MaxPerMinute acts in the page within a minute: the rest does not count
	BackAndForth Rule = "back-and-forth" // the same page or query again within ReturnTime: added to the first
	Sitting      Rule = "sitting"        // the same film watched on within SittingTime: added to the first
	Unfinished   Rule = "unfinished"     // begun within SittingTime before now, and not far yet: not given up, does not count
	Overruled    Rule = "overruled"      // a later act on the same subject says otherwise: it does not count
	Capped       Rule = "capped"         // more than MaxPerDay acts on one film or query a day: the rest does not count
)

// The limits of the rules; times are in milliseconds.
const (
	MaxAhead        = 24 * 60 * 60 * 1000
	DoubleClickTime = 2 * 1000
	MaxPerMinute    = 60
	ReturnTime      = 30 * 60 * 1000
	SittingTime     = 6 * 60 * 60 * 1000
	MaxPerDay       = 8
)

const (
	minute = 60 * 1000
	day    = 24 * 60 * minute
)

// A Finding lists the events that one rule left out, changed or added to others.
type Finding struct {
	Rule Rule
	IDs  []string // of the events, in the order of time; one ID may stand twice
}

// Scrub returns the events that count as of now (Unix milliseconds), in the order of time and ID, and what its rules
// found, in the order of the rules and without those that found nothing. The events that it is given stay as they are,
// in any order: which comes first leaves no trace. Scrub of what Scrub returns, at the same time, returns the same.
//
// Two rules that concern all events belong to the taste: ratings are measured from the person's own mean (MeanRating),
// and what is old fades. The rules of bursts and caps spare what states a will (opinions, hides, lists, edits), and
// bursts spare what comes from elsewhere, because imported acts often know no more than their day.
func Scrub(events []Event, now int64) ([]Event, []Finding) {
	s := scrubber{now: now, found: map[Rule][]string{}}
	s.admit(events)
	s.judge()
	sortBy(s.events, compare)
	return s.events, s.findings()
}

type scrubber struct {
	now    int64
	events []Event // that count so far, in the order of time
	found  map[Rule][]string
}

// judge applies the rules from DoubleClick on to events that are admitted.
func (s *scrubber) judge() {
	s.drop(DoubleClick, s.doubleClick())
	s.drop(Burst, s.burst())
	s.merge(BackAndForth, ReturnTime, isVisit, func(a, b float64) float64 { return min(a+b, MaxDwell) })
	s.merge(Sitting, SittingTime, func(e *Event) bool { return e.Kind == Watch }, func(a, b float64) float64 { return max(a, b) })
	s.drop(Unfinished, func(e *Event) bool { return isUnfinished(e, s.now) })
	s.drop(Overruled, s.overruled())
	s.drop(Capped, s.capped())
}

func (s *scrubber) find(r Rule, e *Event) { s.found[r] = append(s.found[r], e.ID) }

func (s *scrubber) findings() []Finding {
	var all []Finding
	for _, r := range [...]Rule{Unsound, Clipped, SameID, Future, DoubleClick, Burst, BackAndForth, Sitting, Unfinished, Overruled, Capped} {
		if ids := s.found[r]; len(ids) > 0 {
			all = append(all, Finding{r, ids})
		}
	}
	return all
}

// drop leaves out the events that bad reports; it asks in the order of time.
func (s *scrubber) drop(r Rule, bad func(*Event) bool) {
	kept := 0
	for i := range s.events {
		if e := &s.events[i]; bad(e) {
			s.find(r, e)
		} else {
			s.keep(&kept, i)
		}
	}
	s.events = s.events[:kept]
}

// keep moves event i behind the kept ones; most events stand there already.
func (s *scrubber) keep(kept *int, i int) {
	if *kept != i {
		s.events[*kept] = s.events[i]
	}
	*kept++
}

// admit takes in events one by one, as Unsound, Clipped, SameID and Future say.
func (s *scrubber) admit(events []Event) {
	s.events = append(make([]Event, 0, len(events)), events...)
	sortBy(s.events, compareAll)
	ids := make(map[string]bool, len(events))
	kept := s.events[:0]
	for _, e := range s.events {
		clean, err := Clean(e)
		switch {
		case err != nil:
			s.find(Unsound, &e)
			continue
		case ids[e.ID]:
			s.find(SameID, &e)
			continue
		case clean != e:
			s.find(Clipped, &e)
		}
		if clean.Time > s.now+MaxAhead {
			s.find(Future, &e)
			clean.Time = s.now
		}
		ids[e.ID] = true
		kept = append(kept, clean)
	}
	s.events = kept
	s.moveUp()
}

// moveUp puts the events that were taken at now, which come last, before those that are ahead of it by less.
func (s *scrubber) moveUp() {
	n := len(s.events)
	moved := n - len(s.found[Future])
	ahead := sort.Search(moved, func(i int) bool { return s.events[i].Time > s.now })
	order := append(make([]Event, 0, n), s.events[:ahead]...)
	order = append(order, s.events[moved:]...)
	s.events = append(order, s.events[ahead:moved]...)
}

// sortBy sorts events; the sort package has one copy of its code for all types, which the browser downloads anyway.
func sortBy(events []Event, compare func(a, b Event) int) {
	sort.Slice(events, func(i, j int) bool { return compare(events[i], events[j]) < 0 })
}

// compareAll is compare for events of one ID too, so that the order in which they were given leaves no trace.
func compareAll(a, b Event) int {
	return cmp.Or(compare(a, b), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Film, b.Film), cmp.Compare(a.Value, b.Value),
		cmp.Compare(a.Text, b.Text), cmp.Compare(a.Source, b.Source))
}
