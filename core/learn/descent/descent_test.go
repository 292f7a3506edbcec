package descent_test

import (
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn/descent"
	"gonum.org/v1/gonum/optimize"
)

// rosenbrock is a valley that bends: a test of every minimiser since 1960. Its minimum is 0 at (1, 1, …).
func rosenbrock(x, slope []float64) float64 {
	clear(slope)
	var sum float64
	for i := 0; i+1 < len(x); i++ {
		a, b := 1-x[i], x[i+1]-x[i]*x[i]
		sum += a*a + 100*b*b
		slope[i] += -2*a - 400*b*x[i]
		slope[i+1] += 200 * b
	}
	return sum
}

// ill is a bowl a million times steeper in one direction than in another.
func ill(x, slope []float64) float64 {
	var sum float64
	for i := range x {
		steep := math.Pow(1e6, float64(i)/float64(len(x)-1))
		off := x[i] - float64(i)
		sum += steep / 2 * off * off
		slope[i] = steep * off
	}
	return sum
}

func minimum(objective descent.Objective, start []float64) (*descent.Descent, int) {
	d, steps := descent.New(objective, start, 2000), 1
	for d.Step() {
		steps++
	}
	return d, steps
}

func TestAgainstGonum(t *testing.T) {
	for name, objective := range map[string]descent.Objective{"rosenbrock": rosenbrock, "ill": ill} {
		start := []float64{-1.2, 1, 0.5, -3, 2, 0}
		d, steps := minimum(objective, start)
		oracle, err := optimize.Minimize(optimize.Problem{
			Func: func(x []float64) float64 { return objective(x, make([]float64, len(x))) },
			Grad: func(slope, x []float64) { objective(x, slope) },
		}, start, &optimize.Settings{GradientThreshold: 1e-10}, &optimize.LBFGS{})
		if oracle == nil {
			t.Fatal(err)
		}
		if d.Value() > oracle.F+1e-9 {
			t.Errorf("%s: %v after %d steps, gonum reaches %v", name, d.Value(), steps, oracle.F)
		}
	}
}

// Law: the value never rises, and is that of X.
func TestNeverRises(t *testing.T) {
	d := descent.New(rosenbrock, []float64{-1.2, 1, 7, 7}, 500)
	for before, more := d.Value(), true; more; before = d.Value() {
		more = d.Step()
		if d.Value() > before || rosenbrock(d.X(), make([]float64, 4)) != d.Value() {
			t.Fatalf("from %v to %v", before, d.Value())
		}
	}
}

func TestEnds(t *testing.T) {
	start := []float64{3}
	if d := descent.New(rosenbrock, nil, 10); d.Step() {
		t.Error("nothing to minimise, and yet it goes on")
	}
	if d := descent.New(ill2, start, 0); d.Step() || d.X()[0] != 3 {
		t.Error("no step is allowed, and yet it goes on")
	}
	d, steps := minimum(func(x, slope []float64) float64 { slope[0] = -1; return -x[0] }, start)
	if steps > 2000 || math.IsNaN(d.Value()) {
		t.Errorf("%d steps down an endless slope to %v", steps, d.Value())
	}
	d, steps = minimum(func(x, slope []float64) float64 { slope[0] = 1; return 0 }, start)
	if steps > 10 || d.X()[0] != 3 {
		t.Errorf("a slope that lies: %d steps to %v", steps, d.X())
	}
	if start[0] != 3 {
		t.Error("the start was changed")
	}
}

func ill2(x, slope []float64) float64 { slope[0] = 2 * x[0]; return x[0] * x[0] }
