package profile

import (
	"encoding/binary"
	"iter"
)

// EncodeEntries encodes entries in pieces of about size bytes: a piece ends with the entry that reaches it. No entries make no piece.
func EncodeEntries(entries []Entry, size int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var piece, body []byte
		for i, e := range entries {
			body = appendEntry(body[:0], e)
			piece = append(binary.AppendUvarint(piece, uint64(len(body))), body...)
			if len(piece) >= size || i == len(entries)-1 {
				if !yield(piece) {
					return
				}
				piece = nil // the one before belongs to whoever got it
			}
		}
	}
}

// DecodeEntries decodes one piece of EncodeEntries. What is none is an error.
func DecodeEntries(piece []byte) (entries []Entry, err error) {
	r := reader{rest: piece}
	for len(r.rest) > 0 {
		e, err := parseEntry(r.take(int(r.uvarint(maxBody))), false)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}
