package tabular_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/learn/tabular"
	"pgregory.net/rapid"
)

func labelled(y ...bool) *tabular.Data {
	d := &tabular.Data{Names: []string{"fame"}, Y: y}
	for i := range y {
		d.X = append(d.X, float32(i))
		d.Time = append(d.Time, int64(100-i))
	}
	return d
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) < 1e-9) {
		t.Errorf("%s: %v, expected %v", what, got, want)
	}
}

// Ten predictions by hand: yes to five, of which three are right; four are liked.
func TestMeasureByHand(t *testing.T) {
	p := []float64{0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05}
	y := []bool{true, true, false, true, false, false, true, false, false, false}
	m := tabular.Measure(p, y)
	near(t, "accuracy", m.Accuracy, 0.7)
	near(t, "precision", m.Precision, 0.6)
	near(t, "recall", m.Recall, 0.75)
	near(t, "f1", m.F1, 2*0.6*0.75/1.35)
	near(t, "auc", m.AUC, 20.0/24)
	near(t, "brier", m.Brier, (0.05*0.05+0.15*0.15+0.75*0.75+0.35*0.35+0.55*0.55+0.45*0.45+0.65*0.65+0.25*0.25+0.15*0.15+0.05*0.05)/10)
	near(t, "ece", m.ECE, (0.05+0.15+0.75+0.35+0.55+0.45+0.65+0.25+0.15+0.05)/10)
	if b := m.Bins[6]; b.Count != 1 || b.Foretold != 0.65 || b.Came != 1 {
		t.Errorf("the bin of 0.65 is %+v", b)
	}
}

func TestMeasureAtTheEdges(t *testing.T) {
	near(t, "auc of ties", tabular.Measure([]float64{0.5, 0.5, 0.5}, []bool{true, false, true}).AUC, 0.5)
	near(t, "auc of half a tie", tabular.Measure([]float64{0.5, 0.5, 0.9}, []bool{true, false, true}).AUC, 0.75)
	m := tabular.Measure([]float64{0, 1}, []bool{true, true})
	near(t, "auc of one class", m.AUC, 0.5)
	near(t, "log loss of a certain mistake", m.LogLoss, -math.Log(1e-15)/2-math.Log(1-1e-15)/2)
	if m.Bins[0].Count != 1 || m.Bins[9].Count != 1 {
		t.Errorf("0 and 1 fall into %+v", m.Bins)
	}
	if tabular.Measure(nil, nil) != (tabular.Metrics{}) {
		t.Error("nothing has figures")
	}
}

func TestCheck(t *testing.T) {
	nan := float32(math.NaN())
	for _, c := range []struct {
		want  string
		spoil func(d *tabular.Data)
	}{
		{"0 examples", func(d *tabular.Data) { *d = tabular.Data{} }},
		{"1 cells, expected 2", func(d *tabular.Data) { d.X = d.X[:1] }},
		{"1 confidences", func(d *tabular.Data) { d.W = []float32{1} }},
		{"3 times", func(d *tabular.Data) { d.Time = make([]int64, 3) }},
		{"a cell of example 1", func(d *tabular.Data) { d.X[1] = nan }},
		{"a cell of example 0", func(d *tabular.Data) { d.X[0] = float32(math.Inf(1)) }},
		{"the confidence of example 1", func(d *tabular.Data) { d.W = []float32{1, -1} }},
		{"the confidence of example 0", func(d *tabular.Data) { d.W = []float32{nan, 1} }},
		{"every example has the confidence 0", func(d *tabular.Data) { d.W = []float32{0, 0} }},
		{"2001 columns", func(d *tabular.Data) { d.Names = make([]string, 2001) }},
	} {
		d := labelled(true, false)
		c.spoil(d)
		if err := d.Check(); !errors.Is(err, tabular.ErrShape) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, expected %q", err, c.want)
		}
	}
	if err := labelled(true, true).Check(); err != nil {
		t.Errorf("one class is sound, but: %v", err)
	}
}

func TestWeights(t *testing.T) {
	d := labelled(true, false, true)
	if diff := cmp.Diff([]float64{1, 1, 1}, d.Weights()); diff != "" {
		t.Error(diff)
	}
	d.W = []float32{4, 1, 1}
	if diff := cmp.Diff([]float64{2, 0.5, 0.5}, d.Weights()); diff != "" {
		t.Error(diff)
	}
}

