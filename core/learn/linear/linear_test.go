package linear_test

import (
	"errors"
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn/linear"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/learn/tinyworld"
	"github.com/loge-film/loge/core/rng"
	"gonum.org/v1/gonum/optimize"
	"pgregory.net/rapid"
)

// loss is the loss of the package's documentation, written down once more.
func loss(d *tabular.Data, o linear.Options, w []float64, base float64) float64 {
	sum := o.BaseLambda / 2 * (base - o.Base) * (base - o.Base)
	for c := range w {
		prior := 0.0
		if o.Prior != nil {
			prior = float64(o.Prior[c])
		}
		sum += o.Lambda / 2 * (w[c] - prior) * (w[c] - prior)
	}
	for i, weight := range d.Weights() {
		z := base
		for c, x := range d.Row(i) {
			z += float64(x) * w[c]
		}
		if d.Y[i] {
			z = -z
		}
		sum += weight * (max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))))
	}
	return sum
}

// world has 60 columns and uneven confidences; the prior says little of it.
func world(n int) (*tabular.Data, linear.Options) {
	d := tinyworld.Taste(n, 60, 7)
	d.W = make([]float32, n)
	prior := make([]float32, 60)
	for i := range d.W {
		d.W[i] = float32(1 + i%4)
	}
	for c := range prior {
		prior[c] = float32(c%5)/10 - 0.2
	}
	return d, linear.Options{Lambda: 2, BaseLambda: 0.3, Prior: prior, Base: 0.4}
}

func TestAgainstGonum(t *testing.T) {
	d, o := world(300)
	f, err := linear.New(d, o)
	if err != nil {
		t.Fatal(err)
	}
	for f.Step() {
	}
	at := func(x []float64) float64 { return loss(d, o, x[:60], x[60]) }
	problem := optimize.Problem{Func: at, Grad: func(slope, x []float64) {
		for k := range x { // no derivative to trust but differences
			kept := x[k]
			x[k] = kept + 1e-5
			high := at(x)
			x[k] = kept - 1e-5
			slope[k] = (high - at(x)) / 2e-5
			x[k] = kept
		}
	}}
	oracle, err := optimize.Minimize(problem, make([]float64, 61), &optimize.Settings{GradientThreshold: 1e-6}, &optimize.BFGS{})
	if oracle == nil {
		t.Fatal(err)
	}
	if math.Abs(f.Loss()-oracle.F) > 1e-6 {
		t.Errorf("the loss is %.9f, gonum reaches %.9f", f.Loss(), oracle.F)
	}
	m := f.Model()
	w := make([]float64, 60)
	for c := range w {
		w[c] = float64(m.Weights[c])
		if math.Abs(w[c]-oracle.X[c]) > 1e-3 {
			t.Errorf("weight %d is %v, gonum's %v", c, w[c], oracle.X[c])
		}
	}
	if got := loss(d, o, w, m.Base); math.Abs(got-f.Loss()) > 1e-5 {
		t.Errorf("the model has the loss %v, the fit says %v", got, f.Loss())
	}
}

// Laws: with strong penalties the prior stays; a shift of both of a column's prior and nothing else keeps strict convexity,
// so that twice the examples at half the penalties are the same problem as before at twice the loss.
func TestLaws(t *testing.T) {
	d, o := world(200)
	stiff := o
	stiff.Lambda, stiff.BaseLambda = 1e6, 1e6
	m, err := linear.Fit(d, stiff)
	if err != nil {
		t.Fatal(err)
	}
	for c, w := range m.Weights {
		if math.Abs(float64(w-o.Prior[c])) > 1e-3 {
			t.Errorf("weight %d left the prior %v for %v", c, o.Prior[c], w)
		}
	}
	rows := make([]int, 0, 400)
	for i := range 400 {
		rows = append(rows, i/2)
	}
	double := o
	double.Lambda, double.BaseLambda = 2*o.Lambda, 2*o.BaseLambda
	once, _ := linear.Fit(d, o)
	twice, _ := linear.Fit(d.Take(rows), double)
	for c := range once.Weights {
		if math.Abs(float64(once.Weights[c]-twice.Weights[c])) > 1e-4 {
			t.Errorf("weight %d: %v, and %v with every example twice", c, once.Weights[c], twice.Weights[c])
		}
	}
}

func TestSolvesTheTinyWorld(t *testing.T) {
	train, test := tinyworld.Taste(300, 40, 1), tinyworld.Taste(1000, 40, 2)
	m, err := linear.Fit(train, linear.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := make([]float64, test.Len())
	for i := range p {
		p[i] = m.Predict(test.Row(i))
	}
	share := float64(test.Liked()) / float64(test.Len())
	if got := tabular.Measure(p, test.Y); got.Accuracy < 1-share+0.1 || got.AUC < 0.88 {
		t.Errorf("accuracy %.3f and AUC %.3f, always saying no has %.3f", got.Accuracy, got.AUC, 1-share)
	}
}

func TestRefuses(t *testing.T) {
	d, _ := world(20)
	for _, o := range []linear.Options{{Lambda: -1}, {Lambda: math.NaN()}, {BaseLambda: math.Inf(1)}, {Prior: []float32{1}}, {Base: math.NaN()},
		{Prior: append(make([]float32, 59), float32(math.NaN()))}} {
		if _, err := linear.Fit(d, o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
	if _, err := linear.Fit(&tabular.Data{}, linear.Options{}); !errors.Is(err, tabular.ErrShape) {
		t.Errorf("no examples: %v", err)
	}
}

// Law: whatever sound data there is, constant columns and one class included, the weights are finite.
func TestAnyDataGivesFiniteWeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		cell := rapid.SampledFrom([]float32{0, 0, 1, -1, 0.5, 1e6, -1e6, 1e-30})
		d := &tabular.Data{Names: make([]string, 4), X: rapid.SliceOfN(cell, 4*n, 4*n).Draw(t, "x"), Y: rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "y")}
		m, err := linear.Fit(d, linear.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range m.Weights {
			if math.IsNaN(float64(w)) || math.IsInf(float64(w), 0) {
				t.Fatalf("%+v", m)
			}
		}
		if p := m.Predict(d.Row(0)); !(p >= 0 && p <= 1) {
			t.Fatalf("the probability is %v", p)
		}
	})
}

func BenchmarkFit(b *testing.B) {
	d := tinyworld.Taste(1000, 300, 1)
	dense := &tabular.Data{Names: d.Names, X: make([]float32, len(d.X)), Y: d.Y}
	random := rng.Source(1)
	for k := range dense.X {
		dense.X[k] = float32(random.Float64())
	}
	for name, data := range map[string]*tabular.Data{"features": d, "dense": dense} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := linear.Fit(data, linear.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
