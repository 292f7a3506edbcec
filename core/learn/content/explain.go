package content

import (
	"cmp"
	"slices"

	"github.com/loge-film/loge/core/vec"
)

// A Common is a feature that two films share and what it adds to their similarity.
type Common struct {
	Feature uint32
	Amount  float64
}

// Explain returns why film j is near film i: the features that both have with what each adds to Similarity(i, j), the
// largest first, and the rest, which comes from features of j that only go together with those of i. Amounts and rest
// sum to the similarity up to rounding. loadings is Loadings(i).
func (m *Model) Explain(i, j int, loadings []float64) (shared []Common, rest float64) {
	mine, theirs := m.Rows[i], m.Rows[j]
	rest = float64(m.Similarity(i, j))
	for k, f := range theirs.Index {
		at, ok := slices.BinarySearch(mine.Index, f)
		if !ok {
			continue
		}
		amount := float64((1 - float64(m.Blend)) * float64(mine.Weight[at]))
		if m.Norms[j] > 0 {
			amount += float64(float64(m.Blend) * loadings[f] / float64(m.Norms[j]))
		}
		amount = float64(amount * float64(theirs.Weight[k]))
		shared = append(shared, Common{f, amount})
		rest -= amount
	}
	slices.SortFunc(shared, func(a, b Common) int {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Feature, b.Feature))
	})
	return shared, rest
}

// Loadings returns V·y for the vector y of film i: how much each feature speaks for likeness to it. V itself is not
// kept; it is XᵀYS⁻² with the rows X, the vectors at full length Y and the singular values S.
func (m *Model) Loadings(i int) []float64 {
	scaled := make([]float32, m.Dim)
	for k, y := range m.vector(i) {
		scaled[k] = float32(float64(y) / (m.Singular[k] * m.Singular[k]))
	}
	loadings := make([]float64, len(m.Features))
	for k, row := range m.Rows {
		t := float64(m.Norms[k]) * float64(vec.Dot(m.vector(k), scaled))
		for n, f := range row.Index {
			loadings[f] += float64(float64(row.Weight[n]) * t)
		}
	}
	return loadings
}
