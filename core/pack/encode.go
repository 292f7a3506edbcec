package pack

import (
	"encoding/binary"
	"fmt"
	"math"
	"unicode/utf8"
)

// An encoder writes the bytes of one block. After the first fault it writes on, and the fault is kept.
type encoder struct {
	out []byte
	err error
}

func (e *encoder) fail(format string, args ...any) {
	if e.err == nil {
		e.err = fmt.Errorf(format, args...)
	}
}

func (e *encoder) uvarint(v uint64) { e.out = binary.AppendUvarint(e.out, v) }

func (e *encoder) u16(v uint16) { e.out = binary.LittleEndian.AppendUint16(e.out, v) }

func (e *encoder) float64(v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		e.fail("%v is not finite", v)
	}
	e.out = binary.LittleEndian.AppendUint64(e.out, math.Float64bits(v))
}

// count writes how many entries follow.
func (e *encoder) count(n, max int) {
	if n > max {
		e.fail("%d entries, at most %d are allowed", n, max)
	}
	e.uvarint(uint64(n))
}

// texts writes the n lengths, then the bytes, of the texts that at returns.
func (e *encoder) texts(n, max int, at func(i int) string) {
	for i := range n {
		s := at(i)
		if len(s) > max {
			e.fail("a text of %d bytes, at most %d are allowed: %.40q", len(s), max, s)
		}
		if !utf8.ValidString(s) {
			e.fail("a text is not UTF-8: %.40q", s)
		}
		e.uvarint(uint64(len(s)))
	}
	for i := range n {
		e.out = append(e.out, at(i)...)
	}
}

// lists writes the n lengths, then the entries, of the lists that at returns.
func (e *encoder) lists(n int, at func(i int) []uint32) {
	for i := range n {
		e.listLength(len(at(i)))
	}
	for i := range n {
		for _, v := range at(i) {
			e.uvarint(uint64(v))
		}
	}
}

func (e *encoder) listLength(n int) {
	if n > MaxList {
		e.fail("a list of %d entries, at most %d are allowed", n, MaxList)
	}
	e.uvarint(uint64(n))
}
