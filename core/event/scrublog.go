package event

// ScrubLog is Scrub for events as a Log has them: clean, in the order of time and ID, no ID twice. It takes a fraction of
// the time, because it looks closely only at what a rule may concern: of a long past most acts are alone with their film.
func ScrubLog(events []Event, now int64) ([]Event, []Finding) {
	if len(events) == 0 || events[len(events)-1].Time > now+MaxAhead || mayBurst(events) {
		return Scrub(events, now)
	}
	topics := topicsOf(events)
	var plain, rest []Event
	for i := range events {
		if e := &events[i]; topics.plain(i, e) && !isUnfinished(e, now) {
			plain = append(plain, *e)
		} else {
			rest = append(rest, *e)
		}
	}
	if len(rest) == 0 {
		return plain, nil
	}
	s := scrubber{now: now, events: rest, found: map[Rule][]string{}}
	s.judge()
	return interleave(plain, s.events), s.findings()
}

// mayBurst reports whether the rule of bursts may find something: it counts also what other rules would leave out first.
func mayBurst(events []Event) bool {
	var times [MaxPerMinute]int64
	n := 0
	for i := range events {
		e := &events[i]
		if isWill(e) || e.Source != "" {
			continue
		}
		if n >= MaxPerMinute && e.Time-times[n%MaxPerMinute] < minute {
			return true
		}
		times[n%MaxPerMinute] = e.Time
		n++
	}
	return false
}

// A topic is what acts are about, a film or a query: rules other than bursts judge each topic apart.
type topic struct {
	once, twice uint16 // sets of kinds, like and dislike being one
	capped      int    // acts that the rule of caps counts
}

// topics are those of a list of events.
type topics struct {
	list []topic
	of   []int32 // by event
}

func topicsOf(events []Event) topics {
	type key struct {
		kind Kind // Search or none
		name string
	}
	number := make(map[key]int32, len(events))
	t := topics{of: make([]int32, len(events))}
	for i := range events {
		e := &events[i]
		k := key{name: string(e.Film)}
		if e.Film == "" {
			k = key{e.Kind, e.Text}
		}
		n, ok := number[k]
		if !ok {
			n = int32(len(t.list))
			number[k] = n
			t.list = append(t.list, topic{})
		}
		t.of[i] = n
		t.list[n].add(e)
	}
	return t
}

func (t *topic) add(e *Event) {
	one := kindBit(e.Kind)
	t.twice |= t.once & one
	t.once |= one
	if !isWill(e) {
		t.capped++
	}
}

// kindBit is the set of one kind.
func kindBit(k Kind) uint16 {
	for i, known := range [...]Kind{View, Search, Watch, Rate, Like, Hide, Share, Comment, List} {
		if k == known || k == Dislike && known == Like {
			return 1 << i
		}
	}
	return 0
}

// plain reports whether no rule but those of the time concerns event i and no other event because of it. Edits overrule
// each other under other names than their texts, so none is plain.
func (t *topics) plain(i int, e *Event) bool {
	about := &t.list[t.of[i]]
	return e.Kind != Edit && about.capped <= MaxPerDay && about.twice&kindBit(e.Kind) == 0
}

// interleave merges two lists that are in the order of time and ID.
func interleave(a, b []Event) []Event {
	all := make([]Event, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) < 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
