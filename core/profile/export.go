package profile

import (
	"encoding/binary"
	"errors"
)

// ErrNoExport says that a file is not one that Export wrote.
var ErrNoExport = errors.New("this is not a profile that Loge exported")

// An Export is a profile in a file of its own.
type Export struct {
	Name    string // may be empty
	Ceiling int    // age for which films are chosen, 0 = none
	State   *State
	Newer   bool // a newer version wrote it; what this one does not understand was left out
}

// IsExport reports whether a file looks like one that Export wrote.
func IsExport(data []byte) bool {
	h, err := parseHeader(data)
	return err == nil && h.Type == exportFile
}

// IsEncrypted reports whether an exported file wants a passphrase.
func IsEncrypted(data []byte) bool {
	h, err := parseHeader(data)
	return err == nil && h.Type == exportFile && h.Sealed
}

// encode returns the file; with a passphrase it is encrypted.
func (e *Export) encode(v *vault, passphrase string) ([]byte, error) {
	s := sealer{random: v.random}
	var l *lock
	if passphrase != "" {
		raw := v.newKey()
		var err error
		if l, err = v.newLock(passphrase, raw, PersonID{}); err != nil {
			return nil, err
		}
		if s.key, err = v.cipher.Key(raw); err != nil {
			return nil, err
		}
	}
	w := s.begin(exportFile, 1)
	if l != nil {
		w.record(recordLock, appendLock(nil, l))
	}
	w.record(recordAbout, binary.AppendUvarint(appendString(nil, e.Name), uint64(e.Ceiling)))
	w.entries(e.State.Entries())
	w.end()
	return w.out, w.err
}

// ReadExport reads an exported file as a whole. The error is ErrNoExport, ErrPassphrase or ErrDamaged, or comes from the cipher.
func ReadExport(cipher Cipher, data []byte, passphrase string) (*Export, error) {
	h, err := parseHeader(data)
	if err != nil || h.Type != exportFile {
		return nil, ErrNoExport
	}
	s := sealer{}
	if h.Sealed {
		if s.key, err = exportKey(cipher, data[headerSize:], passphrase); err != nil {
			return nil, err
		}
	}
	e := &Export{State: &State{}}
	c, err := s.scanFile(exportFile, data, e.State)
	if err != nil || !c.ended || !c.whole(len(data)) || e.State.Size() > MaxEntries {
		return nil, ErrDamaged
	}
	r := reader{rest: c.about}
	e.Name, e.Ceiling, e.Newer = cleanName(r.string(MaxName)), int(r.uvarint(MaxCeiling)), c.newer
	if r.bad {
		return nil, ErrDamaged
	}
	return e, nil
}

func exportKey(cipher Cipher, data []byte, passphrase string) (Key, error) {
	f, _, ok := parseFrame(data)
	r := reader{rest: f.Payload}
	l := r.lock()
	if !ok || f.Kind != recordLock || r.bad {
		return nil, ErrDamaged
	}
	raw, err := (&vault{cipher: cipher}).open(l, passphrase, PersonID{})
	if err != nil {
		return nil, err
	}
	return cipher.Key(raw)
}
