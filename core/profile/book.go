package profile

import (
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
)

// rotateAfter is the size of a log from which on a snapshot takes its place, in bytes.
const rotateAfter = 64 << 10

// ErrReadOnly says that a newer version of Loge wrote the profile: this one can read and export it only.
var ErrReadOnly = errors.New("a newer version of Loge wrote this profile; it can be read and exported, not changed")

// errVolume says that no file of a volume is there any more: another tab has removed it.
var errVolume = errors.New("profile: the files are gone")

// A volumeID names the files of one profile under one key. It is random and never used again.
type volumeID [8]byte

func (v volumeID) String() string { return hex.EncodeToString(v[:]) }

func (v volumeID) slot(n int) string { return v.String() + "." + string(rune('a'+n)) }

func (v volumeID) log(epoch uint64) string {
	return v.String() + "." + strconv.FormatUint(epoch, 10) + ".log"
}

// epochOf returns the epoch in the name of one of the volume's logs.
func (v volumeID) epochOf(name string) (epoch uint64, ok bool) {
	digits, isLog := strings.CutSuffix(name, ".log")
	digits, isOwn := strings.CutPrefix(digits, v.String()+".")
	epoch, err := strconv.ParseUint(digits, 10, 64)
	return epoch, isLog && isOwn && err == nil
}

// A book keeps one state in the files of one volume: two slots for snapshots, and for each a log of what came after it.
// A snapshot is written to the older slot; then the present log gets an end record and a new log is begun; then logs that
// both snapshots contain are removed. Because states merge, opening a book means to read all that is there.
//
// The methods that write want the lock that all tabs share.
type book struct {
	store  Store
	sealer sealer
	state  State

	epoch    uint64 // of the newest good snapshot and of the log
	older    uint64 // epoch of the other good snapshot, 0 = none
	slot     int    // of the newest good snapshot
	log      scan   // of the log of this epoch
	open     []scan // of the logs to which a tab may still append, as they were loaded
	spoiled  bool   // nothing can be appended to the log: a snapshot must come first
	readOnly bool
	dropped  int64 // damaged bytes that were left out
}

// newBook begins a volume with a state.
func newBook(store Store, s sealer, with *State) (*book, error) {
	b := &book{store: store, sealer: s, slot: 1, spoiled: true}
	b.state.Merge(with)
	return b, b.write()
}

// openBook reads a volume. The error is errVolume when it has no files.
func openBook(store Store, s sealer) (*book, error) {
	b := &book{store: store, sealer: s}
	return b, b.load()
}

// load reads all files of the volume and merges them into the state.
func (b *book) load() (err error) {
	defer func() { b.spoiled = b.spoiled || err != nil }()
	files, err := b.store.List()
	if err != nil {
		return err
	}
	b.epoch, b.older, b.slot, b.log, b.open, b.spoiled = 0, 0, 1, scan{}, nil, true
	found, lost, err := b.loadSlots()
	if err != nil {
		return err
	}
	for _, f := range files {
		if epoch, ok := b.sealer.volume.epochOf(f.Name); ok {
			found = true
			n, err := b.loadLog(epoch)
			if err != nil {
				return err
			}
			lost += n
		}
	}
	b.dropped = max(b.dropped, lost)
	if !found {
		return errVolume
	}
	return nil
}

// loadSlots reads both snapshots. Half a snapshot still holds entries, but only a whole one lets logs be forgotten. Bytes
// are lost when neither is whole.
func (b *book) loadSlots() (found bool, lost int64, err error) {
	for n := range 2 {
		data, err := b.store.Read(b.sealer.volume.slot(n), 0)
		if errors.Is(err, ErrNoFile) {
			continue
		} else if err != nil {
			return found, 0, err
		}
		found = true
		c, _ := b.sealer.scanFile(snapshotFile, data, &b.state)
		b.readOnly = b.readOnly || c.newer
		switch {
		case !c.ended:
			lost += int64(len(data)) - c.good
		case c.Epoch > b.epoch:
			b.epoch, b.older, b.slot = c.Epoch, b.epoch, n
		default:
			b.older = c.Epoch
		}
	}
	if b.epoch > 0 {
		lost = 0
	}
	return found, lost, nil
}

// loadLog reads a log; bytes of it are lost when no snapshot contains it.
func (b *book) loadLog(epoch uint64) (lost int64, err error) {
	data, err := b.store.Read(b.sealer.volume.log(epoch), 0)
	if err != nil {
		return 0, err
	}
	c, _ := b.sealer.scanFile(logFile, data, &b.state)
	b.readOnly = b.readOnly || c.newer
	ended := c.Type == 0 || c.ended || !c.whole(len(data))
	if !ended {
		b.open = append(b.open, c)
	}
	if epoch < b.epoch {
		return 0, nil
	}
	b.epoch, b.log, b.spoiled = epoch, c, ended
	return int64(len(data)) - c.good, nil
}

