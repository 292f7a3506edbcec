package mlp

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/learn/tinyworld"
	"github.com/loge-film/loge/core/rng"
	"pgregory.net/rapid"
)

// naiveLoss is the loss of the package's documentation, written down once more.
func naiveLoss(d *tabular.Data, theta []float64, decay float64, prior func([]float32) float64) float64 {
	columns := d.Columns()
	u := func(c, h int) float64 { return theta[c*Hidden+h] }
	inner, outer, base := theta[columns*Hidden:], theta[(columns+1)*Hidden:], theta[(columns+2)*Hidden]
	sum := -0.9 * decay / 2 * base * base
	for _, x := range theta {
		sum += decay / 2 * x * x
	}
	for i, w := range d.Weights() {
		z := prior(d.Row(i)) + base
		for h := range Hidden {
			a := inner[h]
			for c, x := range d.Row(i) {
				a += float64(x) * u(c, h)
			}
			z += outer[h] * a / (1 + math.Abs(a))
		}
		if d.Y[i] {
			z = -z
		}
		sum += w * math.Log1p(math.Exp(z))
	}
	return sum
}

func leaning(row []float32) float64 { return 0.5 - float64(row[2]) }

func begin(t testing.TB, d *tabular.Data) *Fitter {
	f, err := New(d, Options{Decay: 0.7, Prior: leaning, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestGradient(t *testing.T) {
	d := tinyworld.Taste(30, 6, 1)
	d.W = make([]float32, 30)
	for i := range d.W {
		d.W[i] = float32(i%3 + 1)
	}
	f, random := begin(t, d), rng.Source(9)
	x, slope := make([]float64, size(6)), make([]float64, size(6))
	for k := range x {
		x[k] = 2*random.Float64() - 1
	}
	at := func() float64 { return naiveLoss(d, x, 0.7, leaning) }
	if got, want := f.at(x, slope), at(); math.Abs(got-want) > 1e-9 {
		t.Fatalf("the loss is %v, expected %v", got, want)
	}
	for k := range x {
		kept := x[k]
		x[k] = kept + 1e-5
		high := at()
		x[k] = kept - 1e-5
		want := (high - at()) / 2e-5
		x[k] = kept
		if math.Abs(slope[k]-want) > 1e-5*max(1, math.Abs(want)) {
			t.Errorf("slope %d is %v, expected %v", k, slope[k], want)
		}
	}
}

// Laws: the model begins at the prior, and with a strong decay it stays there.
func TestBeginsAtThePrior(t *testing.T) {
	d := tinyworld.Taste(40, 6, 1)
	stiff, err := Fit(d, Options{Decay: 1e6, Prior: leaning})
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*Model{"begun": begin(t, d).Model(), "stiff": stiff} {
		for i := range d.Y {
			if got, want := m.Predict(d.Row(i)), tabular.Sigmoid(leaning(d.Row(i))); math.Abs(got-want) > 1e-3 {
				t.Fatalf("%s: %v, the prior says %v", name, got, want)
			}
		}
	}
}

func TestSolvesTheTinyWorld(t *testing.T) {
	train, test := tinyworld.Taste(300, 40, 1), tinyworld.Taste(1000, 40, 2)
	m, err := Fit(train, Options{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	p := make([]float64, test.Len())
	for i := range p {
		p[i] = m.Predict(test.Row(i))
	}
	base := 1 - float64(test.Liked())/float64(test.Len())
	if got := tabular.Measure(p, test.Y); got.Accuracy < base+0.12 || got.AUC < 0.88 {
		t.Errorf("accuracy %.3f and AUC %.3f, always saying no has %.3f", got.Accuracy, got.AUC, base)
	}
}

func TestRepeatable(t *testing.T) {
	d := tinyworld.Taste(60, 8, 1)
	a, _ := Fit(d, Options{Seed: 1})
	b, _ := Fit(d, Options{Seed: 1})
	c, _ := Fit(d, Options{Seed: 2})
	if diff := cmp.Diff(a.theta, b.theta); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(a.theta, c.theta) {
		t.Error("another seed gave the same model")
	}
}

func TestRefuses(t *testing.T) {
	d := tinyworld.Taste(20, 4, 1)
	for _, o := range []Options{{Decay: -1}, {Decay: math.NaN()}, {Steps: -1}, {Steps: 1001}, {Prior: func([]float32) float64 { return math.NaN() }}} {
		if _, err := Fit(d, o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
	if _, err := Fit(&tabular.Data{}, Options{}); !errors.Is(err, tabular.ErrShape) {
		t.Errorf("no examples: %v", err)
	}
}

// Law: whatever sound data there is, predictions are probabilities.
func TestAnyDataGivesProbabilities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		cell := rapid.SampledFrom([]float32{0, 0, 1, -1, 0.5, 1e6, -1e6, 1e-30})
		d := &tabular.Data{Names: make([]string, 4), X: rapid.SliceOfN(cell, 4*n, 4*n).Draw(t, "x"), Y: rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "y")}
		m, err := Fit(d, Options{Steps: 20})
		if err != nil {
			t.Fatal(err)
		}
		if p := m.Predict(d.Row(0)); !(p >= 0 && p <= 1) {
			t.Fatalf("the probability is %v", p)
		}
	})
}

func BenchmarkFit(b *testing.B) {
	d := tinyworld.Taste(1000, 300, 1)
	for b.Loop() {
		if _, err := Fit(d, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
