package blend

// Weights are the share of iALS in the blend, 0..1, at histories of 1, 4, 16, 64 and 256 items; between these it follows
// straight lines, beyond them it stays.
type Weights [5]float64

// DefaultCrowd is the Crowd of models that carry none, those of the first layout.
const DefaultCrowd = 0.2

// Knots are the lengths of history that Weights speaks of.
var Knots = [len(Weights{})]int{1, 4, 16, 64, 256}

// At is the share of iALS for a history of n items.
func (w *Weights) At(n int) float32 {
	for k := 1; k < len(Knots); k++ {
		if n < Knots[k] {
			along := float64(max(0, n-Knots[k-1])) / float64(Knots[k]-Knots[k-1])
			return float32(w[k-1] + float64(along*(w[k]-w[k-1])))
		}
	}
	return float32(w[len(w)-1])
}

func (w *Weights) sane() bool {
	for _, x := range w {
		if !(x >= 0 && x <= 1) {
			return false
		}
	}
	return true
}
