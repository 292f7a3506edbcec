package profile

import (
	"errors"
	"slices"
	"sync"

	"github.com/loge-film/loge/core/event"
)

// A Mode says what becomes of new events.
type Mode string

// The modes.
const (
	Off     Mode = "off"     // nobody is entered: events count until the program ends
	Keeping Mode = "on"      // events are kept
	Paused  Mode = "paused"  // what was kept counts; new events count until the program ends
	Private Mode = "private" // what was kept does not count; new events count until the private session ends
)

// What a Keeper may answer beside failures of its store.
var (
	ErrLocked = errors.New("the profile is encrypted: enter its passphrase first")
	ErrMany   = errors.New("there are as many profiles as a device can hold: remove one first")
	ErrMode   = errors.New("there is no such mode, or nobody is entered to use it")
)

// Options are what the outside lends to a Keeper.
type Options struct {
	Store  Store
	Cipher Cipher
	Random func([]byte) // fills a slice with random bytes fit for keys

	// Lock calls f while no other tab that uses the same store is inside Lock. nil means that there are no other tabs.
	Lock func(f func() error) error
	// Notify tells the other tabs that something has changed: they call Follow. Messages may get lost or come late. May be nil.
	Notify func()
	// Iterations of PBKDF2 for new passphrases; 0 means the constant Iterations.
	Iterations int
}

// A Keeper is the memory of one tab: who is entered, what they did, and what becomes of what they do. It shares its store with
// the Keepers of other tabs. All that the methods acknowledge by returning nil is durable, in the mode Keeping.
// It is safe for concurrent use: one call runs at a time.
type Keeper struct {
	options Options
	vault   vault

	mu      sync.Mutex
	dir     directory
	open    PersonID // zero = guest
	book    *book    // of the open person; nil for a guest and while locked
	raw     []byte   // data key of the book, nil when it is not encrypted
	private bool
	dropped int64 // of the directory
	unsure  bool  // the directory in the files may be another one than dir
	removed bool  // something was removed or edited and still lies in the files

	loose   State // events that count until the program ends
	pending State // events that are to be kept and are not yet: the store failed, or the person is locked
	secret  State // events of the private session
}

// Open reads what is there and enters who was entered last. It writes nothing where nothing is kept.
func Open(o Options) (*Keeper, error) {
	if o.Lock == nil {
		o.Lock = func(f func() error) error { return f() }
	}
	if o.Notify == nil {
		o.Notify = func() {}
	}
	if o.Iterations == 0 {
		o.Iterations = Iterations
	}
	k := &Keeper{options: o, vault: vault{o.Cipher, o.Random, o.Iterations}}
	return k, k.exclusive(func() error {
		if err := k.readDirectory(); err != nil {
			return err
		}
		k.open = k.dir.last
		if err := k.reopen(); err != nil {
			return err
		}
		return k.dir.sweep(o.Store)
	})
}

// exclusive runs f while neither another call nor another tab does anything.
func (k *Keeper) exclusive(f func() error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.options.Lock(f)
}

func (k *Keeper) readDirectory() error {
	d, err := readDirectory(k.options.Store)
	if errors.Is(err, ErrDamaged) {
		d, k.dropped, err = rebuild(k.options.Store)
	}
	if err == nil {
		k.dir = d
	}
	return err
}

// refresh takes in what other tabs have done.
func (k *Keeper) refresh() error {
	if err := k.readDirectory(); err != nil {
		return err
	}
	err := k.reopen()
	k.unsure = k.unsure && err != nil
	return err
}

// reopen makes the book that of the open person, as far as it can be opened.
func (k *Keeper) reopen() error {
	p := k.dir.find(k.open)
	if p == nil {
		if k.open != (PersonID{}) { // another tab has removed them
			k.leave()
		}
		return nil
	}
	if k.book != nil && k.book.sealer.volume == p.volume {
		_, err := k.book.sync()
		return err
	}
	k.book = nil
	if p.lock != nil {
		return nil
	}
	k.raw = nil
	return k.openBook(p)
}

// openBook opens the volume of a person with the data key at hand.
func (k *Keeper) openBook(p *person) error {
	s, err := k.sealer(p.volume, k.raw)
	if err != nil {
		return err
	}
	b, err := openBook(k.options.Store, s)
	if errors.Is(err, errVolume) { // a listed volume has files, or they were taken away from outside
		b, err = newBook(k.options.Store, s, &State{})
	}
	if err == nil {
		k.book = b
	}
	return err
}