// sync takes in what other tabs have written and reports whether that changed the state.
func (b *book) sync() (changed bool, err error) {
	before := b.state.changes
	on, err := b.follow()
	if err == nil && !on {
		err = b.load()
	}
	return b.state.changes != before, err
}

// follow reads on in the log; on is false when that is not enough.
func (b *book) follow() (on bool, err error) {
	if b.spoiled {
		return false, nil
	}
	start := b.log.good
	data, err := b.store.Read(b.sealer.volume.log(b.epoch), start)
	if errors.Is(err, ErrNoFile) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	b.sealer.scanOn(&b.log, data, &b.state)
	return !b.log.ended && b.log.good == start+int64(len(data)), nil
}

// commit makes the entries that f chooses durable. f sees the newest state, and is called again when another tab was quicker.
// When commit fails, the state has not changed, and the entries may be kept or not.
func (b *book) commit(f func(*State) []Entry) error {
	for range 8 {
		if b.spoiled {
			if err := b.load(); err != nil {
				return err
			}
		}
		if b.spoiled && !b.readOnly {
			if err := b.rotate(); err != nil {
				return err
			}
		}
		if b.readOnly {
			return ErrReadOnly
		}
		entries := f(&b.state)
		if len(entries) == 0 {
			return nil
		}
		err := b.append(entries)
		if err == nil {
			for _, e := range entries {
				b.state.Put(e)
			}
			return nil
		}
		if !errors.Is(err, ErrMoved) {
			b.spoiled = true
			return err
		}
		if _, err := b.sync(); err != nil {
			return err
		}
	}
	return ErrMoved
}

func (b *book) append(entries []Entry) error {
	w := &writer{sealer: &b.sealer, header: b.log.header, seq: b.log.seq}
	w.entries(entries)
	if w.err != nil {
		return w.err
	}
	if err := b.store.Append(b.sealer.volume.log(b.epoch), b.log.good, w.out); err != nil {
		return err
	}
	b.log.seq = w.seq
	b.log.good += int64(len(w.out))
	return nil
}

// full reports whether a snapshot is due.
func (b *book) full() bool { return b.log.good > rotateAfter+4*int64(b.state.Size()) }

// rotate writes a snapshot and begins a new log. All is read just before, under the same lock: what is removed here is
// in the snapshot. After an error the next commit tries again.
func (b *book) rotate() error {
	if err := b.load(); err != nil {
		return err
	}
	return b.write()
}

func (b *book) write() error {
	next, slot := b.epoch+1, 1-b.slot
	b.spoiled = true
	w := b.sealer.begin(snapshotFile, next)
	w.entries(b.state.Entries())
	w.end()
	if w.err != nil {
		return w.err
	}
	if err := b.store.Replace(b.sealer.volume.slot(slot), w.out); err != nil {
		return err
	}
	if err := b.close(); err != nil {
		return err
	}
	fresh := b.sealer.begin(logFile, next)
	if err := b.store.Replace(b.sealer.volume.log(next), fresh.out); err != nil {
		return err
	}
	b.older, b.epoch, b.slot = b.epoch, next, slot
	b.log = scan{header: fresh.header, good: int64(len(fresh.out))}
	b.spoiled = false
	return b.prune(b.older)
}

// close ends all logs that do not end yet, so that a tab that knows nothing of the new one cannot append to them. There are
// several when a tab died, or the store failed, between a snapshot and its log.
func (b *book) close() error {
	for _, log := range b.open {
		w := &writer{sealer: &b.sealer, header: log.header, seq: log.seq}
		w.end()
		if w.err != nil {
			return w.err
		}
		if err := b.store.Append(b.sealer.volume.log(log.Epoch), log.good, w.out); err != nil {
			return err
		}
	}
	b.open = nil
	return nil
}

// prune removes the logs before an epoch: both snapshots contain them.
func (b *book) prune(before uint64) error {
	files, err := b.store.List()
	if err != nil {
		return err
	}
	for _, f := range files {
		if epoch, ok := b.sealer.volume.epochOf(f.Name); ok && epoch < before {
			if err := b.store.Remove(f.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// scrub writes both snapshots anew, so that nothing is left of what was removed.
func (b *book) scrub() error {
	for range 2 {
		if err := b.rotate(); err != nil {
			return err
		}
	}
	return b.prune(b.epoch)
}

// volumeFiles returns the files of a volume.
func volumeFiles(store Store, volume volumeID) ([]FileInfo, error) {
	files, err := store.List()
	var own []FileInfo
	for _, f := range files {
		if strings.HasPrefix(f.Name, volume.String()+".") {
			own = append(own, f)
		}
	}
	return own, err
}

// volumeSize returns the bytes of a volume.
func volumeSize(store Store, volume volumeID) (n int64, err error) {
	files, err := volumeFiles(store, volume)
	for _, f := range files {
		n += f.Size
	}
	return n, err
}

// erase removes the files of a volume.
func erase(store Store, volume volumeID) error {
	files, err := volumeFiles(store, volume)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := store.Remove(f.Name); err != nil {
			return err
		}
	}
	return nil
}
