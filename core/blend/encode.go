package blend

import (
	"encoding/binary"
	"math"
)

// magic begins an encoded blend and changes with its layout. The first layout had no Crowd.
const (
	magic      = "LOGEBLD2"
	firstMagic = "LOGEBLD1"
)

// Encode writes the model: magic; items and factors; α₀, λ, ν, the five weights and Crowd; the mean person; then int8 rows with
// their scales of Y and Mᵀ (scales first); popularity in 0..255; and the sparse rows as count, scale, gaps between
// targets and int8 weights. Counts and gaps are varints, other numbers little-endian float32.
func (m *Model) Encode() []byte {
	p := &m.parts
	w := writer(magic)
	w.count(p.Items)
	w.count(p.Factors)
	w.floats(p.Unobserved, float32(p.Lambda), float32(p.Nu))
	for _, x := range m.Weights {
		w.floats(float32(x))
	}
	w.floats(float32(m.Crowd))
	w.floats(p.Mean...)
	w.floats(p.Scales...)
	w.bytes(p.Rows)
	w.floats(p.MiddleScales...)
	w.bytes(p.Middle)
	w = append(w, p.Popularity...)
	for _, row := range p.Sparse {
		w.row(row)
	}
	return w
}

type writer []byte

func (w *writer) count(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

func (w *writer) floats(v ...float32) {
	for _, x := range v {
		*w = binary.LittleEndian.AppendUint32(*w, math.Float32bits(x))
	}
}

func (w *writer) bytes(v []int8) {
	for _, x := range v {
		*w = append(*w, byte(x))
	}
}

func (w *writer) row(row SparseRow) {
	w.count(len(row.Targets))
	w.floats(row.Scale)
	last := int32(-1)
	for _, t := range row.Targets {
		w.count(int(t - last - 1))
		last = t
	}
	w.bytes(row.Weights)
}
