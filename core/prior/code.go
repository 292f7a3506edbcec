package prior

import (
	"encoding/binary"
	"errors"
	"math"
)

// The limits of the encoding.
const (
	MaxKeys   = 4096
	MaxGroups = 64
	MaxKey    = 160 // bytes of a key and of a name
	MaxWeight = 20  // of a weight and of a base, either way
	Step      = 1.0 / 1024
)

const (
	magic    = "LOGEPRI1"
	checksum = 8 // bytes
)

// ErrDamaged says that bytes are not an encoded prior.
var ErrDamaged = errors.New("prior: the bytes are not a prior of this version, or are damaged")

// ErrLimits says that a prior cannot be encoded: it passes a limit, its keys or names do not ascend, or a group has a key
// that the prior has not.
var ErrLimits = errors.New("prior: it passes the limits of the encoding")

// Encode returns p with its numbers rounded to multiples of Step, as core/pack/FORMAT.md describes it. Equal priors give
// equal bytes.
func (p *Prior) Encode() ([]byte, error) {
	if !p.encodable() {
		return nil, ErrLimits
	}
	out := appendNumber([]byte(magic), p.Base)
	out = binary.AppendUvarint(out, uint64(len(p.Weights)))
	for _, w := range p.Weights {
		out = appendNumber(appendText(out, w.Key), float64(w.Value))
	}
	out = binary.AppendUvarint(out, uint64(len(p.Groups)))
	for _, g := range p.Groups {
		out = appendNumber(appendText(out, g.Name), g.Base)
		out = binary.AppendUvarint(out, uint64(len(g.Weights)))
		next := 0
		for _, w := range g.Weights {
			k := find(p.Weights, w.Key)
			out = appendNumber(binary.AppendUvarint(out, uint64(k-next)), float64(w.Value))
			next = k + 1
		}
	}
	return binary.LittleEndian.AppendUint64(out, sum(out)), nil
}

func (p *Prior) encodable() bool {
	if !sound(p.Base, p.Weights) || len(p.Groups) > MaxGroups {
		return false
	}
	for k, g := range p.Groups {
		if len(g.Name) > MaxKey || k > 0 && g.Name <= p.Groups[k-1].Name || !sound(g.Base, g.Weights) {
			return false
		}
		for _, w := range g.Weights {
			if find(p.Weights, w.Key) < 0 {
				return false
			}
		}
	}
	return true
}

func sound(base float64, weights []Weight) bool {
	if !(math.Abs(base) <= MaxWeight) || len(weights) > MaxKeys {
		return false
	}
	for k, w := range weights {
		if len(w.Key) > MaxKey || k > 0 && w.Key <= weights[k-1].Key || !(math.Abs(float64(w.Value)) <= MaxWeight) {
			return false
		}
	}
	return true
}

func appendText(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

func appendNumber(out []byte, x float64) []byte {
	return binary.AppendVarint(out, int64(math.Round(x/Step)))
}

// sum is FNV-1a of 64 bits. Every step of it can be undone, so no change of one byte goes unseen.
func sum(data []byte) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, b := range data {
		h = (h ^ uint64(b)) * 0x100000001b3
	}
	return h
}

// Decode reads what Encode wrote and keeps no part of data. On other bytes it fails with ErrDamaged, without a panic and
// without more memory than they justify.
func Decode(data []byte) (*Prior, error) {
	end := len(data) - checksum
	if end < len(magic) || string(data[:len(magic)]) != magic || sum(data[:end]) != binary.LittleEndian.Uint64(data[end:]) {
		return nil, ErrDamaged
	}
	r := reader{rest: data[len(magic):end]}
	p := &Prior{Base: r.number()}
	for range r.count(MaxKeys) {
		p.Weights = append(p.Weights, Weight{r.text(), float32(r.number())})
	}
	for range r.count(MaxGroups) {
		p.Groups = append(p.Groups, r.group(p.Weights))
	}
	if r.bad || len(r.rest) > 0 || !p.encodable() {
		return nil, ErrDamaged
	}
	return p, nil
}

// A reader takes parts off the front; after the first that is not there or not sound it is bad and gives zeros.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) group(weights []Weight) Group {
	g := Group{Name: r.text(), Base: r.number()}
	next := 0
	for range r.count(MaxKeys) {
		next += r.index(MaxKeys)
		if r.bad = r.bad || next >= len(weights); r.bad {
			return Group{}
		}
		g.Weights = append(g.Weights, Weight{weights[next].Key, float32(r.number())})
		next++
	}
	return g
}

// count reads how many entries follow, of at least two bytes each.
func (r *reader) count(limit int) int {
	n := r.index(limit)
	if 2*n > len(r.rest) {
		r.bad = true
		return 0
	}
	return n
}

func (r *reader) index(limit int) int {
	x, n := binary.Uvarint(r.rest)
	if r.bad || n <= 0 || x > uint64(limit) {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(x)
}

func (r *reader) number() float64 {
	x, n := binary.Varint(r.rest)
	if r.bad || n <= 0 || math.Abs(float64(x)) > MaxWeight/Step {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return float64(x) * Step
}

func (r *reader) text() string {
	n := r.index(MaxKey)
	if r.bad || n > len(r.rest) {
		r.bad = true
		return ""
	}
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}
