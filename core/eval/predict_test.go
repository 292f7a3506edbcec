package eval

import "testing"

// The examples are those of the scikit-learn 1.5 manual: mean_squared_error 0.375 and mean_absolute_error 0.5.
func TestAgainstScikitLearn(t *testing.T) {
	actual, predicted := []float64{3, -0.5, 2, 7}, []float64{2.5, 0.0, 2, 8}
	near(t, "rmse", RMSE(predicted, actual)*RMSE(predicted, actual), 0.375)
	near(t, "mae", MAE(predicted, actual), 0.5)
}
