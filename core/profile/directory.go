package profile

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"strings"
	"unicode/utf8"
)

// Limits of the directory.
const (
	MaxPeople  = 32
	MaxName    = 100 // bytes
	MaxCeiling = 120 // years
)

// ErrNoPerson says that there is no such profile: perhaps another tab has removed it.
var ErrNoPerson = errors.New("there is no such profile on this device")

// A PersonID names a profile. It is random; the zero PersonID is the guest.
type PersonID [8]byte

// String returns 16 hexadecimal digits, and nothing for the guest.
func (p PersonID) String() string {
	if p == (PersonID{}) {
		return ""
	}
	return hex.EncodeToString(p[:])
}

// ParsePersonID is the inverse of String.
func ParsePersonID(s string) (p PersonID, err error) {
	if n, err := hex.Decode(p[:], []byte(s[:min(len(s), 16)])); s != "" && (err != nil || n != 8 || len(s) != 16) {
		return PersonID{}, ErrNoPerson
	}
	return p, nil
}

// A person is one entry of the directory.
type person struct {
	id      PersonID
	volume  volumeID
	name    string
	ceiling int
	paused  bool
	lock    *lock // nil when not encrypted
}

// A directory lists the people of a device in the order in which they came.
type directory struct {
	epoch    uint64
	last     PersonID // who was entered last
	people   []person
	found    bool // some slot could be read
	readOnly bool
}

const (
	flagPaused = 1
	flagLocked = 2
)

func directorySlot(n int) string { return "people." + string(rune('a'+n)) }

func (d *directory) find(id PersonID) *person {
	for i := range d.people {
		if d.people[i].id == id {
			return &d.people[i]
		}
	}
	return nil
}

func (d *directory) remove(id PersonID) {
	var others []person
	for _, p := range d.people {
		if p.id != id {
			others = append(others, p)
		}
	}
	d.people = others
}

// owns reports whether somebody's volume has that name.
func (d *directory) owns(volume string) bool {
	for i := range d.people {
		if d.people[i].volume.String() == volume {
			return true
		}
	}
	return false
}

// readDirectory returns the newer one of both slots, an empty directory when there is none. The error is ErrDamaged when there
// are slots and none can be read.
func readDirectory(store Store) (d directory, err error) {
	damaged := false
	for n := range 2 {
		data, err := store.Read(directorySlot(n), 0)
		if errors.Is(err, ErrNoFile) {
			continue
		} else if err != nil {
			return d, err
		}
		got, ok := parseDirectory(data)
		damaged = damaged || !ok
		if ok && got.epoch > d.epoch {
			d = got
		}
	}
	if damaged && !d.found {
		return d, ErrDamaged
	}
	return d, nil
}

func parseDirectory(data []byte) (directory, bool) {
	var s sealer
	c, err := s.scanFile(directoryFile, data, &State{})
	if err != nil || !c.ended {
		return directory{}, false
	}
	d := directory{epoch: c.Epoch, found: true, readOnly: c.newer}
	r := reader{rest: c.about}
	copy(d.last[:], r.take(len(d.last)))
	for range r.uvarint(MaxPeople) {
		d.people = append(d.people, r.person())
	}
	return d, !r.bad && (c.newer || len(r.rest) == 0)
}

func (r *reader) person() (p person) {
	copy(p.id[:], r.take(len(p.id)))
	copy(p.volume[:], r.take(len(p.volume)))
	p.name = r.string(MaxName)
	p.ceiling = int(r.uvarint(MaxCeiling))
	flags := r.byte()
	p.paused = flags&flagPaused != 0
	if flags&flagLocked != 0 {
		p.lock = r.lock()
	}
	return p
}

// write makes the directory durable, in both slots: nothing of the one before is left.
func (d *directory) write(store Store) error {
	if d.readOnly {
		return ErrReadOnly
	}
	d.epoch++
	var s sealer
	w := s.begin(directoryFile, d.epoch)
	w.record(recordPeople, d.payload())
	w.end()
	for n := range 2 {
		if err := store.Replace(directorySlot(n), w.out); err != nil {
			return err
		}
	}
	return nil
}

func (d *directory) payload() []byte {
	b := append([]byte(nil), d.last[:]...)
	b = binary.AppendUvarint(b, uint64(len(d.people)))
	for _, p := range d.people {
		b = append(append(b, p.id[:]...), p.volume[:]...)
		b = appendString(b, p.name)
		b = binary.AppendUvarint(b, uint64(p.ceiling))
		flags := byte(0)
		if p.paused {
			flags |= flagPaused
		}
		if p.lock == nil {
			b = append(b, flags)
		} else {
			b = appendLock(append(b, flags|flagLocked), p.lock)
		}
	}
	return b
}

// cleanName returns a name as it is kept: on one line and at most MaxName bytes long.
func cleanName(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	for len(name) > MaxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}

// sweep removes the files that belong to nobody: a tab died between two steps.
func (d *directory) sweep(store Store) error {
	files, err := store.List()
	if err != nil || !d.found || d.readOnly {
		return err
	}
	for _, f := range files {
		prefix, _, _ := strings.Cut(f.Name, ".")
		if d.owns(prefix) || prefix == "people" {
			continue
		}
		if err := store.Remove(f.Name); err != nil {
			return err
		}
	}
	return nil
}

// rebuild lists the volumes that can be read without a key, as people without a name: the directory is lost. It says how
// many bytes that were.
func rebuild(store Store) (d directory, lost int64, err error) {
	files, err := store.List()
	if err != nil {
		return d, 0, err
	}
	for _, f := range files {
		prefix, slot, _ := strings.Cut(f.Name, ".")
		if prefix == "people" {
			lost += f.Size
		}
		var p person
		if n, err := hex.Decode(p.volume[:], []byte(prefix[:min(len(prefix), 16)])); err != nil || n != 8 || slot != "a" && slot != "b" {
			continue
		}
		data, err := store.Read(f.Name, 0)
		if err != nil {
			return d, 0, err
		}
		p.id = PersonID(p.volume)
		if h, err := parseHeader(data); err == nil && !h.Sealed && d.find(p.id) == nil && len(d.people) < MaxPeople {
			d.people = append(d.people, p)
			d.last = p.id
		}
	}
	return d, lost, nil
}
