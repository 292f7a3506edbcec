package profile

// A Session is what a Keeper holds beside its store: what would be lost if it ended now. The Keeper that follows one that
// was killed takes it over.
type Session struct {
	Open    string  `json:"open"`    // ID of the open person; empty for a guest
	Private bool    `json:"private"` //
	Loose   []Entry `json:"loose"`   // count until the program ends
	Pending []Entry `json:"pending"` // are to be kept and are not yet
	Secret  []Entry `json:"secret"`  // of the private session
}

// A Place says where a Session holds an entry.
type Place string

// The places.
const (
	Kept    Place = "" // not in the session: it is durable, or unknown
	Loose   Place = "loose"
	Pending Place = "pending"
	Secret  Place = "secret"
)

// Session returns what would be lost if the Keeper ended now. Passphrases are not part of it.
func (k *Keeper) Session() Session {
	k.mu.Lock()
	defer k.mu.Unlock()
	return Session{
		Open: k.open.String(), Private: k.private,
		Loose: k.loose.Entries(), Pending: k.pending.Entries(), Secret: k.secret.Entries(),
	}
}

// Resume takes over the session of a Keeper that ended: the person is entered anew, and each entry lies where it lay. A
// person that is gone by now takes their entries along.
func (k *Keeper) Resume(s Session) error {
	to, err := ParsePersonID(s.Open)
	if err != nil {
		return err
	}
	return k.exclusive(func() error {
		if to != k.open {
			if to != (PersonID{}) && k.dir.find(to) == nil {
				k.leave()
				return nil
			}
			k.leave()
			k.open = to
			if err := k.reopen(); err != nil {
				return err
			}
		}
		k.private = s.Private
		k.put(&k.loose, s.Loose, new(int))
		k.put(&k.pending, s.Pending, new(int))
		k.put(&k.secret, s.Secret, new(int))
		return nil
	})
}

// Find returns the entry of an event as it counts now, and where it lies. ok is false when it was never seen.
func (k *Keeper) Find(id string) (e Entry, where Place, ok bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e, ok = k.get(id); !ok {
		return e, Kept, false
	}
	for _, held := range []struct {
		state *State
		place Place
	}{{&k.secret, Secret}, {&k.loose, Loose}, {&k.pending, Pending}} {
		if f, has := held.state.entries[id]; has && f == e {
			return e, held.place, true
		}
	}
	return e, Kept, true
}
