package learn

import (
	"math"

	"github.com/loge-film/loge/core/learn/dense"
)

// similarities is the item-item matrix s_ij of the neighbourhood models, zeros on the diagonal:
//
//	s_ij = Σ_u x_ui x_uj / (|x_i| |x_j|) · n_ij / (n_ij + shrink)
//
// where n_ij users have both. Shrinking keeps two items that few people share from seeming the same (Bell and Koren 2007).
func similarities(data *Interactions, shrink float64) *dense.Matrix {
	s := gram(data)
	norms := diagonal(s)
	for i, x := range norms {
		norms[i] = float32(math.Sqrt(float64(x)))
	}
	both := s
	if shrink > 0 {
		both = gram(data.filter(func(one *Interaction) bool { one.Weight = 1; return true }))
	}
	dense.Parallel(s.Rows, func(_, i int) {
		row := s.Row(i)
		for j := range row[:i] {
			row[j] = cosine(row[j], norms[i], norms[j]) * shrunk(both.Row(i)[j], shrink)
		}
		row[i] = 0
	})
	dense.Mirror(s)
	return s
}

func cosine(dot, a, b float32) float32 {
	if a == 0 || b == 0 {
		return 0
	}
	return dot / (a * b)
}

func shrunk(common float32, shrink float64) float32 {
	if shrink == 0 {
		return 1
	}
	return float32(float64(common) / (float64(common) + shrink))
}

// bySource turns lists of sources by target into lists of targets by source.
func bySource(columns [][]source) [][]source {
	rows := make([][]source, len(columns))
	for target, column := range columns {
		for _, s := range column {
			rows[s.item] = append(rows[s.item], source{int32(target), s.weight})
		}
	}
	return rows
}

func pairs(rows [][]source) int {
	n := 0
	for _, row := range rows {
		n += len(row)
	}
	return n
}
