package blend

import (
	"errors"
	"sync"
	"sync/atomic"

	"github.com/loge-film/loge/core/vec"
)

// The limits of a model; they bound the memory that damaged bytes may ask for.
const (
	MaxItems   = 1 << 20
	MaxFactors = 1024
)

// A SparseRow is what one item of a history gives to other items: Weights[n]*Scale to item Targets[n].
type SparseRow struct {
	Targets []int32 // ascending
	Weights []int8
	Scale   float32
}

// Parts are the numbers of a model.
type Parts struct {
	Items, Factors int
	Unobserved     float32 // α₀
	Lambda, Nu     float64
	Weights        Weights
	Crowd          float64 // see Model, 0..1

	Mean         []float32   // κ draws to this person: Factors; nil for nobody
	Rows         []int8      // Y, Items × Factors
	Scales       []float32   // Items
	Middle       []int8      // Mᵀ, Factors × Factors
	MiddleScales []float32   // Factors
	Popularity   []byte      // Items
	Sparse       []SparseRow // S by source: Items
}

// A Model scores items for people given by their history. It is safe for concurrent use as long as Weights and Crowd stay.
type Model struct {
	Weights Weights
	Crowd   float64 // what a deviation of the scores counts for somebody who adds them to what films are about

	parts    Parts
	vectors  []float32 // Y
	middle   []float32 // Mᵀ
	rowSums  []int32   // Σ_j S_ij before scale
	units    units
	once     sync.Once // for geometry
	geometry geometry
	echoes   []atomic.Pointer[[]float32] // see echo
}

var errParts = errors.New("blend: the parts of the model do not fit each other, or are out of range")

// New returns a model, which keeps the slices of its parts. It fails when shapes or ranges are wrong.
func New(p Parts) (*Model, error) {
	if p.Mean == nil {
		p.Mean = make([]float32, max(0, p.Factors))
	}
	if !p.sane() {
		return nil, errParts
	}
	m := &Model{Weights: p.Weights, Crowd: p.Crowd, parts: p, echoes: make([]atomic.Pointer[[]float32], p.Items)}
	m.vectors = unpack(p.Rows, p.Scales, p.Factors)
	m.middle = unpack(p.Middle, p.MiddleScales, p.Factors)
	m.rowSums = make([]int32, p.Items)
	for i, row := range p.Sparse {
		for _, w := range row.Weights {
			m.rowSums[i] += int32(w)
		}
	}
	m.units = p.units()
	return m, nil
}

func unpack(q []int8, scales []float32, dim int) []float32 {
	out := make([]float32, len(q))
	for i, scale := range scales {
		vec.Dequantize(out[i*dim:(i+1)*dim], q[i*dim:(i+1)*dim], scale)
	}
	return out
}

func (p *Parts) sane() bool {
	n, r := p.Items, p.Factors
	if n < 1 || n > MaxItems || r < 1 || r > MaxFactors || len(p.Mean) != r || len(p.Rows) != n*r || len(p.Scales) != n ||
		len(p.Middle) != r*r || len(p.MiddleScales) != r || len(p.Popularity) != n || len(p.Sparse) != n {
		return false
	}
	if !within(p.Unobserved, 1e6) || !(p.Lambda >= 0 && p.Lambda <= 1e6) || !(p.Nu >= 0 && p.Nu <= 2) {
		return false
	}
	return p.Weights.sane() && p.Crowd >= 0 && p.Crowd <= 1 && allWithin(p.Scales) && allWithin(p.MiddleScales) && p.saneMean() && p.saneRows()
}

func (p *Parts) saneMean() bool {
	for _, x := range p.Mean {
		if !within(max(x, -x), 1e6) {
			return false
		}
	}
	return true
}

func (p *Parts) saneRows() bool {
	for _, row := range p.Sparse {
		if len(row.Targets) != len(row.Weights) || !within(row.Scale, maxScale) {
			return false
		}
		last := int32(-1)
		for _, t := range row.Targets {
			if t <= last || int(t) >= p.Items {
				return false
			}
			last = t
		}
	}
	return true
}

// maxScale bounds scales, so that no sum of products leaves float32.
const maxScale = 1e6

func allWithin(scales []float32) bool {
	for _, s := range scales {
		if !within(s, maxScale) {
			return false
		}
	}
	return true
}

// within reports whether 0 ≤ x ≤ most; NaN is not.
func within(x, most float32) bool { return x >= 0 && x <= most }

// Items is the number of items.
func (m *Model) Items() int { return m.parts.Items }

// Factors is r, the length of the items' vectors.
func (m *Model) Factors() int { return m.parts.Factors }

// Vector is y of item i, as scores are computed from it; it must not be changed.
func (m *Model) Vector(i int) []float32 {
	r := m.parts.Factors
	return m.vectors[i*r : (i+1)*r : (i+1)*r]
}

// Sparse is row i of S; it must not be changed.
func (m *Model) Sparse(i int) SparseRow { return m.parts.Sparse[i] }

// rounded is the vector of item i before its scale.
func (m *Model) rounded(i int) []int8 {
	r := m.parts.Factors
	return m.parts.Rows[i*r : (i+1)*r]
}

// Bytes is the length of the encoding.
func (m *Model) Bytes() int { return len(m.Encode()) }

// echo is Σ_j S_ij y_j, where the sparse row of item i points in the space of the vectors. It is made when first asked for.
func (m *Model) echo(i int) []float32 {
	if known := m.echoes[i].Load(); known != nil {
		return *known
	}
	sum := make([]float32, m.parts.Factors)
	row := m.parts.Sparse[i]
	for n, t := range row.Targets {
		vec.AddScaled(sum, float32(row.Scale*float32(row.Weights[n])), m.Vector(int(t)))
	}
	m.echoes[i].Store(&sum)
	return sum
}
