package learn

import (
	"encoding/binary"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// A SparseRow is what one item of a history gives to other items.
type SparseRow = blend.SparseRow

// SparseLinear is a pruned and quantised item-item model; score_j = Σ_i w_i B_ij over the history.
type SparseLinear struct {
	rows     []SparseRow
	stranger []float32
}

// Rows are the rows of B by source; they must not be changed.
func (s *SparseLinear) Rows() []SparseRow { return s.rows }

// Items is the number of items.
func (s *SparseLinear) Items() int { return len(s.rows) }

// Bytes counts each row as a count, a scale, the gaps between targets as varints and one byte a weight.
func (s *SparseLinear) Bytes() int {
	total := len(s.stranger)
	var buf [binary.MaxVarintLen32]byte
	for _, row := range s.rows {
		total += 2 + 4 + len(row.Weights)
		last := int32(-1)
		for _, t := range row.Targets {
			total += binary.PutUvarint(buf[:], uint64(t-last-1))
			last = t
		}
	}
	return total
}

// Score adds up the rows of the history.
func (s *SparseLinear) Score(history []Entry, dst []float32) {
	addRows(s.rows, greet(history, s.stranger, dst), dst)
}

func addRows(rows []SparseRow, history []Entry, dst []float32) {
	for _, e := range history {
		row := &rows[e.Item]
		w := float32(e.Weight * row.Scale)
		for n, t := range row.Targets {
			dst[t] += float32(w * float32(row.Weights[n]))
		}
	}
}

// quantizeColumns turns lists of sources by target into int8 rows by source.
func quantizeColumns(columns [][]source) []SparseRow {
	rows := make([]SparseRow, len(columns))
	weights := make([][]float32, len(columns))
	for target, column := range columns {
		for _, s := range column {
			rows[s.item].Targets = append(rows[s.item].Targets, int32(target))
			weights[s.item] = append(weights[s.item], s.weight)
		}
	}
	dense.Parallel(len(rows), func(_, i int) {
		rows[i].Weights = make([]int8, len(weights[i]))
		rows[i].Scale = vec.Quantize(rows[i].Weights, weights[i])
	})
	return rows
}
