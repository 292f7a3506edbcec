package learn

import (
	"math"

	"github.com/loge-film/loge/core/blend"
)

// A Blend is the model of Loge as it ships: what is measured here is what the browser runs.
type Blend struct{ *blend.Model }

// DecodeBlend reads what Encode wrote.
func DecodeBlend(data []byte) (*Blend, error) {
	model, err := blend.Decode(data)
	if err != nil {
		return nil, err
	}
	return &Blend{model}, nil
}

// Score blends both parts. A history without usable entries gives the order of popularity.
func (b *Blend) Score(history []Entry, dst []float32) { b.Model.Score(shipped(history), dst) }

// Sides writes the scores of iALS and of the linear part alone, each in deviations from the mean item.
func (b *Blend) Sides(history []Entry, factors, linear []float32) {
	b.Model.Sides(shipped(history), factors, linear)
}

// shipped is a history in the words of the model that ships.
func shipped(history []Entry) []blend.Entry {
	out := make([]blend.Entry, len(history))
	for n, e := range history {
		out[n] = blend.Entry(e)
	}
	return out
}

// Weights are the share of iALS in the blend by the length of the history.
type Weights = blend.Weights

func weightFields(w *Weights) []field {
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
