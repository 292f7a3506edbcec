package pack

import (
	"bytes"
	"fmt"
	"maps"
)

// A Pack is an opened pack. It never changes and may be used by several goroutines. Slices that it returns belong to
// it and must not be changed. Indices given to it must lie below the counts that it states; others panic like any
// index of Go.
type Pack struct {
	build  BuildID
	films  int
	has    [Vectors + 1]bool
	front  front
	detail detail
	model  model
	extra  map[string][]byte // the blocks that this version does not know
}

// Open opens unpacked parts of one build in any order. The Front part must be among them, and no kind twice. It checks
// everything that the accessors rely on; what it refuses is ErrDamaged, ErrVersion or ErrForeign with the place.
// The parts may be changed or dropped afterwards.
func Open(parts ...[]byte) (*Pack, error) {
	p := &Pack{}
	for _, kind := range Kinds() {
		for i, part := range parts {
			h, _, err := decodeHeader(part)
			if err != nil {
				return nil, fmt.Errorf("pack: part %d of %d: %w", i+1, len(parts), err)
			}
			if h.kind != kind {
				continue
			}
			if err := p.attach(part); err != nil {
				return nil, err
			}
		}
	}
	if !p.has[Front] {
		return nil, fmt.Errorf("pack: %w: the front part is missing", ErrDamaged)
	}
	return p, nil
}

// With returns a pack that also has the given part, which must belong to the same build. The receiver stays as it is.
func (p *Pack) With(part []byte) (*Pack, error) {
	q := *p
	q.extra = maps.Clone(p.extra)
	if err := q.attach(part); err != nil {
		return nil, err
	}
	return &q, nil
}

// attach reads one part into p, which must not be in use yet.
func (p *Pack) attach(part []byte) error {
	h, blocks, err := decodePart(part)
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	if err := p.admit(h); err != nil {
		return fmt.Errorf("pack: %s part: %w", h.kind, err)
	}
	r := &reader{blocks: blocks, films: p.films}
	switch h.kind {
	case Front:
		p.front.read(r)
	case Detail:
		p.detail.read(r, p.front.people)
	case Vectors:
		p.model.read(r)
	}
	if r.err != nil {
		return fmt.Errorf("pack: %s part, %w", h.kind, r.err)
	}
	p.has[h.kind] = true
	return p.keepExtra(blocks)
}

// admit checks that a part with header h may join the parts that are there.
func (p *Pack) admit(h header) error {
	if p.has[h.kind] {
		return fmt.Errorf("%w: it is there already", ErrForeign)
	}
	if h.kind == Front {
		p.build, p.films = h.build, int(h.films)
		return nil
	}
	if !p.has[Front] {
		return fmt.Errorf("%w: the front part is missing", ErrDamaged)
	}
	if h.build != p.build || int(h.films) != p.films {
		return ErrForeign
	}
	return nil
}

func (p *Pack) keepExtra(blocks []block) error {
	for _, b := range blocks {
		if isKnown(b.tag) {
			continue
		}
		if _, twice := p.extra[b.tag]; twice {
			return fmt.Errorf("pack: %w: two parts have a block %q", ErrDamaged, b.tag)
		}
		if p.extra == nil {
			p.extra = map[string][]byte{}
		}
		p.extra[b.tag] = bytes.Clone(b.data)
	}
	return nil
}

// A reader reads the known blocks of one part. After the first fault it does nothing.
type reader struct {
	blocks []block
	films  int
	err    error
}

// block reads a block that must be there.
func (r *reader) block(tag string, read func(c *cursor)) {
	if r.err == nil && !r.option(tag, read) && r.err == nil {
		r.err = fmt.Errorf("block %q: %w: it is missing", tag, ErrDamaged)
	}
}

// option reads a block that may be missing and reports whether it was there.
func (r *reader) option(tag string, read func(c *cursor)) bool {
	b := find(r.blocks, tag)
	if b == nil || r.err != nil {
		return false
	}
	c := &cursor{rest: b.data}
	read(c)
	if c.err == nil && len(c.rest) > 0 {
		c.fail(fmt.Errorf("%d bytes are left over", len(c.rest)))
	}
	if c.err != nil {
		r.err = fmt.Errorf("block %q: %w: %w", tag, ErrDamaged, c.err)
	}
	return true
}
