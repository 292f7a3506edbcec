package profile

import (
	"encoding/binary"
	"math"
)

// A reader takes values off the front of a slice. After the first value that is not there or beyond its limit, bad is set
// and all further values are zero.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if r.bad || n > len(r.rest) {
		r.bad = true
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) uvarint(limit uint64) uint64 {
	v, n := binary.Uvarint(r.rest)
	if r.bad || n <= 0 || v > limit || n > 1 && r.rest[n-1] == 0 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) string(limit int) string {
	return string(r.take(int(r.uvarint(uint64(limit)))))
}

func (r *reader) float() float64 {
	b := r.take(8)
	if b == nil {
		return 0
	}
	v := math.Float64frombits(binary.LittleEndian.Uint64(b))
	if v != v || math.IsInf(v, 0) {
		r.bad = true
		return 0
	}
	return v
}
