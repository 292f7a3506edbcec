package tree

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

// someData has few distinct values a column, so that bins lose nothing, and ties abound. Confidences are quarters, so that
// sums are exact in any order.
func someData(t *rapid.T) *tabular.Data {
	n, columns := rapid.IntRange(1, 40).Draw(t, "n"), rapid.IntRange(1, 4).Draw(t, "columns")
	cell := rapid.SampledFrom([]float32{0, 0, 1, 1, -1, 0.5, 2, 3, 1e6, -1e6})
	weight := rapid.SampledFrom([]float32{0.25, 0.5, 1, 4})
	return &tabular.Data{Names: make([]string, columns), X: rapid.SliceOfN(cell, n*columns, n*columns).Draw(t, "x"),
		Y: rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "y"), W: rapid.SliceOfN(weight, n, n).Draw(t, "w")}
}

// gini is the impurity of the rows that pass, by the definition: weight times the chance that two draws differ.
func gini(d *tabular.Data, weights []float64, passes func(i int) bool) (impurity float64, films int) {
	var all, liked float64
	for i, w := range weights {
		if passes(i) {
			films++
			all += w
			if d.Y[i] {
				liked += w
			}
		}
	}
	if all == 0 {
		return 0, films
	}
	p := liked / all
	return all * (1 - p*p - (1-p)*(1-p)), films
}

// naiveGain tries every value of every column as a limit.
func naiveGain(d *tabular.Data, minLeaf int) float64 {
	weights := d.Weights()
	whole, _ := gini(d, weights, func(int) bool { return true })
	best := 0.0
	for c := range d.Columns() {
		for k := range d.Y {
			limit := d.Row(k)[c]
			left, l := gini(d, weights, func(i int) bool { return d.Row(i)[c] <= limit })
			right, r := gini(d, weights, func(i int) bool { return d.Row(i)[c] > limit })
			if l >= minLeaf && r >= minLeaf {
				best = max(best, whole-left-right)
			}
		}
	}
	return best
}

func TestBestSplitIsTheNaiveOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, minLeaf := someData(t), rapid.IntRange(1, 3).Draw(t, "leaf")
		g := newGrower(newBinned(d), d.Y, d.Weights(), Options{MaxDepth: 1, MinLeaf: minLeaf})
		rows := allRows(d.Len())
		got := g.bestSplit(rows, g.sum(rows))
		want := naiveGain(d, minLeaf)
		if got.column < 0 {
			if want > 1e-6 {
				t.Fatalf("no split found, but one gains %v", want)
			}
			return
		}
		if math.Abs(got.gain-want) > 1e-6 {
			t.Fatalf("a gain of %v, the best has %v", got.gain, want)
		}
		limit := g.limits[got.column][got.code]
		left, _ := gini(d, g.weights, func(i int) bool { return d.Row(i)[got.column] <= limit })
		right, _ := gini(d, g.weights, func(i int) bool { return d.Row(i)[got.column] > limit })
		whole, _ := gini(d, g.weights, func(int) bool { return true })
		if math.Abs(whole-left-right-got.gain) > 1e-6 {
			t.Fatalf("the split gains %v, not %v", whole-left-right, got.gain)
		}
	})
}

// Law: a film goes the same way by its values as by its bins.
func TestBinsAgreeWithValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 300).Draw(t, "n")
		d := &tabular.Data{Names: []string{"x"}, X: rapid.SliceOfN(rapid.Float32Range(-1e6, 1e6), n, n).Draw(t, "x"), Y: make([]bool, n)}
		b := newBinned(d)
		if len(b.limits[0]) >= maxBins {
			t.Fatalf("%d limits", len(b.limits[0]))
		}
		for i, x := range d.X {
			for k, limit := range b.limits[0] {
				if (x <= limit) != (b.codes[0][i] <= uint8(k)) {
					t.Fatalf("%v is in bin %d, limit %d is %v", x, b.codes[0][i], k, limit)
				}
			}
		}
	})
}

