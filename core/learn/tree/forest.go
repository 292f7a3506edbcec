package tree

import (
	"fmt"
	"math"

	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/rng"
)

// A Forest predicts by the mean of its trees.
type Forest struct {
	Trees []*Tree
	// OutOfBag is the share, by confidence, of examples that the trees which had not seen them get wrong, 0..1; 0 where
	// every tree saw every example.
	OutOfBag float64
	// Importance is, for each column, by how much the squared error of a tree on examples that it has not seen grows when
	// the column is permuted among them (Breiman 2001), the mean over the trees. Below 0 it is chance.
	Importance []float64
}

// Predict returns the probability of a like, 0..1, for a row of as many cells as the forest was fitted on.
func (f *Forest) Predict(row []float32) float64 {
	var sum float64
	for _, t := range f.Trees {
		sum += t.Predict(row)
	}
	return sum / float64(len(f.Trees))
}

// ForestOptions of a forest. The zero value takes the usual ones.
type ForestOptions struct {
	Trees    int // 1..500; 0 means 50
	MaxDepth int // 1..32; 0 means 16
	MinLeaf  int // examples of the smallest leaf; 0 means 3
	Seed     uint64
}

func (o ForestOptions) withDefaults() (ForestOptions, error) {
	if o.Trees == 0 {
		o.Trees = 50
	}
	if o.MaxDepth == 0 {
		o.MaxDepth = 16
	}
	if o.MinLeaf == 0 {
		o.MinLeaf = 3
	}
	if o.Trees < 1 || o.Trees > 500 || o.MaxDepth < 1 || o.MaxDepth > 32 || o.MinLeaf < 1 {
		return o, fmt.Errorf("tree: %d trees of depth %d, leaves of %d: expected 1..500, 1..32, at least 1", o.Trees, o.MaxDepth, o.MinLeaf)
	}
	return o, nil
}

// A ForestFitter grows a forest tree by tree.
type ForestFitter struct {
	*grower
	options ForestOptions
	random  rng.Source
	data    []float64 // confidences of the examples, as opposed to those of one bootstrap
	trees   []*Tree
	votes   []float64 // by example: sum of the predictions of trees that have not seen it
	voters  []int

	importance []float64 // sum over the trees
	tested     []int32   // scratch of way
}

// NewForest begins a fit. It fails with tabular.ErrShape on unsound data, and on unsound options.
func NewForest(d *tabular.Data, o ForestOptions) (*ForestFitter, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := d.Check(); err != nil {
		return nil, err
	}
	n, columns := d.Len(), d.Columns()
	f := &ForestFitter{options: o, random: rng.Source(o.Seed), data: d.Weights(), votes: make([]float64, n), voters: make([]int, n),
		importance: make([]float64, columns)}
	f.grower = newGrower(newBinned(d), d.Y, make([]float64, n), Options{MaxDepth: o.MaxDepth, MinLeaf: o.MinLeaf})
	f.grower.draw = (&sampler{&f.random, allRows(columns)}).draw
	f.grower.tries = int(math.Sqrt(float64(columns)) + 0.5)
	return f, nil
}

// Step grows one tree, and reports whether there are more to grow.
func (f *ForestFitter) Step() bool {
	if len(f.trees) == f.options.Trees {
		return false
	}
	in, out := f.bootstrap()
	t := f.grow(in)
	t.smooth(forestSmoothing)
	f.trees = append(f.trees, t)
	f.vote(t, out)
	f.weigh(t, out)
	return len(f.trees) < f.options.Trees
}

// bootstrap draws as many examples as there are, with replacement. Those that were drawn weigh by how often.
func (f *ForestFitter) bootstrap() (in, out []int32) {
	clear(f.weights)
	for range f.weights {
		i := f.random.Below(len(f.weights))
		f.weights[i] += f.data[i]
	}
	for i, w := range f.weights {
		if w > 0 {
			in = append(in, int32(i))
		} else {
			out = append(out, int32(i))
		}
	}
	return in, out
}

func (f *ForestFitter) vote(t *Tree, out []int32) {
	for _, i := range out {
		f.votes[i] += f.predict(t, i, -1, 0)
		f.voters[i]++
	}
}

// predict returns the prediction for example i, with example other's value in one column; column −1 changes nothing.
func (f *ForestFitter) predict(t *Tree, i, column, other int32) float64 {
	n := &t.nodes[0]
	for n.column >= 0 {
		row := i
		if n.column == column {
			row = other
		}
		if f.codes[n.column][row] <= n.code {
			n = &t.nodes[n.left]
		} else {
			n = &t.nodes[n.right]
		}
	}
	return n.share
}

// weigh adds to the importance of the columns that the tree tests. One permutation serves all columns, and an example
// takes part for those on its own way only: the others cannot change its prediction.
func (f *ForestFitter) weigh(t *Tree, out []int32) {
	var all float64
	others := append([]int32(nil), out...)
	for k := len(others) - 1; k >= 0; k-- {
		all += f.data[out[k]]
		j := f.random.Below(k + 1)
		others[k], others[j] = others[j], others[k]
	}
	if all == 0 {
		return
	}
	for k, i := range out {
		right := f.miss(f.predict(t, i, -1, 0), i)
		for _, c := range f.way(t, i) {
			if f.codes[c][i] != f.codes[c][others[k]] {
				wrong := f.miss(f.predict(t, i, c, others[k]), i)
				f.importance[c] += float64(f.data[i] / all * (wrong - right))
			}
		}
	}
}

// miss is the squared error of a prediction for example i.
func (f *ForestFitter) miss(p float64, i int32) float64 {
	if f.y[i] {
		p = 1 - p
	}
	return float64(p * p)
}

// way returns the columns that the tree tests for example i, each once. The next call overwrites it.
func (f *ForestFitter) way(t *Tree, i int32) []int32 {
	f.tested = f.tested[:0]
	for n := &t.nodes[0]; n.column >= 0; {
		known := false
		for _, c := range f.tested {
			known = known || c == n.column
		}
		if !known {
			f.tested = append(f.tested, n.column)
		}
		if f.codes[n.column][i] <= n.code {
			n = &t.nodes[n.left]
		} else {
			n = &t.nodes[n.right]
		}
	}
	return f.tested
}

// Forest returns the forest so far; it needs one Step at least.
func (f *ForestFitter) Forest() *Forest {
	forest := &Forest{Trees: f.trees, OutOfBag: f.outOfBag(), Importance: make([]float64, len(f.importance))}
	for c, sum := range f.importance {
		forest.Importance[c] = sum / float64(len(f.trees))
	}
	return forest
}

func (f *ForestFitter) outOfBag() float64 {
	var wrong, all float64
	for i, voters := range f.voters {
		if voters == 0 {
			continue
		}
		all += f.data[i]
		if (f.votes[i]/float64(voters) >= 0.5) != f.y[i] {
			wrong += f.data[i]
		}
	}
	if all == 0 {
		return 0
	}
	return wrong / all
}
