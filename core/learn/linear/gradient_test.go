package linear

import (
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn/tinyworld"
	"github.com/loge-film/loge/core/rng"
)

// The slope is that of the loss by weights and level, far from the minimum too.
func TestGradient(t *testing.T) {
	d := tinyworld.Taste(40, 8, 3)
	o := newObjective(d, Options{Lambda: 2, BaseLambda: 3, Prior: []float32{1, -1, 0.5, 0, 0, 0, 0, 2}, Base: 0.7})
	x, slope, random := o.start(), make([]float64, 9), rng.Source(4)
	for k := range x {
		x[k] += 2*random.Float64() - 1
	}
	o.at(x, slope)
	for k, got := range slope {
		kept, scratch := x[k], make([]float64, 9)
		x[k] = kept + 1e-5
		high := o.at(x, scratch)
		x[k] = kept - 1e-5
		want := (high - o.at(x, scratch)) / 2e-5
		x[k] = kept
		if math.Abs(got-want) > 1e-5*max(1, math.Abs(want)) {
			t.Errorf("slope %d is %v, expected %v", k, got, want)
		}
	}
}
