package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// The version of the format that this package writes. It reads every minor version of its major version.
const (
	Major = 1
	Minor = 0
)

// Reasons for which Open and With refuse a part; match them with errors.Is.
var (
	ErrDamaged = errors.New("damaged pack part")
	ErrVersion = errors.New("pack part of an unsupported format version")
	ErrForeign = errors.New("pack part of another build")
)

const (
	magic       = "LOGEPACK"
	headerSize  = 40
	entrySize   = 16
	flagRequire = 1 // bit 0 of a block's flags: a reader that does not know the block must refuse the part
)

// A BuildID ties the parts of one build together. It guards against mix-ups, not against forgery.
type BuildID [16]byte

// A header is the fixed beginning of every part.
type header struct {
	minor uint16
	kind  Kind
	build BuildID
	films uint32
}

// A block is one entry of the block table with its bytes, which alias the part.
type block struct {
	tag      string
	required bool
	offset   int
	data     []byte
}

// encodePart lays out one part.
func encodePart(h header, blocks []block) []byte {
	size := headerSize + entrySize*len(blocks)
	out := make([]byte, 0, size)
	out = append(out, magic...)
	out = binary.LittleEndian.AppendUint16(out, Major)
	out = binary.LittleEndian.AppendUint16(out, h.minor)
	out = append(out, byte(h.kind), 0, 0, 0)
	out = append(out, h.build[:]...)
	out = binary.LittleEndian.AppendUint32(out, h.films)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(blocks)))
	for _, b := range blocks {
		out = append(out, b.tag...)
		out = binary.LittleEndian.AppendUint32(out, b.flags())
		out = binary.LittleEndian.AppendUint32(out, uint32(size))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(b.data)))
		size += len(b.data)
	}
	for _, b := range blocks {
		out = append(out, b.data...)
	}
	return out
}

func (b block) flags() uint32 {
	if b.required {
		return flagRequire
	}
	return 0
}

// decodePart reads the header and the block table. It checks that the blocks follow each other without gap or overlap
// to the end of the part, that no tag stands twice, and that every required block is known.
func decodePart(part []byte) (header, []block, error) {
	h, count, err := decodeHeader(part)
	if err != nil {
		return h, nil, err
	}
	blocks := make([]block, 0, count)
	next := headerSize + entrySize*count
	for i := range count {
		b, err := decodeEntry(part, i, next)
		if err != nil {
			return h, nil, err
		}
		if find(blocks, b.tag) != nil {
			return h, nil, fmt.Errorf("%w: block %q stands twice", ErrDamaged, b.tag)
		}
		next += len(b.data)
		blocks = append(blocks, b)
	}
	if next != len(part) {
		return h, nil, fmt.Errorf("%w: %d bytes, the block table accounts for %d", ErrDamaged, len(part), next)
	}
	return h, blocks, nil
}

func decodeHeader(part []byte) (h header, blocks int, err error) {
	if len(part) < headerSize || string(part[:8]) != magic {
		return h, 0, fmt.Errorf("%w: it does not begin as a pack part", ErrDamaged)
	}
	if len(part) > MaxPart {
		return h, 0, fmt.Errorf("%w: %d bytes, at most %d are allowed", ErrDamaged, len(part), MaxPart)
	}
	if major := binary.LittleEndian.Uint16(part[8:]); major != Major {
		return h, 0, fmt.Errorf("%w: %d, this reader knows %d", ErrVersion, major, Major)
	}
	h = header{
		minor: binary.LittleEndian.Uint16(part[10:]),
		kind:  Kind(part[12]),
		build: BuildID(part[16:32]),
		films: binary.LittleEndian.Uint32(part[32:]),
	}
	if h.kind < Front || h.kind > Vectors || part[13]|part[14]|part[15] != 0 {
		return h, 0, fmt.Errorf("%w: unknown kind of part %d", ErrDamaged, h.kind)
	}
	if h.films > MaxFilms {
		return h, 0, fmt.Errorf("%w: %d films, at most %d are allowed", ErrDamaged, h.films, MaxFilms)
	}
	count := binary.LittleEndian.Uint32(part[36:])
	if count > MaxBlocks || int(count) > (len(part)-headerSize)/entrySize {
		return h, 0, fmt.Errorf("%w: no room for a table of %d blocks", ErrDamaged, count)
	}
	return h, int(count), nil
}

func decodeEntry(part []byte, i, next int) (block, error) {
	entry := part[headerSize+entrySize*i:][:entrySize]
	tag := string(entry[:4])
	flags := binary.LittleEndian.Uint32(entry[4:])
	offset := binary.LittleEndian.Uint32(entry[8:])
	size := binary.LittleEndian.Uint32(entry[12:])
	if !isTag(tag) || flags&^flagRequire != 0 {
		return block{}, fmt.Errorf("%w: block %d has a bad tag or bad flags", ErrDamaged, i)
	}
	if uint64(offset) != uint64(next) || uint64(size) > uint64(len(part)-next) {
		return block{}, fmt.Errorf("%w: block %q does not lie where it must", ErrDamaged, tag)
	}
	b := block{tag, flags == flagRequire, next, part[next : next+int(size) : next+int(size)]}
	if b.required && !isKnown(tag) {
		return b, fmt.Errorf("%w: it needs a reader that knows block %q", ErrVersion, tag)
	}
	return b, nil
}

func isTag(s string) bool {
	if len(s) != 4 {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func find(blocks []block, tag string) *block {
	for i := range blocks {
		if blocks[i].tag == tag {
			return &blocks[i]
		}
	}
	return nil
}