func TestDistinct(t *testing.T) {
	many := []float32{3, -7, 0, float32(math.Copysign(0, -1)), 5, 5, 1e-40, -1e-40, 9, 11, -1e6, 2, 4, 6, 3}
	want := []float32{-1e6, -7, -1e-40, 0, 1e-40, 2, 3, 4, 5, 6, 9, 11}
	if diff := cmp.Diff(want, distinct(many, make([]int, len(many)))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float32{-1, 0, 2}, distinct([]float32{2, 0, -1, 0, 2}, nil)); diff != "" {
		t.Error(diff)
	}
}

// cheapest is the least cost of any pruning of the subtree, tried in full.
func cheapest(t *Tree, at int32, perLeaf float64) float64 {
	n := &t.nodes[at]
	cost := impurity(n.amount()) + perLeaf
	if n.column >= 0 {
		cost = min(cost, cheapest(t, n.left, perLeaf)+cheapest(t, n.right, perLeaf))
	}
	return cost
}

func costOf(t *Tree, perLeaf float64) float64 {
	var sum float64
	t.walk(0, nil, func(n *node, _ []Condition) { sum += impurity(n.amount()) + perLeaf })
	return sum
}

func TestPruningIsTheCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, cost := someData(t), rapid.Float64Range(0, 0.3).Draw(t, "cost")
		full, err := Fit(d, Options{MaxDepth: 8, MinLeaf: 1, Cost: -1})
		if err != nil {
			t.Fatal(err)
		}
		pruned, _ := Fit(d, Options{MaxDepth: 8, MinLeaf: 1, Cost: cost})
		perLeaf := cost * impurity(full.nodes[0].amount())
		if cost == 0 {
			return // means the usual cost
		}
		if got, want := costOf(pruned, perLeaf), cheapest(full, 0, perLeaf); math.Abs(got-want) > 1e-6 {
			t.Fatalf("%d of %d leaves at %v, the cheapest pruning costs %v", pruned.Leaves(), full.Leaves(), got, want)
		}
	})
}

// Laws: each example meets exactly one rule, and the rule's counts are those of the examples that meet it.
func TestRulesTellTheTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someData(t)
		tree, err := Fit(d, Options{MaxDepth: 6, MinLeaf: 1, Cost: -1})
		if err != nil {
			t.Fatal(err)
		}
		met, rules := make([]int, d.Len()), tree.Rules()
		if len(rules) != tree.Leaves() {
			t.Fatalf("%d rules of %d leaves", len(rules), tree.Leaves())
		}
		for k, r := range rules {
			if k > 0 && r.Films > rules[k-1].Films {
				t.Fatal("a rule of more films stands behind one of fewer")
			}
			r.check(t, d, met)
		}
		for i, n := range met {
			if n != 1 {
				t.Fatalf("example %d meets %d rules", i, n)
			}
		}
	})
}

func (r Rule) check(t *rapid.T, d *tabular.Data, met []int) {
	var films int
	var all, liked float64
	for i, w := range d.Weights() {
		holds, seen := true, map[int]bool{}
		for _, c := range r.When {
			x := d.Row(i)[c.Column]
			holds = holds && x > c.Above && x <= c.AtMost
			if seen[c.Column] {
				t.Fatal("two conditions of one column")
			}
			seen[c.Column] = true
		}
		if holds {
			met[i]++
			films++
			all += w
			if d.Y[i] {
				liked += w
			}
		}
	}
	if films != r.Films || math.Abs(liked/all-r.Liked) > 1e-9 {
		t.Fatalf("%+v, but %d films meet it, %v liked", r, films, liked/all)
	}
}

// "Comedies that are short" is what the tree of the tiny world must say.
func TestReadsTheTinyWorld(t *testing.T) {
	d := tinyworld.Taste(400, 40, 1)
	tree, err := Fit(d, Options{})
	if err != nil {
		t.Fatal(err)
	}
	rules := tree.Rules()
	if len(rules) != 3 {
		t.Fatalf("%d rules, expected 3: %+v", len(rules), rules)
	}
	for _, r := range rules {
		if r.Liked < 0.5 {
			continue
		}
		if len(r.When) != 2 || r.Liked < 0.9 {
			t.Errorf("%+v", r)
		}
		for _, c := range r.When {
			if c.Column == 0 && (c.Above != 0.5 || !math.IsInf(float64(c.AtMost), 1)) {
				t.Errorf("comedy: %+v", c)
			}
			if c.Column == 1 && !(c.AtMost > -0.05 && c.AtMost < 0.05) {
				t.Errorf("length: %+v", c)
			}
		}
	}
}

