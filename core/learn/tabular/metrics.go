package tabular

import (
	"math"
	"sort"
)

// Bins is the number of bins of a calibration, each a tenth wide.
const Bins = 10

// Metrics tell how good probabilities are. Where a ratio has nothing to divide by it is 0.
type Metrics struct {
	N         int
	Accuracy  float64   // a probability of a half or more says yes
	Precision float64   // of those that it says yes to, the share that were liked
	Recall    float64   // of those that were liked, the share that it says yes to
	F1        float64   // harmonic mean of precision and recall
	AUC       float64   // chance that a liked example is above one that is not, ties counting half; 0.5 without both
	LogLoss   float64   // mean of -ln P(what happened), probabilities held 1e-15 from 0 and 1
	Brier     float64   // mean square of the error
	ECE       float64   // expected calibration error (Naeini et al. 2015)
	Bins      [Bins]Bin // of the calibration: probabilities from k/10 up to (k+1)/10
}

// A Bin compares what was foretold with what came. Both are 0 in an empty bin.
type Bin struct {
	Count    int
	Foretold float64 // mean probability
	Came     float64 // share that was liked
}

// Measure compares probabilities with labels; the slices are parallel, and no probability is NaN. Examples count alike.
func Measure(p []float64, y []bool) Metrics {
	m := Metrics{N: len(p)}
	if m.N == 0 {
		return m
	}
	var counts [2][2]float64 // by what was said, then by what came
	for i, p := range p {
		came := number(y[i])
		counts[number(p >= 0.5)][came]++
		m.LogLoss -= logLikelihood(p, y[i]) / float64(m.N)
		m.Brier += (float64(came) - p) * (float64(came) - p) / float64(m.N)
		bin := &m.Bins[max(0, min(Bins-1, int(p*Bins)))]
		bin.Count++
		bin.Foretold += p
		bin.Came += float64(came)
	}
	m.decide(counts)
	m.calibrate()
	m.AUC = areaUnderCurve(p, y)
	return m
}

func logLikelihood(p float64, came bool) float64 {
	if !came {
		p = 1 - p
	}
	return math.Log(min(max(p, 1e-15), 1-1e-15))
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (m *Metrics) decide(counts [2][2]float64) {
	hits := counts[1][1]
	m.Accuracy = (hits + counts[0][0]) / float64(m.N)
	m.Precision = ratio(hits, hits+counts[1][0])
	m.Recall = ratio(hits, hits+counts[0][1])
	m.F1 = ratio(2*hits, 2*hits+counts[1][0]+counts[0][1])
}

// calibrate turns the sums of the bins into means.
func (m *Metrics) calibrate() {
	for k := range m.Bins {
		b := &m.Bins[k]
		m.ECE += math.Abs(b.Foretold-b.Came) / float64(m.N)
		b.Foretold, b.Came = ratio(b.Foretold, float64(b.Count)), ratio(b.Came, float64(b.Count))
	}
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// areaUnderCurve counts, in ascending order, the disliked examples below each liked one, those of the same probability half.
func areaUnderCurve(p []float64, y []bool) float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return p[order[a]] < p[order[b]] })
	var below, pairs, liked float64
	for at := 0; at < len(order); {
		var here [2]float64
		for value := p[order[at]]; at < len(order) && p[order[at]] == value; at++ {
			here[number(y[order[at]])]++
		}
		pairs += float64(here[1] * (below + here[0]/2))
		below += here[0]
		liked += here[1]
	}
	if liked == 0 || below == 0 {
		return 0.5
	}
	return pairs / (liked * below)
}
