package profile

import (
	"bytes"
	"cmp"
	"sort"

	"github.com/loge-film/loge/core/event"
)

// MaxEntries caps a state: as many events as a log of core/event holds, and as many removed ones.
const MaxEntries = 2 * event.MaxEvents

// An Entry is what is known of one event: the event itself, or that it was removed. Of two entries for one event the
// later one counts, see State.Put.
type Entry struct {
	Version uint32      // 1 for a new event, one more at each edit, removal and return
	Gone    bool        // removed; Event holds the ID only
	Event   event.Event // clean
}

// compare orders the entries of one event: a later version counts more, a removal more than an edit at the same time, and of
// two edits at the same time the one with the greater encoding. It is a total order, so that all tabs agree.
func (e Entry) compare(f Entry) int {
	gone := func(e Entry) int {
		if e.Gone {
			return 1
		}
		return 0
	}
	if c := cmp.Or(cmp.Compare(e.Version, f.Version), cmp.Compare(gone(e), gone(f))); c != 0 || e.Event == f.Event {
		return c
	}
	return bytes.Compare(appendEntry(nil, e), appendEntry(nil, f))
}

// A State is the set of entries of one person, one for each event. Putting entries in is commutative, associative and
// idempotent, and so is Merge: whoever has seen the same entries has the same state, in whatever order and however often they
// came. The zero State is empty and ready. A State is not safe for concurrent use.
type State struct {
	entries map[string]Entry
	present int
	changes int           // so many Puts have changed something
	sorted  []event.Event // nil when it has to be made again
}

// Put takes in an entry and reports whether that changed anything: the greater of it and the entry that is there stays.
func (s *State) Put(e Entry) bool {
	old, ok := s.entries[e.Event.ID]
	if ok && old.compare(e) >= 0 {
		return false
	}
	if s.entries == nil {
		s.entries = make(map[string]Entry)
	}
	if ok && !old.Gone {
		s.present--
	}
	if !e.Gone {
		s.present++
	}
	s.entries[e.Event.ID] = e
	s.sorted = nil
	s.changes++
	return true
}

// Merge takes in all entries of another state.
func (s *State) Merge(t *State) {
	for _, e := range t.entries {
		s.Put(e)
	}
}

// Len returns the number of events that are not removed.
func (s *State) Len() int { return s.present }

// Size returns the number of entries, removed events included.
func (s *State) Size() int { return len(s.entries) }

// Has reports whether the event of that ID is there and not removed.
func (s *State) Has(id string) bool {
	e, ok := s.entries[id]
	return ok && !e.Gone
}

// Events returns the events that are not removed, oldest first, ties in the order of their IDs. The slice belongs to the
// state and holds until its next change.
func (s *State) Events() []event.Event {
	if s.sorted == nil {
		s.sorted = make([]event.Event, 0, s.present)
		for _, e := range s.entries {
			if !e.Gone {
				s.sorted = append(s.sorted, e.Event)
			}
		}
		// sort.Slice, here and below, is one copy of the sorting code for all types: bytes count in the browser.
		sort.Slice(s.sorted, func(i, j int) bool {
			a, b := &s.sorted[i], &s.sorted[j]
			return a.Time < b.Time || a.Time == b.Time && a.ID < b.ID
		})
	}
	return s.sorted
}

// Entries returns all entries in the order of their events' IDs.
func (s *State) Entries() []Entry {
	all := make([]Entry, 0, len(s.entries))
	for _, e := range s.entries {
		all = append(all, e)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Event.ID < all[j].Event.ID })
	return all
}

// missing returns the entries of t that would change s.
func (s *State) missing(t *State) []Entry {
	var all []Entry
	for _, e := range t.Entries() {
		if old, ok := s.entries[e.Event.ID]; !ok || old.compare(e) < 0 {
			all = append(all, e)
		}
	}
	return all
}
