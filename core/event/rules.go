package event

// An act is what an event does, without when and where.
type act struct {
	kind       Kind
	film, text string
	value      float64
}

func actOf(e *Event) act { return act{e.Kind, string(e.Film), e.Text, e.Value} }

// subject is the act without its value.
func subject(e *Event) act { return act{e.Kind, string(e.Film), e.Text, 0} }

// isWill reports acts that state what the person wants, however often they do it.
func isWill(e *Event) bool {
	switch e.Kind {
	case Like, Dislike, Rate, Hide, List, Edit:
		return true
	}
	return false
}

// isUnfinished reports what may still be watched on.
func isUnfinished(e *Event, now int64) bool {
	return e.Kind == Watch && e.Value <= Abandoned && e.Time > now-SittingTime
}

func isVisit(e *Event) bool { return e.Kind == View || e.Kind == Search }

func (s *scrubber) doubleClick() func(*Event) bool {
	last := map[act]int64{}
	return func(e *Event) bool {
		one := actOf(e)
		before, ok := last[one]
		if ok && e.Time-before <= DoubleClickTime {
			return true
		}
		last[one] = e.Time
		return false
	}
}

func (s *scrubber) burst() func(*Event) bool {
	var times [MaxPerMinute]int64 // of the latest acts that count, a ring
	n := 0
	return func(e *Event) bool {
		if isWill(e) || e.Source != "" {
			return false
		}
		if n >= MaxPerMinute && e.Time-times[n%MaxPerMinute] < minute {
			return true
		}
		times[n%MaxPerMinute] = e.Time
		n++
		return false
	}
}

// merge adds the values of events of one subject to the first of them, as long as they follow it within a time.
func (s *scrubber) merge(r Rule, within int64, of func(*Event) bool, add func(a, b float64) float64) {
	first, kept := map[act]int{}, 0 // places of events that are kept
	for k := range s.events {
		if e := &s.events[k]; of(e) {
			about := subject(e)
			if i, ok := first[about]; ok && e.Time-s.events[i].Time <= within {
				s.events[i].Value = add(s.events[i].Value, e.Value)
				s.find(r, e)
				continue
			}
			first[about] = kept
		}
		s.keep(&kept, k)
	}
	s.events = s.events[:kept]
}

// A claim is a subject on which the latest act alone counts.
type claim struct {
	about string // "opinion", "rating", "list", "watch" or the subject of an edit
	film  string
}

// claimOf returns what the event claims and its side; ok is false for events that overrule nothing.
// The sides of one claim exclude each other; acts of the same side stand together.
func claimOf(e *Event) (c claim, side float64, ok bool) {
	film := string(e.Film)
	switch e.Kind {
	case Like:
		return claim{"opinion", film}, 1, true
	case Dislike:
		return claim{"opinion", film}, -1, true
	case Rate:
		return claim{"rating", film}, e.Value, true
	case List:
		return claim{"list", film}, e.Value, true
	case Edit:
		change, err := ParseChange(e.Text)
		return claim{about: change.Subject()}, 0, err == nil
	}
	return claim{}, 0, false
}

// overruled reports acts of a side that a later act left: a like before a dislike, a rating before another one, a film
// given up that was finished later. Of edits the latest alone stands, whatever it says.
func (s *scrubber) overruled() func(*Event) bool {
	type verdict struct {
		side float64
		id   string
	}
	final, finished := map[claim]verdict{}, map[string]int64{}
	for k := range s.events {
		e := &s.events[k]
		if c, side, ok := claimOf(e); ok {
			final[c] = verdict{side, e.ID}
		}
		if e.Kind == Watch && e.Value >= Finished {
			finished[string(e.Film)] = e.Time
		}
	}
	return func(e *Event) bool {
		if e.Kind == Watch && e.Value <= Abandoned {
			return e.Time < finished[string(e.Film)]
		}
		c, side, ok := claimOf(e)
		last := final[c]
		return ok && last.id != e.ID && (side != last.side || e.Kind == Edit)
	}
}

func (s *scrubber) capped() func(*Event) bool {
	type place struct {
		day        int64
		film, text string
	}
	count := map[place]int{}
	return func(e *Event) bool {
		if isWill(e) {
			return false
		}
		p := place{day: e.Time / day, film: string(e.Film)}
		if p.film == "" {
			p.text = e.Text
		}
		count[p]++
		return count[p] > MaxPerDay
	}
}
