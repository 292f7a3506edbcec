package profile

import "encoding/binary"

// A scan is what was understood of a file.
type scan struct {
	header
	seq   uint64 // of the last good record
	good  int64  // bytes up to the end of the last good record
	ended bool   // the end record was there
	newer bool   // a newer version wrote it; what is not understood is left out
	about []byte // payload of the last record that is neither entries nor end
}

// whole reports whether all n bytes of the file were understood.
func (c *scan) whole(n int) bool { return c.good == int64(n) }

// scanFile reads the longest valid prefix of a file of the given type and puts its entries into the state.
func (s *sealer) scanFile(kind byte, data []byte, into *State) (scan, error) {
	h, err := parseHeader(data)
	if err != nil || h.Type != kind || h.Sealed != (s.key != nil) {
		return scan{}, ErrDamaged
	}
	c := scan{header: h, good: headerSize, newer: h.Version > Version}
	s.scanOn(&c, data[headerSize:], into)
	return c, nil
}

// scanOn goes on behind what was scanned.
func (s *sealer) scanOn(c *scan, data []byte, into *State) {
	for !c.ended {
		f, size, ok := parseFrame(data)
		if !ok || f.Seq != c.seq+1 {
			break
		}
		f, err := s.open(c.header, f)
		if err != nil || !c.take(f, into) {
			break
		}
		data = data[size:]
		c.seq++
		c.good += int64(size)
	}
}

// take reports whether the record could be understood, or may be left out.
func (c *scan) take(f frame, into *State) bool {
	switch f.Kind {
	case recordEntries:
		entries, ok := parseEntries(f.Payload, c.newer)
		for _, e := range entries {
			if into.Size() >= 2*MaxEntries { // a merge may pass the cap once, hostile files no more than that
				return false
			}
			into.Put(e)
		}
		return ok
	case recordEnd:
		c.ended = true
	case recordPeople, recordAbout:
		c.about = f.Payload
	case recordLock: // has served already
	default:
		return c.newer
	}
	return true
}

// parseEntries decodes the payload of an entries record. Entries of a newer version that are not understood are left out.
func parseEntries(b []byte, newer bool) ([]Entry, bool) {
	var all []Entry
	for r := (reader{rest: b}); len(r.rest) > 0; {
		limit := uint64(maxBody)
		if newer {
			limit = maxPayload
		}
		body := r.take(int(r.uvarint(limit)))
		if r.bad {
			return nil, false
		}
		e, err := parseEntry(body, newer)
		if err == nil {
			all = append(all, e)
		} else if !newer {
			return nil, false
		}
	}
	return all, true
}

// A writer composes a file, or the records to append to one.
type writer struct {
	sealer *sealer
	header header
	seq    uint64
	out    []byte
	err    error
}

// begin makes a writer of a new file.
func (s *sealer) begin(kind byte, epoch uint64) *writer {
	h := header{Type: kind, Version: Version, Sealed: s.key != nil, Epoch: epoch}
	return &writer{sealer: s, header: h, out: appendHeader(nil, h)}
}

func (w *writer) record(kind byte, payload []byte) {
	w.seq++
	f, err := w.sealer.seal(w.header, frame{w.seq, kind, payload})
	if err != nil && w.err == nil {
		w.err = err
	}
	w.out = appendFrame(w.out, f)
}

// batch is the size of an entries record from which on another one begins, in bytes.
const batch = 64 << 10

// entries writes records of entries.
func (w *writer) entries(all []Entry) {
	var payload, body []byte
	for _, e := range all {
		body = appendEntry(body[:0], e)
		payload = append(binary.AppendUvarint(payload, uint64(len(body))), body...)
		if len(payload) >= batch {
			w.record(recordEntries, payload)
			payload = payload[:0]
		}
	}
	if len(payload) > 0 {
		w.record(recordEntries, payload)
	}
}

func (w *writer) end() { w.record(recordEnd, nil) }
