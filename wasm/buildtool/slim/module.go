package slim

import (
	"bytes"
	"errors"
	"fmt"
)

const (
	codeSection = 10
	dataSection = 11
)

var header = []byte("\x00asm\x01\x00\x00\x00")

var errCut = errors.New("the module ends too early")

// A section is one part of a module, as it stands there.
type section struct {
	id   byte
	body []byte
}

func split(module []byte) ([]section, error) {
	rest, ok := bytes.CutPrefix(module, header)
	if !ok {
		return nil, errors.New("not a WebAssembly module of version 1")
	}
	var sections []section
	for r := (reader{rest}); len(r.rest) > 0; {
		id, err := r.byte()
		if err != nil {
			return nil, err
		}
		body, err := r.block()
		if err != nil {
			return nil, fmt.Errorf("section %d: %w", id, err)
		}
		sections = append(sections, section{id, body})
	}
	return sections, nil
}

func join(sections []section) []byte {
	module := bytes.Clone(header)
	for _, s := range sections {
		module = append(module, s.id)
		module = appendUint(module, uint64(len(s.body)))
		module = append(module, s.body...)
	}
	return module
}

// A reader takes numbers and blocks from the front of bytes.
type reader struct{ rest []byte }

func (r *reader) byte() (byte, error) {
	if len(r.rest) == 0 {
		return 0, errCut
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b, nil
}

// uint reads an unsigned number of at most 32 bits in LEB128.
func (r *reader) uint() (uint32, error) {
	v, _, err := r.leb()
	return v, err
}

// int reads a signed number of at most 32 bits in LEB128.
func (r *reader) int() (int32, error) {
	v, bits, err := r.leb()
	if bits < 32 && v>>(bits-1)&1 == 1 {
		v |= ^uint32(0) << bits
	}
	return int32(v), err
}

func (r *reader) leb() (v uint32, bits uint, err error) {
	for ; bits < 35; bits += 7 {
		b, err := r.byte()
		if err != nil {
			return 0, 7, err
		}
		v |= uint32(b&0x7f) << bits
		if b < 0x80 {
			return v, bits + 7, nil
		}
	}
	return 0, 7, errors.New("a number has more than 32 bits")
}

// block reads a length and as many bytes.
func (r *reader) block() ([]byte, error) {
	n, err := r.uint()
	if err != nil {
		return nil, err
	}
	if uint64(n) > uint64(len(r.rest)) {
		return nil, errCut
	}
	block := r.rest[:n]
	r.rest = r.rest[n:]
	return block, nil
}

func appendUint(to []byte, v uint64) []byte {
	for ; v >= 0x80; v >>= 7 {
		to = append(to, byte(v)|0x80)
	}
	return append(to, byte(v))
}

func appendInt(to []byte, v int32) []byte {
	for ; v < -0x40 || v >= 0x40; v >>= 7 {
		to = append(to, byte(v)|0x80)
	}
	return append(to, byte(v)&0x7f)
}
