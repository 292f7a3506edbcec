package profile

import (
	"cmp"
	"errors"

	"github.com/loge-film/loge/core/event"
)

// Add cleans events and takes them in, durably in the mode Keeping. It returns how many were new; an event whose ID is known
// changes nothing, be it there or removed. When the store fails, the events count nevertheless, and the next call tries to keep
// them again. The error may be event.ErrFull.
func (k *Keeper) Add(events ...event.Event) (added int, err error) {
	clean := make([]event.Event, len(events))
	for i, e := range events {
		if clean[i], err = event.Clean(e); err != nil {
			return 0, err
		}
	}
	err = k.exclusive(func() error {
		fresh, full := k.fresh(clean)
		return cmp.Or(k.take(fresh, &added), full)
	})
	return added, err
}

// Edit puts an event in the place of the one of its ID, or brings it back when it was removed.
func (k *Keeper) Edit(e event.Event) error {
	e, err := event.Clean(e)
	if err != nil {
		return err
	}
	return k.exclusive(func() error {
		k.removed = true
		old, _ := k.get(e.ID)
		if !old.Gone && old.Event == e {
			return nil
		}
		return k.take([]Entry{{Version: old.Version + 1, Event: e}}, new(int))
	})
}

// fresh returns entries for those events whose IDs were never seen. The error is event.ErrFull, with the entries that still fit.
func (k *Keeper) fresh(events []event.Event) ([]Entry, error) {
	size, present := 0, 0
	for _, s := range k.states() {
		size += s.Size()
		present += s.Len()
	}
	var fresh []Entry
	for _, e := range events {
		if _, known := k.get(e.ID); known {
			continue
		}
		if size+len(fresh) >= MaxEntries || present+len(fresh) >= event.MaxEvents {
			return fresh, event.ErrFull
		}
		fresh = append(fresh, Entry{Version: 1, Event: e})
	}
	return fresh, nil
}

// gone returns the entries that remove those events that are there.
func (k *Keeper) gone(ids []string) []Entry {
	var gone []Entry
	for _, id := range ids {
		if e, ok := k.get(id); ok && !e.Gone {
			gone = append(gone, Entry{Version: e.Version + 1, Gone: true, Event: event.Event{ID: id}})
		}
	}
	return gone
}

// Remove removes events and returns how many there were. What was kept is removed durably, in every mode but Private.
func (k *Keeper) Remove(ids ...string) (removed int, err error) {
	err = k.exclusive(func() error {
		gone := k.gone(ids)
		k.removed = true
		if k.private || k.book == nil {
			return k.take(gone, &removed)
		}
		k.put(&k.loose, gone, new(int))
		k.put(&k.pending, gone, new(int))
		err := k.commit(gone)
		if err == nil {
			removed = len(gone)
		}
		return err
	})
	return removed, err
}

// Merge takes in what an exported file holds, as Add does, and returns how many of its events were new and how many known.
func (k *Keeper) Merge(from *State) (added, known int, err error) {
	err = k.exclusive(func() error {
		var all State
		all.Merge(k.all())
		before := all.Len()
		missing := all.missing(from)
		all.Merge(from)
		if all.Size() > MaxEntries || all.Len() > event.MaxEvents {
			return event.ErrFull
		}
		added = max(0, all.Len()-before)
		known = max(0, from.Len()-added)
		return k.take(missing, new(int))
	})
	return added, known, err
}

// take puts entries where the mode wants them and counts them.
func (k *Keeper) take(entries []Entry, n *int) error {
	switch mode := k.mode(); {
	case mode == Private:
		k.put(&k.secret, entries, n)
	case mode != Keeping:
		k.put(&k.loose, entries, n)
	case k.book == nil:
		k.put(&k.pending, entries, n)
	default:
		*n += len(entries)
		return k.keep(entries)
	}
	return nil
}

func (k *Keeper) put(s *State, entries []Entry, n *int) {
	for _, e := range entries {
		if s.Put(e) {
			*n++
		}
	}
}

// keep commits entries and whatever is pending. On an error they are pending.
func (k *Keeper) keep(entries []Entry) error {
	k.put(&k.pending, entries, new(int))
	all := k.pending.Entries()
	k.pending = State{}
	err := k.commit(all)
	if err != nil {
		k.put(&k.pending, all, new(int))
	}
	return err
}

// commit makes those of the entries durable that the book does not have. Where another tab has erased or encrypted the profile,
// they go where the mode then wants them.
func (k *Keeper) commit(entries []Entry) error {
	if k.unsure {
		return k.strand(entries)
	}
	err := k.write(entries)
	if errors.Is(err, errVolume) {
		return k.strand(entries)
	}
	if err != nil {
		return err
	}
	if k.book.full() {
		// The events are safe already. A snapshot that fails is tried again at the next commit, which reports it.
		_ = k.book.rotate()
	}
	k.options.Notify()
	return nil
}

func (k *Keeper) write(entries []Entry) error {
	var wanted State
	k.put(&wanted, entries, new(int))
	return k.book.commit(func(s *State) []Entry { return s.missing(&wanted) })
}

// strand deals with entries of a profile whose files are gone, or may be.
func (k *Keeper) strand(entries []Entry) error {
	if err := k.refresh(); err != nil {
		return err
	}
	if k.book == nil {
		return k.take(entries, new(int))
	}
	defer k.options.Notify()
	return k.write(entries)
}

// Tidy writes the files anew when something was removed or edited: until then it still lies in them. To be called when
// nothing else is to be done.
func (k *Keeper) Tidy() error {
	return k.exclusive(func() error {
		if !k.removed || k.book == nil || k.book.readOnly {
			return nil
		}
		err := k.book.scrub()
		if err == nil {
			k.removed = false
		}
		return err
	})
}