func (k *Keeper) sealer(volume volumeID, raw []byte) (s sealer, err error) {
	s = sealer{random: k.options.Random, volume: volume}
	if raw != nil {
		s.key, err = k.options.Cipher.Key(raw)
	}
	return s, err
}

// leave forgets the person who is entered, and what they did since.
func (k *Keeper) leave() {
	k.open, k.book, k.raw, k.private, k.removed = PersonID{}, nil, nil, false, false
	k.loose, k.pending, k.secret = State{}, State{}, State{}
}

func (k *Keeper) mode() Mode {
	p := k.dir.find(k.open)
	switch {
	case k.private:
		return Private
	case p == nil:
		return Off
	case p.paused:
		return Paused
	}
	return Keeping
}

// Follow takes in what other tabs have done and reports whether anything has changed for this one.
func (k *Keeper) Follow() (changed bool, err error) {
	err = k.exclusive(func() error {
		open, book, epoch, changes := k.open, k.book, k.dir.epoch, k.changes()
		err := k.refresh()
		changed = open != k.open || book != k.book || epoch != k.dir.epoch || changes != k.changes()
		return err
	})
	return changed, err
}

func (k *Keeper) changes() int {
	if k.book == nil {
		return 0
	}
	return k.book.state.changes
}

// Status describes the memory.
type Status struct {
	Mode      Mode
	Store     string // Kind of the store
	Bytes     int64  // kept for the open person
	Events    int    // kept for the open person
	People    []Person
	Open      string // ID of the open person; empty for a guest
	Locked    bool   // the open person's passphrase is wanted
	Encrypted bool   // the open person has a passphrase
	ReadOnly  bool   // a newer version wrote it
	Unsaved   int    // events that are to be kept and are not yet
	Dropped   int64  // damaged bytes that were left out
}

// A Person is one profile of the device.
type Person struct {
	ID        string
	Name      string
	Ceiling   int // age for which films are chosen, 0 = none
	Encrypted bool
}

// Status returns the present state of the memory.
func (k *Keeper) Status() (Status, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	s := Status{
		Mode: k.mode(), Store: k.options.Store.Kind(), Open: k.open.String(), ReadOnly: k.dir.readOnly,
		Unsaved: k.pending.Len(), Dropped: k.dropped,
	}
	for _, p := range k.dir.people {
		s.People = append(s.People, Person{p.id.String(), p.name, p.ceiling, p.lock != nil})
	}
	p := k.dir.find(k.open)
	if p == nil {
		return s, nil
	}
	s.Encrypted, s.Locked = p.lock != nil, k.book == nil
	if k.book != nil {
		s.Events, s.ReadOnly = k.book.state.Len(), s.ReadOnly || k.book.readOnly
		s.Dropped += k.book.dropped
	}
	var err error
	s.Bytes, err = volumeSize(k.options.Store, p.volume)
	return s, err
}

// Ceiling returns the age for which films are chosen, 0 = no ceiling.
func (k *Keeper) Ceiling() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p := k.dir.find(k.open); p != nil {
		return p.ceiling
	}
	return 0
}

// Events returns a copy of all events that count now, oldest first.
func (k *Keeper) Events() []event.Event {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.Clone(k.all().Events())
}

// states returns what counts now.
func (k *Keeper) states() []*State {
	if k.private {
		return []*State{&k.secret}
	}
	all := []*State{&k.pending, &k.loose}
	if k.book != nil {
		all = append(all, &k.book.state)
	}
	return all
}

// get returns the entry of an event, as it counts now.
func (k *Keeper) get(id string) (e Entry, ok bool) {
	for _, s := range k.states() {
		if f, has := s.entries[id]; has && (!ok || e.compare(f) < 0) {
			e, ok = f, true
		}
	}
	return e, ok
}

// all merges what counts now. The result is not to be changed.
func (k *Keeper) all() *State {
	var filled *State
	for _, s := range k.states() {
		switch {
		case s.Size() == 0:
		case filled == nil:
			filled = s
		default:
			return merged(k.states())
		}
	}
	if filled == nil {
		return &State{}
	}
	return filled
}

func merged(states []*State) *State {
	var all State
	for _, s := range states {
		all.Merge(s)
	}
	return &all
}
