package vec

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The order is the one of a stable sort, on a Sorter that was used before.
func TestByMagnitudeAgainstSort(t *testing.T) {
	var sorter Sorter
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOf(rapid.SampledFrom([]float64{-3, -1, -0.5, 0, 0.25, 0.5, 1, 2, math.Inf(-1)})).Draw(t, "amounts")
		want := make([]int32, len(amounts))
		for i := range want {
			want[i] = int32(i)
		}
		slices.SortStableFunc(want, func(a, b int32) int { return cmp.Compare(math.Abs(amounts[b]), math.Abs(amounts[a])) })
		if got := sorter.ByMagnitude(amounts); !slices.Equal(got, want) {
			t.Fatalf("%v in the order %v, want %v", amounts, got, want)
		}
	})
}
