package blend

import (
	"slices"

	"github.com/loge-film/loge/core/vec"
)

// Explain writes to parts, of the length of Entries, what each item of the history gives to item j, and returns what the
// mean person gives, which fades as the history grows. All are measured from the mean item. Their sum is At(j) to 1e-5.
//
// Item i gives s₁ max(wᵢ,0) yᵢ·A⁻¹ỹ_j + s₂ wᵢ (yᵢ·Mỹ_j + S_ij - S̄ᵢ).
func (f *Fold) Explain(j int, parts []float64) (everybody float64) {
	m := f.model
	centred := make([]float64, m.parts.Factors)
	for k, y := range m.Vector(j) {
		centred[k] = float64(y) - float64(m.geometry.average[k])
		everybody += float64(f.factors.scale * float64(f.everybody[k]*centred[k]))
	}
	through := f.through(centred)
	both := slices.Clone(through)
	if f.factor != nil {
		vec.Solve(f.factor, centred)
		for k, x := range centred {
			both[k] += float32(f.factors.scale * x)
		}
	}
	for n, e := range f.entries {
		toward := through
		if e.Weight > 0 {
			toward = both
		}
		given := float64(vec.Dot(toward, m.Vector(int(e.Item)))) + float64(f.linear.scale*m.direct(int(e.Item), j))
		parts[n] = float64(e.Weight) * given
	}
	return everybody
}

// through is s₂Mỹ.
func (f *Fold) through(centred []float64) []float32 {
	out := make([]float32, len(centred))
	for k, x := range centred {
		vec.AddScaled(out, float32(f.linear.scale*x), f.model.turner(k))
	}
	return out
}

// direct is S_ij less the mean of row i.
func (m *Model) direct(i, j int) float64 {
	row, here := &m.parts.Sparse[i], 0
	if n, ok := slices.BinarySearch(row.Targets, int32(j)); ok {
		here = int(row.Weights[n])
	}
	return float64(row.Scale) * (float64(here) - float64(m.rowSums[i])/float64(m.parts.Items))
}
