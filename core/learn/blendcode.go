package learn

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"

	"github.com/loge-film/loge/core/learn/dense"
)

// blendMagic begins an encoded blend and changes with its layout.
const blendMagic = "LOGEBLD1"

// maxFactors bounds the memory that a decoded blend may ask for.
const maxFactors = 1024

// Encode writes the blend: magic; items and factors; α₀, λ, ν and the five weights; the mean person; then int8 rows with
// their scales of Y and Mᵀ; popularity in 0..255; and the sparse rows as count, scale, gaps between targets and int8
// weights. Counts and gaps are varints, other numbers little-endian float32.
func (b *Blend) Encode() []byte {
	f := b.Factors
	w := writer(blendMagic)
	w.count(f.vectors.Rows)
	w.count(f.vectors.Cols)
	w.floats(f.fold.Unobserved, float32(f.fold.Lambda), float32(f.fold.Nu))
	for _, x := range b.Weights {
		w.floats(float32(x))
	}
	mean := f.fold.mean
	if mean == nil {
		mean = make([]float32, f.vectors.Cols)
	}
	w.floats(mean...)
	w.floats(f.scales...)
	w.bytes(f.quantity)
	w.floats(b.scales...)
	w.bytes(b.quantity)
	w = append(w, b.popularity...)
	for _, row := range b.rows {
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

// byteScale brings counts to 0..255 by their logarithm, which keeps the order of all but near neighbours.
func byteScale(counts []float32) []byte {
	var largest float64
	for _, x := range counts {
		largest = max(largest, math.Log1p(float64(x)))
	}
	out := make([]byte, len(counts))
	for i, x := range counts {
		if largest > 0 {
			out[i] = byte(math.Round(255 * math.Log1p(float64(x)) / largest))
		}
	}
	return out
}

var errBlend = errors.New("blend: the bytes are not a blend of this version, or are damaged")

// DecodeBlend reads what Encode wrote. On other bytes it fails, without a panic and without more memory than they justify.
func DecodeBlend(data []byte) (*Blend, error) {
	r := reader{data: data}
	if string(r.take(len(blendMagic))) != blendMagic {
		return nil, errBlend
	}
	items, factors := r.count(MaxItems), r.count(maxFactors)
	if r.bad || items == 0 || factors == 0 || items*factors > len(data) || 4*factors*factors > 5*len(data) {
		return nil, errBlend
	}
	f := &Factors{fold: foldIn{Unobserved: r.float(), Lambda: float64(r.float()), Nu: float64(r.float())}}
	b := &Blend{Factors: f}
	for k := range b.Weights {
		b.Weights[k] = float64(r.float())
	}
	f.fold.mean = r.floats(factors)
	f.scales, f.quantity = r.floats(items), r.int8s(items*factors)
	b.scales, b.quantity = r.floats(factors), r.int8s(factors*factors)
	b.popularity = bytes.Clone(r.take(items))
	f.stranger = fromBytes(b.popularity)
	b.rows = r.rows(items)
	if r.bad || r.at != len(data) || !b.sane() {
		return nil, errBlend
	}
	f.dequantize()
	b.middle = dense.New(factors, factors)
	dequantizeRows(b.middle, b.quantity, b.scales)
	return b, nil
}

func (b *Blend) sane() bool {
	for _, w := range b.Weights {
		if !(w >= 0 && w <= 1) {
			return false
		}
	}
	f := b.Factors.fold
	return f.Unobserved >= 0 && f.Lambda >= 0 && f.Nu >= 0 && f.Nu <= 2
}

func fromBytes(b []byte) []float32 {
	out := make([]float32, len(b))
	for i, x := range b {
		out[i] = float32(x)
	}
	return out
}

// reader takes parts off the front; after the first that is not there or not sound it is bad and gives zeros.
type reader struct {
	data []byte
	at   int
	bad  bool
}

func (r *reader) take(n int) []byte {
	if r.bad || n > len(r.data)-r.at {
		r.bad = true
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *reader) count(limit int) int {
	x, n := binary.Uvarint(r.data[min(r.at, len(r.data)):])
	if r.bad || n <= 0 || x > uint64(limit) {
		r.bad = true
		return 0
	}
	r.at += n
	return int(x)
}

func (r *reader) float() float32 {
	b := r.take(4)
	if b == nil {
		return 0
	}
	x := math.Float32frombits(binary.LittleEndian.Uint32(b))
	r.bad = r.bad || !finite(x)
	return x
}

func (r *reader) floats(n int) []float32 {
	if 4*n > len(r.data)-r.at {
		r.bad = true
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = r.float()
	}
	return out
}

func (r *reader) int8s(n int) []int8 {
	b := r.take(n)
	out := make([]int8, len(b))
	for i, x := range b {
		out[i] = int8(x)
	}
	return out
}

func (r *reader) rows(items int) []SparseRow {
	rows := make([]SparseRow, items)
	for i := range rows {
		n := r.count(min(items, len(r.data)-r.at))
		rows[i].Scale = r.float()
		last := -1
		for range n {
			last += r.count(items) + 1
			r.bad = r.bad || last >= items
			if r.bad {
				return nil
			}
			rows[i].Targets = append(rows[i].Targets, int32(last))
		}
		rows[i].Weights = r.int8s(n)
	}
	return rows
}
