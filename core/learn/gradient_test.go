package learn

import (
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn/dense"
)

// slopeOf is the derivative of f by *x, by finite differences.
func slopeOf(x *float32, f func() float64) float64 {
	const step = 1e-2
	old := *x
	*x = old + step
	up := f()
	*x = old - step
	down := f()
	*x = old
	return (up - down) / (2 * step)
}

func close2(got, want float64) bool { return math.Abs(got-want) <= 2e-3+0.02*math.Abs(want) }

func TestBPRClimbsItsObjective(t *testing.T) {
	draws := newRandom(3)
	u, a, b := make([]float32, 4), make([]float32, 4), make([]float32, 4)
	for _, v := range [][]float32{u, a, b} {
		draws.fill(v, 0.7)
	}
	u[3] = 1
	const lambda = 0.1
	value := func() float64 {
		x := float64(dense.Dot(u, a) - dense.Dot(u, b))
		penalty := dense.Dot(u[:3], u[:3]) + dense.Dot(a, a) + dense.Dot(b, b)
		return -math.Log1p(math.Exp(-x)) - lambda/2*float64(penalty)
	}
	var want [3][4]float64
	for n, v := range [][]float32{u, a, b} {
		for k := range v {
			want[n][k] = slopeOf(&v[k], value)
		}
	}
	want[0][3] = 0 // the constant that meets the bias
	var before [3][]float32
	for n, v := range [][]float32{u, a, b} {
		before[n] = append([]float32(nil), v...)
	}
	d := descent{rate: 1e-3, lambda: lambda, learn: true}
	d.step(u, a, b)
	for n, v := range [][]float32{u, a, b} {
		for k := range v {
			if got := float64(v[k]-before[n][k]) / 1e-3; !close2(got, want[n][k]) {
				t.Errorf("vector %d, number %d moves by %v, want %v", n, k, got, want[n][k])
			}
		}
	}
}

func TestVAEGradient(t *testing.T) {
	const items, hidden = 7, 3
	net := newNetwork(items, hidden)
	draws := newRandom(4)
	for _, part := range net.parts() {
		draws.fill(part, 0.4)
	}
	batch := []sample{
		{target: []Entry{{0, 1}, {3, 2}, {6, 1}}, input: []Entry{{0, 0.8}, {3, 1.2}}, noise: []float32{0.5, -1, 0.2}},
		{target: []Entry{{1, 1}}, input: nil, noise: []float32{-0.3, 0.4, 1.5}},
	}
	trainer := newTraining(net, &VAE{Rate: 0.1})
	trainer.beta = 0.3
	trainer.gradient(batch)
	var slopes [][]float32
	for _, part := range trainer.slope.parts() {
		slopes = append(slopes, append([]float32(nil), part...))
	}
	for n, part := range net.parts() {
		for k := range part {
			want := slopeOf(&part[k], func() float64 { return trainer.gradient(batch) })
			if !close2(float64(slopes[n][k]), want) {
				t.Errorf("part %d, number %d: %v, want %v", n, k, slopes[n][k], want)
			}
		}
	}
}

func TestLogisticGradient(t *testing.T) {
	_, data := world(t, false)
	g := newRegressions(data)
	newRandom(5).fill(g.weights.Data, 0.3)
	history := []Entry{{2, 1}, {8, 1}, {11, 1}}
	loss := func() float64 {
		logits := append([]float32(nil), g.bias...)
		for _, e := range tfidf(history, g.idf) {
			dense.Axpy(e.Weight, g.weights.Row(int(e.Item)), logits)
		}
		var sum float64
		for j, z := range logits {
			sum += math.Log1p(math.Exp(float64(z)))
			for _, e := range history {
				if int(e.Item) == j {
					sum -= float64(z)
				}
			}
		}
		return sum
	}
	f := g.gradient(history)
	slope := append([]float32(nil), g.pull...)
	for j := range slope {
		if want := slopeOf(&g.bias[j], loss); !close2(float64(slope[j]), want) {
			t.Errorf("bias %d: %v, want %v", j, slope[j], want)
		}
		for _, e := range f {
			want := slopeOf(&g.weights.Row(int(e.Item))[j], loss)
			if got := float64(e.Weight * slope[j]); !close2(got, want) {
				t.Errorf("W[%d][%d]: %v, want %v", e.Item, j, got, want)
			}
		}
	}
}
