package slim

import (
	"errors"
	"fmt"
)

// maxImage caps the memory that data may fill, so that a damaged address asks for no more.
const maxImage = 256 << 20

// gap is the shortest run of zeros that is left out between two segments. An address costs about ten bytes before
// compression and is random to brotli; shorter runs of zeros pack into less.
const gap = 64

// opcodes of the constant expression that states the address of a segment.
const (
	opConst = 0x41
	opEnd   = 0x0b
)

// An image is what the data section makes of memory: bytes lie at start and after it.
type image struct {
	start int
	bytes []byte
}

type segment struct {
	at   int
	data []byte
}

func load(body []byte) (*image, error) {
	segments, err := readSegments(body)
	if err != nil {
		return nil, fmt.Errorf("data section: %w", err)
	}
	if len(segments) == 0 {
		return nil, errors.New("the data section is empty")
	}
	start, end := maxImage, 0
	for _, s := range segments {
		start, end = min(start, s.at), max(end, s.at+len(s.data))
	}
	m := &image{start, make([]byte, end-start)}
	for _, s := range segments {
		copy(m.bytes[s.at-start:], s.data)
	}
	return m, nil
}

func readSegments(body []byte) ([]segment, error) {
	r := reader{body}
	n, err := r.uint()
	if err != nil {
		return nil, err
	}
	var segments []segment
	for range n {
		s, err := r.segment()
		if err != nil {
			return nil, fmt.Errorf("segment %d: %w", len(segments), err)
		}
		segments = append(segments, s)
	}
	if len(r.rest) > 0 {
		return nil, fmt.Errorf("%d bytes after the last segment", len(r.rest))
	}
	return segments, nil
}

// segment reads an active segment of memory 0 at a constant address, the only kind that Go writes.
func (r *reader) segment() (segment, error) {
	mode, err := r.uint()
	if err != nil {
		return segment{}, err
	}
	op, err := r.byte()
	if err != nil {
		return segment{}, err
	}
	if mode != 0 || op != opConst {
		return segment{}, errors.New("not an active segment at a constant address")
	}
	at, err := r.int()
	if err != nil {
		return segment{}, err
	}
	if end, err := r.byte(); err != nil || end != opEnd {
		return segment{}, errors.New("the address is no single constant")
	}
	data, err := r.block()
	if err != nil {
		return segment{}, err
	}
	if at < 0 || int(at)+len(data) > maxImage {
		return segment{}, fmt.Errorf("it lies at %d to %d, beyond the first %d bytes", at, int(at)+len(data), maxImage)
	}
	return segment{int(at), data}, nil
}

// save returns the body of a data section that makes this image.
func (m *image) save() []byte {
	segments := m.cut()
	body := appendUint(nil, uint64(len(segments)))
	for _, s := range segments {
		body = append(body, 0, opConst)
		body = appendInt(body, int32(s.at))
		body = append(body, opEnd)
		body = appendUint(body, uint64(len(s.data)))
		body = append(body, s.data...)
	}
	return body
}

// cut leaves out runs of at least gap zeros, and those at both ends.
func (m *image) cut() []segment {
	var segments []segment
	first, last := -1, -1 // of the bytes that are not zero in the segment so far
	for i, b := range m.bytes {
		if b == 0 {
			continue
		}
		if first >= 0 && i-last > gap {
			segments = append(segments, m.segment(first, last))
			first = -1
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first >= 0 {
		segments = append(segments, m.segment(first, last))
	}
	return segments
}

func (m *image) segment(first, last int) segment {
	return segment{m.start + first, m.bytes[first : last+1]}
}