func accuracy(predict func([]float32) float64, d *tabular.Data) tabular.Metrics {
	p := make([]float64, d.Len())
	for i := range p {
		p[i] = predict(d.Row(i))
	}
	return tabular.Measure(p, d.Y)
}

func TestSolvesTheTinyWorld(t *testing.T) {
	train, test := tinyworld.Taste(300, 40, 1), tinyworld.Taste(1000, 40, 2)
	tree, err := Fit(train, Options{})
	if err != nil {
		t.Fatal(err)
	}
	forest, err := FitForest(train, ForestOptions{Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	base := 1 - float64(test.Liked())/float64(test.Len())
	if m := accuracy(tree.Predict, test); m.Accuracy < base+0.2 || m.AUC < 0.9 {
		t.Errorf("tree: accuracy %.3f, AUC %.3f; always saying no has %.3f", m.Accuracy, m.AUC, base)
	}
	m := accuracy(forest.Predict, test)
	if m.Accuracy < base+0.15 || m.AUC < 0.9 {
		t.Errorf("forest: accuracy %.3f, AUC %.3f; always saying no has %.3f", m.Accuracy, m.AUC, base)
	}
	if off := math.Abs(forest.OutOfBag - (1 - m.Accuracy)); off > 0.08 {
		t.Errorf("the forest expects to be wrong in %.3f and is in %.3f", forest.OutOfBag, 1-m.Accuracy)
	}
	for c, x := range forest.Importance {
		if c < 2 && x < 0.03 || c >= 2 && x > 0.02 {
			t.Errorf("the importance of %s is %.4f", train.Names[c], x)
		}
	}
}

func TestForestIsRepeatable(t *testing.T) {
	d := tinyworld.Taste(60, 10, 1)
	a, _ := FitForest(d, ForestOptions{Seed: 5, Trees: 8})
	b, _ := FitForest(d, ForestOptions{Seed: 5, Trees: 8})
	c, _ := FitForest(d, ForestOptions{Seed: 6, Trees: 8})
	all := cmp.AllowUnexported(Tree{}, node{})
	if diff := cmp.Diff(a, b, all); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(a, c, all) {
		t.Error("another seed gave the same forest")
	}
}

func TestRefuses(t *testing.T) {
	d := tinyworld.Taste(20, 4, 1)
	for _, o := range []Options{{MaxDepth: -1}, {MaxDepth: 33}, {MinLeaf: -1}, {Cost: math.NaN()}} {
		if _, err := Fit(d, o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
	for _, o := range []ForestOptions{{Trees: 501}, {Trees: -1}, {MaxDepth: 33}, {MinLeaf: -1}} {
		if _, err := FitForest(d, o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
	if _, err := FitForest(&tabular.Data{}, ForestOptions{}); !errors.Is(err, tabular.ErrShape) {
		t.Errorf("no examples: %v", err)
	}
}

// Law: whatever sound data there is, predictions are probabilities.
func TestAnyDataGivesProbabilities(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someData(t)
		tree, err := Fit(d, Options{MinLeaf: 1})
		if err != nil {
			t.Fatal(err)
		}
		forest, err := FitForest(d, ForestOptions{Trees: 3, Seed: rapid.Uint64().Draw(t, "seed")})
		if err != nil {
			t.Fatal(err)
		}
		for i := range d.Y {
			for _, p := range []float64{tree.Predict(d.Row(i)), forest.Predict(d.Row(i)), forest.OutOfBag} {
				if !(p >= 0 && p <= 1) {
					t.Fatalf("a probability of %v", p)
				}
			}
		}
	})
}

func benchmarkData() map[string]*tabular.Data {
	d := tinyworld.Taste(1000, 300, 1)
	dense := &tabular.Data{Names: d.Names, X: make([]float32, len(d.X)), Y: d.Y}
	random := rng.Source(1)
	for k := range dense.X {
		dense.X[k] = float32(random.Float64())
	}
	return map[string]*tabular.Data{"features": d, "dense": dense}
}

func BenchmarkForest(b *testing.B) {
	for name, data := range benchmarkData() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := FitForest(data, ForestOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkTree(b *testing.B) {
	for name, data := range benchmarkData() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Fit(data, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
