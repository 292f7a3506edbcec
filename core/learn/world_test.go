package learn

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn/tinyworld"
)

// world is the tiny world as data: implicit (weight 1) or with ratings.
func world(t testing.TB, ratings bool) (tinyworld.World, *Interactions) {
	w := tinyworld.New(1)
	var list []Interaction
	for _, p := range w.Train {
		list = append(list, interaction(p, ratings))
	}
	data, err := must(t, w.Users, w.Items, list).WithContent(content(w.Items))
	if err != nil {
		t.Fatal(err)
	}
	return w, data
}

// content says of each item its colour and, less clearly, its flavour.
func content(items int) *Vectors {
	v := &Vectors{Dim: 2 + tinyworld.Flavours, Data: make([]float32, items*(2+tinyworld.Flavours))}
	for i := range items {
		v.Row(i)[i%2] = 1
		v.Row(i)[2+i/2%tinyworld.Flavours] = 0.8
	}
	return v
}

func interaction(p tinyworld.Pair, ratings bool) Interaction {
	one := Interaction{User: p.User, Item: p.Item, Weight: 1}
	if ratings {
		one.Weight = p.Rating
	}
	return one
}

func given(p tinyworld.Person, ratings bool) []Entry {
	var history []Entry
	for _, pair := range p.Given {
		history = append(history, Entry{Item: pair.Item, Weight: interaction(pair, ratings).Weight})
	}
	return history
}

// auc is the chance that a hidden item of a stranger scores above an item that they do not have, ties counting half.
func auc(w tinyworld.World, s Scorer, ratings bool) float64 {
	var won, all float64
	dst := make([]float32, s.Items())
	for _, p := range w.People {
		s.Score(given(p, ratings), dst)
		has := make([]bool, len(dst))
		for _, pair := range append(p.Given, p.Hidden...) {
			has[pair.Item] = true
		}
		for _, pair := range p.Hidden {
			for i, other := range dst {
				if has[i] {
					continue
				}
				all++
				if dst[pair.Item] > other {
					won++
				} else if dst[pair.Item] == other {
					won += 0.5
				}
			}
		}
	}
	return won / all
}

func fit(t testing.TB, trainer Trainer, data *Interactions) Model {
	t.Helper()
	m, err := trainer.Fit(t.Context(), data, nil)
	if err != nil {
		t.Fatalf("%s: %v", trainer.Name(), err)
	}
	return m
}

// small holds the parameters that a world of 48 items needs where the defaults are meant for thousands.
var small = map[string]map[string]string{
	"ials":     {"factors": "6", "lambda": "0.1"},
	"loge":     {"ials-factors": "6", "ials-lambda": "0.1", "dlae-keep": "10"},
	"puresvd":  {"factors": "6"},
	"bpr":      {"factors": "6"},
	"mf":       {"factors": "2", "lambda": "1", "nu": "0"},
	"vae":      {"hidden": "8", "batch": "20"},
	"logistic": {"rate": "0.1", "epochs": "20"},
}

// floors is the quality below which a model does not do its work in the tiny world, where popularity knows nothing.
var floors = map[string]float64{"popularity": 0.45, "ease": 0.8, "dlae": 0.8, "ials": 0.8, "itemknn": 0.8, "userknn": 0.8,
	"loge": 0.8, "puresvd": 0.78, "bpr": 0.78, "mf": 0.5, "content": 0.75, "logistic": 0.78, "vae": 0.78,
	"itemknn-rating": 0.5, "userknn-rating": 0.5}

func TestEveryModelSolvesTheTinyWorld(t *testing.T) {
	for _, info := range Models() {
		t.Run(info.Name, func(t *testing.T) {
			w, data := world(t, info.Rates)
			trainer, err := New(info.Name, small[info.Name])
			if err != nil {
				t.Fatal(err)
			}
			floor, known := floors[info.Name]
			if got := auc(w, fit(t, trainer, data), info.Rates); !known || got < floor {
				t.Errorf("AUC %.4f, floor %.4f", got, floor)
			} else {
				t.Logf("AUC %.4f", got)
			}
		})
	}
}

// Laws of every model: fitting twice gives the same scores; odd histories do no harm; an unfit world is an error, not a panic.
func TestLawsOfEveryModel(t *testing.T) {
	for _, info := range Models() {
		t.Run(info.Name, func(t *testing.T) {
			w, data := world(t, info.Rates)
			a, _ := New(info.Name, nil)
			b, _ := New(info.Name, nil)
			first, second := fit(t, a, data), fit(t, b, data)
			if first.Items() != w.Items || first.Bytes() <= 0 {
				t.Fatalf("%d items, %d bytes", first.Items(), first.Bytes())
			}
			x, y := make([]float32, w.Items), make([]float32, w.Items)
			for _, p := range w.People[:5] {
				first.Score(given(p, info.Rates), x)
				second.Score(given(p, info.Rates), y)
				same(t, x, y)
				first.Score(append(given(p, info.Rates), Entry{Item: -1, Weight: 1}, Entry{Item: 1 << 30, Weight: 1}, Entry{Weight: nan32}), y)
				same(t, x, y)
			}
			first.Score(nil, x)
			for i, score := range x {
				if !finite(score) {
					t.Fatalf("a stranger's score of item %d is %v", i, score)
				}
			}
		})
	}
}

func TestDegenerateDataIsNoPanic(t *testing.T) {
	for _, info := range Models() {
		for _, size := range [][2]int{{0, 0}, {0, 3}, {3, 0}, {1, 1}, {2, 5}} {
			var list []Interaction
			if size[0] > 0 && size[1] > 0 {
				list = append(list, Interaction{Weight: 4})
			}
			data := must(t, size[0], size[1], list)
			trainer, _ := New(info.Name, nil)
			m, err := trainer.Fit(t.Context(), data, nil)
			if err != nil {
				continue
			}
			dst := make([]float32, m.Items())
			m.Score([]Entry{{Item: 0, Weight: 4}}, dst)
			for _, score := range dst {
				if !finite(score) {
					t.Errorf("%s of %v: score %v", info.Name, size, score)
				}
			}
		}
	}
}

func TestCancelledFitStops(t *testing.T) {
	_, data := world(t, true)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, info := range Models() {
		trainer, _ := New(info.Name, nil)
		if _, err := trainer.Fit(ctx, data, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", info.Name, err)
		}
	}
}

var nan32 = float32(math.NaN())

func same(t *testing.T, x, y []float32) {
	t.Helper()
	for i := range x {
		if x[i] != y[i] {
			t.Fatalf("item %d: %v and %v", i, x[i], y[i])
		}
	}
}
