package content

import (
	"math"
)

// layout places the rows of an n×dim matrix of unit vectors in the square -1..1 by their two leading components.
func layout(vectors []float32, dim int, seed uint64) [][2]float32 {
	places := make([][2]float32, len(vectors)/dim)
	for i := range places {
		places[i] = [2]float32{vectors[i*dim], vectors[i*dim+1%dim]}
	}
	for axis := range 2 {
		low, high := math.Inf(1), math.Inf(-1)
		for _, p := range places {
			low, high = min(low, float64(p[axis])), max(high, float64(p[axis]))
		}
		for i, p := range places {
			if high > low {
				places[i][axis] = float32(2*(float64(p[axis])-low)/(high-low) - 1)
			}
		}
	}
	return places
}
