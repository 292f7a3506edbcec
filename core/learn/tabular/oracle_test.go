package tabular_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"github.com/loge-film/loge/core/learn/tabular"
	"pgregory.net/rapid"
)

// naive measures as tabular.Measure does, each figure by its definition and by other code.
func naive(p []float64, y []bool) tabular.Metrics {
	m := tabular.Metrics{N: len(p), AUC: meanRankAUC(p, y)}
	var yes, positive, right, truePositive float64
	for n := range p {
		says := p[n] >= 0.5
		yes, positive = yes+one(says), positive+one(y[n])
		right, truePositive = right+one(says == y[n]), truePositive+one(says && y[n])
		m.LogLoss -= math.Log(max(1e-15, min(1-1e-15, 1-math.Abs(one(y[n])-p[n])))) / float64(len(p))
		m.Brier += math.Pow(one(y[n])-p[n], 2) / float64(len(p))
	}
	m.Accuracy, m.Precision, m.Recall = right/float64(len(p)), truePositive/max(1, yes), truePositive/max(1, positive)
	if m.Precision+m.Recall > 0 {
		m.F1 = 2 * m.Precision * m.Recall / (m.Precision + m.Recall)
	}
	for bin := range tabular.Bins {
		gap := 0.0
		for n := range p {
			if min(tabular.Bins-1, int(p[n]*tabular.Bins)) == bin {
				gap += p[n] - one(y[n])
			}
		}
		m.ECE += math.Abs(gap) / float64(len(p))
	}
	return m
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// meanRankAUC is the statistic of Mann and Whitney by mean ranks of ties; 0.5 where one class is missing.
func meanRankAUC(score []float64, came []bool) float64 {
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
			rankSum += one(came[n]) * float64(lo+hi+1) / 2
			positive += one(came[n])
		}
		lo = hi
	}
	negative := float64(len(order)) - positive
	if positive == 0 || negative == 0 {
		return 0.5
	}
	return (rankSum - positive*(positive+1)/2) / (positive * negative)
}

func TestMeasureAgreesWithItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		p := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 16).Draw(t, "p")) / 16 }), n, n).Draw(t, "p")
		y := rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "y")
		m, want := tabular.Measure(p, y), naive(p, y)
		for _, c := range [][2]float64{{m.Accuracy, want.Accuracy}, {m.Precision, want.Precision}, {m.Recall, want.Recall}, {m.F1, want.F1},
			{m.AUC, want.AUC}, {m.LogLoss, want.LogLoss}, {m.Brier, want.Brier}, {m.ECE, want.ECE}, {float64(m.N), float64(want.N)}} {
			if !(math.Abs(c[0]-c[1]) < 1e-9) {
				t.Fatalf("%+v, by definition %+v", m, want)
			}
		}
	})
}

// The examples of the scikit-learn 1.5 manual: roc_auc_score is 0.75, log_loss 0.21616.
func TestMeasureAgreesWithScikitLearn(t *testing.T) {
	near(t, "auc", tabular.Measure([]float64{0.1, 0.4, 0.35, 0.8}, []bool{false, false, true, true}).AUC, 0.75)
	// spam ham ham spam, P(spam) = .9 .1 .2 .65
	if loss := tabular.Measure([]float64{0.9, 0.1, 0.2, 0.65}, []bool{true, false, false, true}).LogLoss; math.Abs(loss-0.2161618) > 1e-6 {
		t.Errorf("log loss %v", loss)
	}
}
