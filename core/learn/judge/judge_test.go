package judge_test

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/learn/judge"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/learn/tinyworld"
	"github.com/loge-film/loge/core/rng"
)

// All four beat what knows only the share of likes, on examples that they have not seen, by these margins.
func TestAllSolveTheTinyWorld(t *testing.T) {
	j, err := judge.New(tinyworld.Taste(600, 60, 1), judge.Options{Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	steps := 1
	for more := true; more; steps++ {
		if more, err = j.Step(); err != nil {
			t.Fatal(err)
		}
	}
	margin := map[string]float64{judge.Logistic: 0.08, judge.CART: 0.2, judge.Forest: 0.15, judge.MLP: 0.1}
	base := j.Base()
	for _, v := range j.Verdicts() {
		if least, ok := margin[v.Model]; !ok || v.Accuracy < base.Accuracy+least || v.AUC < 0.86 || v.LogLoss > base.LogLoss-0.15 {
			t.Errorf("%s: accuracy %.3f, AUC %.3f, log loss %.3f; the share of likes has %.3f and %.3f", v.Model, v.Accuracy, v.AUC, v.LogLoss, base.Accuracy, base.LogLoss)
		}
		if v.Trained != 420 || v.Tested != 180 || v.N != 180 {
			t.Errorf("%s: trained on %d, tested on %d", v.Model, v.Trained, v.Tested)
		}
	}
	if m := j.Models(); len(j.Verdicts()) != 4 || m.Logistic == nil || m.Tree == nil || m.Forest == nil || m.MLP == nil {
		t.Errorf("%d verdicts, models %+v", len(j.Verdicts()), m)
	}
	if steps < 110 {
		t.Errorf("the work was done in %d steps: too long for others to wait", steps)
	}
}

func TestRepeatable(t *testing.T) {
	d := tinyworld.Taste(60, 10, 2)
	for _, o := range []judge.Options{{Seed: 1}, {Seed: 1, ByTime: true}} {
		a, err := judge.Run(d, o)
		b, _ := judge.Run(d, o)
		if diff := cmp.Diff(a, b); diff != "" || err != nil {
			t.Error(err, diff)
		}
	}
	a, _ := judge.Run(d, judge.Options{Seed: 1})
	if b, _ := judge.Run(d, judge.Options{Seed: 2}); cmp.Equal(a, b) {
		t.Error("another seed gave the same verdicts")
	}
}

func TestTooEarly(t *testing.T) {
	if _, err := judge.Run(tinyworld.Taste(29, 10, 1), judge.Options{}); !errors.Is(err, tabular.ErrTooEarly) {
		t.Errorf("29 examples: %v", err)
	}
	d := tinyworld.Taste(100, 10, 1)
	clear(d.Y)
	if _, err := judge.Run(d, judge.Options{}); !errors.Is(err, tabular.ErrTooEarly) {
		t.Errorf("one class: %v", err)
	}
	d.X[5] = float32(math.NaN())
	if _, err := judge.Run(d, judge.Options{}); !errors.Is(err, tabular.ErrShape) {
		t.Errorf("NaN: %v", err)
	}
	if _, err := judge.Run(tinyworld.Taste(40, 10, 1), judge.Options{Prior: []float32{1}}); err == nil {
		t.Error("a prior of another length was accepted")
	}
}

// Fuzzing: unsound data is refused with a sentence, sound data gives figures that are numbers.
func FuzzRun(f *testing.F) {
	f.Add([]byte{1, 0, 2, 3}, uint8(2), uint64(1), false)
	f.Add([]byte{7, 7, 7, 7, 7, 7, 0, 1, 0, 1}, uint8(3), uint64(2), true)
	f.Add([]byte{255, 254, 253, 252, 0, 1}, uint8(1), uint64(3), false)
	f.Fuzz(func(t *testing.T, seed []byte, columns uint8, draws uint64, byTime bool) {
		if len(seed) == 0 {
			return
		}
		// High bytes stand for what is no number, or hardly one.
		odd := []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), math.MaxFloat32, 1e6, -1e6, math.SmallestNonzeroFloat32}
		d, random := &tabular.Data{Names: make([]string, columns%8)}, rng.Source(draws)
		for i := range 36 {
			for c := range d.Names {
				b := int(seed[(i*len(d.Names)+c)%len(seed)])
				x := float32(b%16) / 8
				if 255-b < len(odd) {
					x = odd[255-b]
				}
				d.X = append(d.X, x)
			}
			d.Y = append(d.Y, random.Below(2) == 0)
			d.W = append(d.W, float32(seed[i%len(seed)]))
			d.Time = append(d.Time, int64(random.Uint64()))
		}
		verdicts, err := judge.Run(d, judge.Options{Seed: draws, ByTime: byTime})
		if err != nil {
			if !errors.Is(err, tabular.ErrShape) && !errors.Is(err, tabular.ErrTooEarly) {
				t.Fatal(err)
			}
			return
		}
		for _, v := range verdicts {
			if !(v.AUC >= 0 && v.AUC <= 1 && v.Brier >= 0 && v.Brier <= 1 && v.LogLoss >= 0 && v.ECE >= 0) {
				t.Fatalf("%+v", v)
			}
		}
	})
}

func BenchmarkStep(b *testing.B) {
	d := tinyworld.Taste(1000, 300, 1)
	steps := 0
	for b.Loop() {
		j, err := judge.New(d, judge.Options{})
		for more := true; more && err == nil; steps++ {
			more, err = j.Step()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(steps), "ms/step")
}
