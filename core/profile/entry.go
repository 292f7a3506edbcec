package profile

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
)

// Bits of an entry's first byte.
const (
	hasGone   = 1 << iota // removed: nothing follows the ID
	hasUUID               // the ID is a UUID in lower case, written as its 16 bytes
	hasFilm               // and so on: the field is not empty
	hasValue              //
	hasText               //
	hasSource             //
	knownBits = hasSource<<1 - 1
)

// kindCodes numbers the kinds from 1; a kind that is not among them is written as 0 and its name. Only the end may grow.
var kindCodes = [...]event.Kind{
	event.View, event.Search, event.Watch, event.Rate, event.Like, event.Dislike, event.Hide, event.Share, event.Comment,
	event.List, event.Edit,
}

// Limits of a decoded entry, in bytes: those of core/event.
const (
	maxKind = 32
	maxBody = 1 + 5 + 2*(2+event.MaxID) + 2 + maxKind + 10 + 8 + 2 + event.MaxText + 1 + event.MaxSource
)

var errEntry = errors.New("profile: an entry is not well-formed")

// appendEntry appends the encoding of an entry, without its length. Equal entries have equal encodings.
func appendEntry(b []byte, e Entry) []byte {
	uuid, isUUID := parseUUID(e.Event.ID)
	start := len(b)
	b = append(b, entryBits(e, isUUID))
	b = binary.AppendUvarint(b, uint64(e.Version))
	if isUUID {
		b = append(b, uuid[:]...)
	} else {
		b = appendString(b, e.Event.ID)
	}
	if e.Gone {
		return b
	}
	b = appendKind(b, e.Event.Kind)
	b = binary.AppendUvarint(b, uint64(e.Event.Time))
	if b[start]&hasFilm != 0 {
		b = appendString(b, string(e.Event.Film))
	}
	if b[start]&hasValue != 0 {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(e.Event.Value))
	}
	if b[start]&hasText != 0 {
		b = appendString(b, e.Event.Text)
	}
	if b[start]&hasSource != 0 {
		b = appendString(b, e.Event.Source)
	}
	return b
}

func entryBits(e Entry, isUUID bool) (bits byte) {
	set := func(bit byte, on bool) {
		if on {
			bits |= bit
		}
	}
	set(hasUUID, isUUID)
	set(hasGone, e.Gone)
	if !e.Gone {
		set(hasFilm, e.Event.Film != "")
		set(hasValue, e.Event.Value != 0)
		set(hasText, e.Event.Text != "")
		set(hasSource, e.Event.Source != "")
	}
	return bits
}

func appendKind(b []byte, k event.Kind) []byte {
	for i, known := range kindCodes {
		if k == known {
			return append(b, byte(i+1))
		}
	}
	return appendString(append(b, 0), string(k))
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// parseEntry decodes one entry. Bytes and bits that a newer version may have added are an error unless newer is set.
func parseEntry(b []byte, newer bool) (Entry, error) {
	r := reader{rest: b}
	bits := r.byte()
	e := Entry{Version: uint32(r.uvarint(math.MaxUint32)), Gone: bits&hasGone != 0}
	if bits&hasUUID != 0 {
		e.Event.ID = formatUUID(r.take(16))
	} else {
		e.Event.ID = r.string(event.MaxID)
	}
	if !e.Gone {
		r.event(&e.Event, bits)
	}
	if r.bad || e.Event.ID == "" || e.Version == 0 || !newer && (bits > knownBits || len(r.rest) > 0) {
		return Entry{}, errEntry
	}
	return e, nil
}

func (r *reader) event(e *event.Event, bits byte) {
	if code := r.byte(); code == 0 {
		e.Kind = event.Kind(r.string(maxKind))
	} else if int(code) <= len(kindCodes) {
		e.Kind = kindCodes[code-1]
	} else {
		r.bad = true
	}
	e.Time = int64(r.uvarint(math.MaxInt64))
	if bits&hasFilm != 0 {
		e.Film = film.ID(r.string(event.MaxID))
	}
	if bits&hasValue != 0 {
		e.Value = r.float()
	}
	if bits&hasText != 0 {
		e.Text = r.string(event.MaxText)
	}
	if bits&hasSource != 0 {
		e.Source = r.string(event.MaxSource)
	}
}

// parseUUID returns the bytes of a UUID as crypto.randomUUID writes it; ok is false for anything else.
func parseUUID(s string) (uuid [16]byte, ok bool) {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return uuid, false
	}
	digits := s[:8] + s[9:13] + s[14:18] + s[19:23] + s[24:]
	if _, err := hex.Decode(uuid[:], []byte(digits)); err != nil {
		return uuid, false
	}
	return uuid, formatUUID(uuid[:]) == s // not so for upper case
}

func formatUUID(b []byte) string {
	if len(b) != 16 {
		return ""
	}
	s := hex.EncodeToString(b)
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
