package event

import (
	"cmp"
	"errors"
	"slices"
)

// MaxEvents caps a log: somebody who does twenty things a day needs thirteen years to fill it.
const MaxEvents = 100_000

// ErrFull says that a log holds MaxEvents events.
var ErrFull = errors.New("the log is full: delete old events first")

// A Log is a set of clean events in the order of time, ties in the order of their IDs. The order in which events
// were added leaves no trace. The zero Log is empty and ready. A Log is not safe for concurrent use.
type Log struct {
	events []Event
	ids    map[string]int64 // time by ID, which finds the event's place
}

// Add cleans the event and keeps it; added is false when an event of that ID is already there, which changes nothing.
func (l *Log) Add(e Event) (added bool, err error) {
	e, err = Clean(e)
	if err != nil {
		return false, err
	}
	if _, ok := l.ids[e.ID]; ok {
		return false, nil
	}
	if len(l.events) == MaxEvents {
		return false, ErrFull
	}
	if l.ids == nil {
		l.ids = make(map[string]int64)
	}
	at, _ := slices.BinarySearchFunc(l.events, e, compare)
	l.events = slices.Insert(l.events, at, e)
	l.ids[e.ID] = e.Time
	return true, nil
}

// Remove deletes the event of that ID and returns it; ok is false when there is none.
func (l *Log) Remove(id string) (e Event, ok bool) {
	time, ok := l.ids[id]
	if !ok {
		return Event{}, false
	}
	at, _ := slices.BinarySearchFunc(l.events, Event{ID: id, Time: time}, compare)
	e = l.events[at]
	l.events = slices.Delete(l.events, at, at+1)
	delete(l.ids, id)
	return e, true
}

// Newest returns the last event in the order of time; ok is false when the log is empty.
func (l *Log) Newest() (e Event, ok bool) {
	if len(l.events) == 0 {
		return Event{}, false
	}
	return l.events[len(l.events)-1], true
}

// All returns the events, oldest first. The slice belongs to the log and holds until its next change.
func (l *Log) All() []Event { return l.events }

// Len returns the number of events.
func (l *Log) Len() int { return len(l.events) }

func compare(a, b Event) int {
	return cmp.Or(cmp.Compare(a.Time, b.Time), cmp.Compare(a.ID, b.ID))
}
