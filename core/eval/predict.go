package eval

import "math"

// RMSE is the root of the mean squared error of predictions, MAE the mean absolute error; the slices are parallel.
func RMSE(predicted, actual []float64) float64 {
	sum := 0.0
	for n, p := range predicted {
		sum += (p - actual[n]) * (p - actual[n])
	}
	return math.Sqrt(sum / float64(max(1, len(predicted))))
}

// MAE is the mean absolute error of predictions; the slices are parallel.
func MAE(predicted, actual []float64) float64 {
	sum := 0.0
	for n, p := range predicted {
		sum += math.Abs(p - actual[n])
	}
	return sum / float64(max(1, len(predicted)))
}
