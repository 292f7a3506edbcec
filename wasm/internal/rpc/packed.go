package rpc

import (
	"encoding/binary"
	"errors"
	"math"
)

var errPacked = errors.New("a packed reply is damaged")

// A packer writes values one after the other, or reads them back: one description of a type serves both ways, without
// reflection. Whole numbers are varints, floats are their bits, and a text that has been there before is its number.
type packer struct {
	reading bool
	bytes   []byte            // written
	text    string            // to read: what is read are parts of it
	numbers map[string]uint64 // of the texts written
	texts   []string          // read
	err     error             // of reading; all that is read after it is zero
}

func newWriter() *packer            { return &packer{numbers: map[string]uint64{}} }
func newReader(data []byte) *packer { return &packer{reading: true, text: string(data)} }

func (p *packer) fail() {
	p.err, p.text = errPacked, ""
}

// uint passes a number on: it writes n, or returns the one that it reads.
func (p *packer) uint(n uint64) uint64 {
	if !p.reading {
		p.bytes = binary.AppendUvarint(p.bytes, n)
		return n
	}
	var got uint64
	for i := 0; i < len(p.text) && i < binary.MaxVarintLen64; i++ {
		b := p.text[i]
		got |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			p.text = p.text[i+1:]
			return got
		}
	}
	p.fail()
	return 0
}

func (p *packer) int(v *int) {
	n := uint64(*v)<<1 ^ uint64(*v>>63) // small numbers of either sign are short
	if n = p.uint(n); p.reading {
		*v = int(n>>1) ^ -int(n&1)
	}
}

// flags passes on at most 64 of them.
func (p *packer) flags(list ...*bool) {
	var n uint64
	for i, flag := range list {
		if *flag {
			n |= 1 << i
		}
	}
	if n = p.uint(n); p.reading {
		for i, flag := range list {
			*flag = n>>i&1 == 1
		}
	}
}

func (p *packer) float64(v *float64) {
	if !p.reading {
		p.bytes = binary.LittleEndian.AppendUint64(p.bytes, math.Float64bits(*v))
	} else if part := p.part(8); part != "" {
		*v = math.Float64frombits(binary.LittleEndian.Uint64([]byte(part)))
	}
}

func (p *packer) float32(v *float32) {
	if !p.reading {
		p.bytes = binary.LittleEndian.AppendUint32(p.bytes, math.Float32bits(*v))
	} else if part := p.part(4); part != "" {
		*v = math.Float32frombits(binary.LittleEndian.Uint32([]byte(part)))
	}
}

// part reads the next n bytes, which are at least one; empty when there are not so many.
func (p *packer) part(n uint64) string {
	if n > uint64(len(p.text)) {
		p.fail()
		return ""
	}
	part := p.text[:n]
	p.text = p.text[n:]
	return part
}

// string writes 0 and the text at its first time, and its number, from 1 on, later.
func (p *packer) string(v *string) {
	if p.reading {
		*v = p.readString()
		return
	}
	number, known := p.numbers[*v]
	p.uint(number)
	if !known {
		p.numbers[*v] = uint64(len(p.numbers) + 1)
		p.uint(uint64(len(*v)))
		p.bytes = append(p.bytes, *v...)
	}
}

func (p *packer) readString() string {
	number := p.uint(0)
	switch {
	case p.err != nil:
	case number == 0:
		text := p.part(p.uint(0))
		p.texts = append(p.texts, text)
		return text
	case number <= uint64(len(p.texts)):
		return p.texts[number-1]
	default:
		p.fail()
	}
	return ""
}

// list passes on a list; nil stays nil. Each element takes at least a byte, so that a damaged length asks for no great memory.
func list[T any](p *packer, v *[]T, each func(p *packer, v *T)) {
	n := uint64(0)
	if *v != nil {
		n = uint64(len(*v)) + 1
	}
	n = p.uint(n)
	if p.reading && n > 0 {
		if n-1 > uint64(len(p.text)) {
			p.fail()
			return
		}
		*v = make([]T, n-1)
	}
	for i := range *v {
		each(p, &(*v)[i])
	}
}

// optional passes on what may be nil.
func optional[T any](p *packer, v **T, each func(p *packer, v *T)) {
	there := *v != nil
	p.flags(&there)
	if p.reading && there && p.err == nil {
		*v = new(T)
	}
	if *v != nil {
		each(p, *v)
	}
}