// Laws: a split is a partition that keeps the shares of labels, and equal seeds give equal splits.
func TestSplitLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, liked := rapid.IntRange(30, 200).Draw(t, "n"), 0
		y := make([]bool, n)
		for liked < 3 || liked > n-3 {
			y, liked = rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "y"), 0
			for _, l := range y {
				if l {
					liked++
				}
			}
		}
		d, seed := labelled(y...), rapid.Uint64().Draw(t, "seed")
		train, test, err := d.Split(0.3, seed)
		if err != nil {
			t.Fatal(err)
		}
		again, _, _ := d.Split(0.3, seed)
		if !slices.Equal(train, again) || !slices.IsSorted(train) || !slices.IsSorted(test) {
			t.Fatal("the split is not repeatable, or not sorted")
		}
		all := append(slices.Clone(train), test...)
		slices.Sort(all)
		if len(all) != n || len(slices.Compact(all)) != n {
			t.Fatal("the split is no partition")
		}
		if got, want := d.Take(test).Liked(), 0.3*float64(liked); math.Abs(float64(got)-want) > 1 {
			t.Fatalf("%d liked examples to test on, expected about %v", got, want)
		}
	})
}

func TestSplitByTime(t *testing.T) {
	y := make([]bool, 40)
	for i := range y {
		y[i] = i%2 == 0
	}
	d := labelled(y...) // the first is the latest
	train, test, err := d.SplitByTime(0.25)
	if err != nil || len(test) != 10 || len(train) != 30 || test[len(test)-1] != 0 || train[0] != 39 {
		t.Errorf("%v %v %v", train, test, err)
	}
	for i := range 10 {
		y[i] = true
	}
	if _, _, err := d.SplitByTime(0.25); !errors.Is(err, tabular.ErrTooEarly) {
		t.Errorf("all of the latest are liked: %v", err)
	}
	d.Time = nil
	if _, _, err := d.SplitByTime(0.25); !errors.Is(err, tabular.ErrShape) {
		t.Errorf("without times: %v", err)
	}
}

func TestTooEarly(t *testing.T) {
	few := make([]bool, 29)
	few[0], few[1], few[2] = true, true, true
	for _, y := range [][]bool{nil, few, make([]bool, 100), append([]bool{true, true}, make([]bool, 100)...)} {
		if _, _, err := labelled(y...).Split(0.3, 1); !errors.Is(err, tabular.ErrTooEarly) {
			t.Errorf("%d examples: %v", len(y), err)
		}
	}
	if err := labelled(append(few, false)...).Ready(); err != nil {
		t.Errorf("30 examples: %v", err)
	}
}

func TestLogLoss(t *testing.T) {
	for _, z := range []float64{-1000, -30, -1, 0, 0.5, 2, 40, 1000} {
		for _, y := range []bool{false, true} {
			loss, slope := tabular.LogLoss(z, y)
			if p := tabular.Sigmoid(z); math.Abs(z) < 30 {
				want := -math.Log(p)
				if !y {
					want = -math.Log(1 - p)
				}
				if math.Abs(loss-want) > 1e-6 {
					t.Errorf("the loss of %v, %v is %v, expected %v", z, y, loss, want)
				}
			}
			high, _ := tabular.LogLoss(z+1e-5, y)
			low, _ := tabular.LogLoss(z-1e-5, y)
			if !(math.Abs(slope-(high-low)/2e-5) < 1e-5) || math.IsInf(loss, 0) {
				t.Errorf("the loss of %v, %v is %v with slope %v", z, y, loss, slope)
			}
		}
	}
}

func TestSparse(t *testing.T) {
	d := &tabular.Data{Names: []string{"a", "b", "c"}, X: []float32{0, 2, 0, 0, 0, 0, 1, 0, -3}, Y: make([]bool, 3)}
	s, w := d.Sparse(), []float64{1, 10, 100}
	if diff := cmp.Diff([]float64{20, 0, -299}, []float64{s.Dot(0, w), s.Dot(1, w), s.Dot(2, w)}); diff != "" {
		t.Error(diff)
	}
	s.AddScaled(w, 2, 2)
	if diff := cmp.Diff([]float64{3, 10, 94}, w); diff != "" {
		t.Error(diff)
	}
}
