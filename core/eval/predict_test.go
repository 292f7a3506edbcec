package eval

import "testing"

// The examples are those of the scikit-learn 1.5 manual: roc_auc_score 0.75, log_loss 0.21616,
// mean_squared_error 0.375 and mean_absolute_error 0.5.
func TestAgainstScikitLearn(t *testing.T) {
	c := Classify([]float64{0.1, 0.4, 0.35, 0.8}, []bool{false, false, true, true}, 0.5)
	near(t, "auc", c.AUC, 0.75)
	// spam ham ham spam, P(spam) = .9 .1 .2 .65
	near(t, "log loss", Classify([]float64{0.9, 0.1, 0.2, 0.65}, []bool{true, false, false, true}, 0.5).LogLoss, 0.2161618)
	actual, predicted := []float64{3, -0.5, 2, 7}, []float64{2.5, 0.0, 2, 8}
	near(t, "rmse", RMSE(predicted, actual)*RMSE(predicted, actual), 0.375)
	near(t, "mae", MAE(predicted, actual), 0.5)
}

// Ten predictions by hand: says yes to five, of which three are right; four are positive.
func TestClassifyByHand(t *testing.T) {
	p := []float64{0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05}
	y := []bool{true, true, false, true, false, false, true, false, false, false}
	c := Classify(p, y, 0.5)
	near(t, "accuracy", c.Accuracy, 0.7)
	near(t, "precision", c.Precision, 0.6)
	near(t, "recall", c.Recall, 0.75)
	near(t, "f1", c.F1, 2*0.6*0.75/1.35)
	near(t, "auc", c.AUC, 20.0/24) // the pairs (3rd, 4th), (3rd, 7th), (5th, 7th), (6th, 7th) are wrong
	// every bin holds one prediction: |.95-1| + |.85-1| + .75 + |.65-1| + .55 + .45 + |.35-1| + .25 + .15 + .05
	near(t, "calibration", c.Calibration, (0.05+0.15+0.75+0.35+0.55+0.45+0.65+0.25+0.15+0.05)/10)
}

func TestClassifyWithoutAClass(t *testing.T) {
	c := Classify([]float64{0, 1}, []bool{true, true}, 0.5)
	near(t, "auc", c.AUC, 0.5)
	if c.LogLoss > 20 || c.LogLoss < 17 {
		t.Errorf("log loss %v of a certain mistake, clipped it is about 17.3", c.LogLoss)
	}
	if Classify(nil, nil, 0.5) != (Classification{}) {
		t.Error("nothing has figures")
	}
}
