package eval

import (
	"cmp"
	"math"
	"slices"
)

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

// A Classification holds the figures of a two-class model that predicts probabilities.
type Classification struct {
	N           int     `json:"n"`
	Accuracy    float64 `json:"accuracy"` // at the threshold
	Precision   float64 `json:"precision"`
	Recall      float64 `json:"recall"`
	F1          float64 `json:"f1"`
	AUC         float64 `json:"auc"`
	LogLoss     float64 `json:"log_loss"`    // mean natural-log loss, probabilities clipped to 1e-15 from 0 and 1
	Calibration float64 `json:"calibration"` // expected calibration error over ten equal bins (Naeini et al. 2015)
}

// Classify measures probabilities against what happened; a probability of at least threshold says yes.
func Classify(probability []float64, happened []bool, threshold float64) Classification {
	c := Classification{N: len(probability)}
	if c.N == 0 {
		return c
	}
	var yes, right, positive, truePositive float64
	for n, p := range probability {
		says := p >= threshold
		yes += number(says)
		positive += number(happened[n])
		right += number(says == happened[n])
		truePositive += number(says && happened[n])
		c.LogLoss -= logLikelihood(p, happened[n]) / float64(c.N)
	}
	c.Accuracy = right / float64(c.N)
	c.Precision = ratio(truePositive, yes)
	c.Recall = ratio(truePositive, positive)
	c.F1 = ratio(2*c.Precision*c.Recall, c.Precision+c.Recall)
	c.AUC = rankAUC(probability, happened)
	c.Calibration = calibrationError(probability, happened)
	return c
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func logLikelihood(p float64, happened bool) float64 {
	const clip = 1e-15
	if !happened {
		p = 1 - p
	}
	return math.Log(min(1-clip, max(clip, p)))
}

// rankAUC is the Mann-Whitney statistic by mean ranks of ties; 0.5 where one class is missing.
func rankAUC(score []float64, happened []bool) float64 {
	order := make([]int, len(score))
	for n := range order {
		order[n] = n
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(score[a], score[b]) })
	var rankSum, positive float64
	for lo := 0; lo < len(order); {
		hi := lo
		for hi < len(order) && score[order[hi]] == score[order[lo]] {
			hi++
		}
		for _, n := range order[lo:hi] {
			if happened[n] {
				rankSum += float64(lo+hi+1) / 2
				positive++
			}
		}
		lo = hi
	}
	negative := float64(len(order)) - positive
	if positive == 0 || negative == 0 {
		return 0.5
	}
	return (rankSum - positive*(positive+1)/2) / (positive * negative)
}

func calibrationError(probability []float64, happened []bool) float64 {
	const bins = 10
	var count, predicted, observed [bins]float64
	for n, p := range probability {
		b := min(bins-1, max(0, int(p*bins)))
		count[b]++
		predicted[b] += p
		observed[b] += number(happened[n])
	}
	sum := 0.0
	for b := range count {
		sum += math.Abs(predicted[b] - observed[b])
	}
	return sum / float64(len(probability))
}
