package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"
)

// A cursor reads the bytes of one block from front to back. After the first fault it yields zeros and empty columns.
// It never allocates for a count before it has seen that the block has bytes for it.
type cursor struct {
	rest []byte
	err  error
}

var errShort = errors.New("it ends too early")

func (c *cursor) fail(err error) {
	if c.err == nil {
		c.err = err
	}
	c.rest = nil
}

// take returns the next n bytes, or nil after a fault.
func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.rest) {
		c.fail(errShort)
		return nil
	}
	b := c.rest[:n]
	c.rest = c.rest[n:]
	return b
}

// uvarint reads one varint of at most max in its shortest form.
func (c *cursor) uvarint(max uint32) uint32 {
	if len(c.rest) > 0 && c.rest[0] < 0x80 && uint32(c.rest[0]) <= max {
		v := uint32(c.rest[0])
		c.rest = c.rest[1:]
		return v
	}
	v, n := binary.Uvarint(c.rest)
	switch {
	case n == 0:
		c.fail(errShort)
	case n < 0 || v > uint64(max):
		c.fail(fmt.Errorf("a number passes its limit of %d", max))
	case n > 1 && c.rest[n-1] == 0:
		c.fail(errors.New("a number is not in its shortest form"))
	default:
		c.rest = c.rest[n:]
		return uint32(v)
	}
	return 0
}

// count reads how many entries follow, of which each takes at least one byte.
func (c *cursor) count(max int) int {
	n := int(c.uvarint(uint32(max)))
	if n > len(c.rest) {
		c.fail(errShort)
		return 0
	}
	return n
}

// numbers reads n varints of at most max each.
func (c *cursor) numbers(n int, max uint32) []uint32 {
	if n > len(c.rest) {
		c.fail(errShort)
	}
	if c.err != nil {
		return nil
	}
	out := make([]uint32, n)
	for i := range out {
		out[i] = c.uvarint(max)
	}
	return out
}

// ends reads n lengths of at most max each and returns their running sums.
func (c *cursor) ends(n int, max uint32) []uint32 {
	out := c.numbers(n, max)
	sum := uint64(0)
	for i, v := range out {
		sum += uint64(v)
		if sum > uint64(len(c.rest)) {
			c.fail(errShort)
			return nil
		}
		out[i] = uint32(sum)
	}
	return out
}

// texts reads n lengths, then the bytes of n texts of at most max bytes each.
func (c *cursor) texts(n int, max uint32) texts {
	t := texts{end: c.ends(n, max)}
	if c.err != nil {
		return texts{}
	}
	if n > 0 {
		t.all = string(c.take(int(t.end[n-1])))
	}
	if !utf8.ValidString(t.all) {
		c.fail(errors.New("a text is not UTF-8"))
		return texts{}
	}
	for _, end := range t.end {
		if int(end) < len(t.all) && !utf8.RuneStart(t.all[end]) {
			c.fail(errors.New("a text ends inside a character"))
			return texts{}
		}
	}
	return t
}

// u16s reads n fixed 16-bit numbers.
func (c *cursor) u16s(n int) []uint16 {
	raw := c.take(2 * n)
	if c.err != nil {
		return nil
	}
	out := make([]uint16, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint16(raw[2*i:])
	}
	return out
}

// float64 reads one number that must be finite.
func (c *cursor) float64() float64 {
	raw := c.take(8)
	if c.err != nil {
		return 0
	}
	v := math.Float64frombits(binary.LittleEndian.Uint64(raw))
	if math.IsNaN(v) || math.IsInf(v, 0) {
		c.fail(errors.New("a number is not finite"))
		return 0
	}
	return v
}

// readLists reads n lengths, then the entries of n lists: numbers below bound.
func readLists[T uint16 | uint32](c *cursor, n, bound int) lists[T] {
	l := lists[T]{end: c.ends(n, MaxList)}
	if c.err != nil || n == 0 || l.end[n-1] == 0 {
		return l
	}
	if bound == 0 {
		c.fail(errors.New("a list points into an empty table"))
		return l
	}
	l.all = make([]T, l.end[n-1])
	for i := range l.all {
		l.all[i] = T(c.uvarint(uint32(bound - 1)))
	}
	return l
}
