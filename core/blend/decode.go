package blend

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
)

// ErrDamaged says that bytes are not an encoded blend.
var ErrDamaged = errors.New("blend: the bytes are not a blend of this version, or are damaged")

// Decode reads what Encode wrote, and the first layout with DefaultCrowd; it keeps no part of data. On other bytes it fails with ErrDamaged, without a panic and
// without more memory than they justify.
func Decode(data []byte) (*Model, error) {
	r := reader{rest: data}
	layout := string(r.take(len(magic)))
	if layout != magic && layout != firstMagic {
		return nil, ErrDamaged
	}
	p := Parts{Items: r.count(MaxItems), Factors: r.count(MaxFactors)}
	if r.bad || p.Items*p.Factors+p.Factors*p.Factors > len(r.rest) {
		return nil, ErrDamaged
	}
	p.Unobserved, p.Lambda, p.Nu = r.float(), float64(r.float()), float64(r.float())
	for k := range p.Weights {
		p.Weights[k] = float64(r.float())
	}
	p.Crowd = DefaultCrowd
	if layout != firstMagic {
		p.Crowd = float64(r.float())
	}
	p.Mean = r.floats(p.Factors)
	p.Scales, p.Rows = r.floats(p.Items), r.int8s(p.Items*p.Factors)
	p.MiddleScales, p.Middle = r.floats(p.Factors), r.int8s(p.Factors*p.Factors)
	p.Popularity = bytes.Clone(r.take(p.Items))
	p.Sparse = r.rows(p.Items)
	if r.bad || len(r.rest) > 0 {
		return nil, ErrDamaged
	}
	m, err := New(p)
	if err != nil {
		return nil, ErrDamaged
	}
	return m, nil
}

// A reader takes parts off the front; after the first that is not there or not sound it is bad and gives zeros.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if r.bad || n > len(r.rest) {
		r.bad = true
		return nil
	}
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}

func (r *reader) count(limit int) int {
	if len(r.rest) > 0 && r.rest[0] < 0x80 && int(r.rest[0]) <= limit && !r.bad { // nearly always
		x := r.rest[0]
		r.rest = r.rest[1:]
		return int(x)
	}
	x, n := binary.Uvarint(r.rest)
	if r.bad || n <= 0 || x > uint64(limit) {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(x)
}

func (r *reader) float() float32 {
	b := r.take(4)
	if b == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

func (r *reader) floats(n int) []float32 {
	if r.bad || 4*n > len(r.rest) {
		r.bad = true
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = r.float()
	}
	return out
}

func (r *reader) int8s(n int) []int8 { return appendInt8s(nil, r.take(n)) }

func appendInt8s(to []int8, b []byte) []int8 {
	if to == nil {
		to = make([]int8, 0, len(b))
	}
	for _, x := range b {
		to = append(to, int8(x))
	}
	return to
}

// rows reads the sparse rows into two slices that all rows share: a target takes two bytes at least.
func (r *reader) rows(items int) []SparseRow {
	if r.bad || 5*items > len(r.rest) {
		r.bad = true
		return nil
	}
	most := (len(r.rest) - 5*items) / 2
	rows := make([]SparseRow, items)
	targets, weights := make([]int32, 0, most), make([]int8, 0, most)
	for i := range rows {
		n := r.count(min(items, most-len(targets)))
		rows[i].Scale = r.float()
		from := len(targets)
		last := -1
		for range n {
			if last += r.count(items) + 1; last >= items {
				r.bad = true
				break
			}
			targets = append(targets, int32(last))
		}
		weights = appendInt8s(weights, r.take(n))
		if r.bad {
			return nil
		}
		to := from + n
		rows[i].Targets, rows[i].Weights = targets[from:to:to], weights[from:to:to]
	}
	return rows
}
