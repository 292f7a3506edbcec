package tree

import (
	"math"
	"sort"

	"github.com/loge-film/loge/core/learn/tabular"
)

const (
	maxBins = 32
	fewBins = 8 // distinct values that are looked for before a column is sorted
)

// A binned table holds the number of the bin of every cell, column by column.
type binned struct {
	codes  [][]uint8   // by column, then row
	limits [][]float32 // by column: bin k holds the values up to limits[k] and above limits[k-1]; the last has no limit
}

func newBinned(d *tabular.Data) *binned {
	n, columns := d.Len(), d.Columns()
	b := &binned{codes: make([][]uint8, columns), limits: make([][]float32, columns)}
	values := make([]float32, n)
	keys := make([]int, n)
	for c := range columns {
		for i := range values {
			values[i] = d.X[i*columns+c]
		}
		b.limits[c] = limits(distinct(values, keys))
		b.codes[c] = make([]uint8, n)
		if len(b.limits[c]) > 0 {
			encode(b.codes[c], values, b.limits[c])
		}
	}
	return b
}

// distinct returns the values in ascending order, each once. scratch is as long as values.
func distinct(values []float32, scratch []int) []float32 {
	if few := fewDistinct(values); few != nil {
		return few
	}
	for i, x := range values {
		scratch[i] = ordered(x)
	}
	sort.Ints(scratch)
	var out []float32
	for i, key := range scratch {
		if i == 0 || key != scratch[i-1] {
			out = append(out, unordered(key))
		}
	}
	return out
}

// fewDistinct does without sorting the column, or returns nil.
func fewDistinct(values []float32) []float32 {
	few := make([]float32, 0, fewBins)
	for _, x := range values {
		at := 0
		for at < len(few) && few[at] < x {
			at++
		}
		if at < len(few) && few[at] == x {
			continue
		}
		if len(few) == fewBins {
			return nil
		}
		few = append(few, 0)
		copy(few[at+1:], few[at:])
		few[at] = x
	}
	return few
}

// ordered returns an integer for a finite number, in the same order; integers are sorted by code that is linked anyway.
func ordered(x float32) int {
	bits := int32(math.Float32bits(x + 0)) // both zeros become one
	if bits < 0 {
		bits ^= math.MaxInt32
	}
	return int(bits)
}

func unordered(key int) float32 {
	bits := int32(key)
	if bits < 0 {
		bits ^= math.MaxInt32
	}
	return math.Float32frombits(uint32(bits))
}

// limits puts a limit between neighbouring values, or between maxBins groups of them that are equal in number.
func limits(values []float32) []float32 {
	bins := min(maxBins, len(values))
	out := make([]float32, 0, max(0, bins-1))
	for k := 1; k < bins; k++ {
		at := k * len(values) / bins
		out = append(out, between(values[at-1], values[at]))
	}
	return out
}

// between returns a number from low up to, but not, high: their midpoint unless rounding forbids.
func between(low, high float32) float32 {
	if mid := low/2 + high/2; mid >= low && mid < high {
		return mid
	}
	return low
}

func encode(codes []uint8, values, limits []float32) {
	for i, x := range values {
		low, high := 0, len(limits)
		for low < high {
			if mid := (low + high) / 2; x <= limits[mid] {
				high = mid
			} else {
				low = mid + 1
			}
		}
		codes[i] = uint8(low)
	}
}
