package learn

import (
	"math"

	"github.com/loge-film/loge/core/learn/dense"
)

// Weights are the share of iALS in the blend, 0..1, at histories of 1, 4, 16, 64 and 256 items; between these it follows
// straight lines, beyond them it stays.
type Weights [5]float64

// knots are the lengths of history that Weights speaks of.
var knots = [len(Weights{})]int{1, 4, 16, 64, 256}

func (w *Weights) fields() []field {
	names := [len(Weights{})]string{"weight-1", "weight-4", "weight-16", "weight-64", "weight-256"}
	helps := [len(Weights{})]string{
		"share of iALS for one item of history", "for 4 items", "for 16 items", "for 64 items", "for 256 items and more",
	}
	var fields []field
	for k := range w {
		fields = append(fields, number(names[k], &w[k], 0, 1, helps[k]))
	}
	return fields
}

// At is the share of iALS for a history of n items.
func (w *Weights) At(n int) float32 {
	for k := 1; k < len(knots); k++ {
		if n < knots[k] {
			along := float64(max(0, n-knots[k-1])) / float64(knots[k]-knots[k-1])
			return float32(w[k-1] + along*(w[k]-w[k-1]))
		}
	}
	return float32(w[len(w)-1])
}

// A Blend is the model of Loge as it ships.
type Blend struct {
	Factors *Factors // iALS, and the vectors Y of both parts
	Weights Weights

	middle     *dense.Matrix // Mᵀ of its int8
	quantity   []int8
	scales     []float32
	rows       []SparseRow // S by source
	popularity []byte
}

// Items is the number of items.
func (b *Blend) Items() int { return b.Factors.Items() }

// Bytes is the length of the encoding.
func (b *Blend) Bytes() int { return len(b.Encode()) }

// Rows are the sparse residuals by source; they must not be changed.
func (b *Blend) Rows() []SparseRow { return b.rows }

// Score blends both parts. A history without positive entries gives the order of popularity.
func (b *Blend) Score(history []Entry, dst []float32) {
	history = usable(history, b.Items())
	b.Factors.Score(history, dst)
	if len(history) == 0 {
		return
	}
	other := make([]float32, len(dst))
	b.Linear(history, other)
	combine(dst, other, b.Weights.At(len(history)))
}

// combine standardises both and leaves share·dst + (1−share)·other in dst.
func combine(dst, other []float32, share float32) {
	standardize(dst)
	standardize(other)
	for i, x := range other {
		dst[i] = float32(share*dst[i]) + float32((1-share)*x)
	}
}

// standardize brings scores to mean 0 and deviation 1; equal scores become zeros.
func standardize(scores []float32) {
	var sum, squares float64
	for _, x := range scores {
		sum += float64(x)
	}
	mean := sum / float64(len(scores))
	for _, x := range scores {
		squares += (float64(x) - mean) * (float64(x) - mean)
	}
	factor := 0.0
	if squares > 0 {
		factor = 1 / math.Sqrt(squares/float64(len(scores)))
	}
	for i, x := range scores {
		scores[i] = float32((float64(x) - mean) * factor)
	}
}

// Linear writes the scores of the linear part alone: Σ_i w_i (Y M Yᵀ + S)_ij.
func (b *Blend) Linear(history []Entry, dst []float32) {
	history = usable(history, b.Items())
	y := b.Factors.vectors
	sum, turned := dense.Vector(y.Cols), dense.Vector(y.Cols)
	for _, e := range history {
		dense.Axpy(e.Weight, y.Row(int(e.Item)), sum)
	}
	for k := range turned {
		turned[k] = dense.Dot(b.middle.Row(k), sum)
	}
	for i := range dst {
		dst[i] = dense.Dot(turned, y.Row(i))
	}
	addRows(b.rows, history, dst)
}
