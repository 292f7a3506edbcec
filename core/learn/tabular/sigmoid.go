package tabular

import "math"

// Sigmoid returns 1/(1+e⁻ᶻ), the probability of log odds z. It goes by Exp2, which gives the same bits everywhere.
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp2(-z*math.Log2E)) }

// LogLoss returns the loss -ln P(y) of log odds z, without overflow, and its slope P(liked) - y by z.
func LogLoss(z float64, y bool) (loss, slope float64) {
	if y {
		loss, slope = LogLoss(-z, false)
		return loss, -slope
	}
	return max(z, 0) + math.Log1p(math.Exp2(-math.Abs(z)*math.Log2E)), Sigmoid(z)
}
