package tree

import (
	"fmt"

	"github.com/loge-film/loge/core/learn/tabular"
)

// Smoothing draws the share of a leaf towards the share of all, as if that many examples more had it. The mean of a forest
// smooths already. Chosen, as the usual options are, on people of MovieLens by the log loss of films held out.
const (
	treeSmoothing   = 10
	forestSmoothing = 2
)

// A node of a tree; the first is the root, and children stand behind their parents.
type node struct {
	column      int32 // −1 in a leaf
	left, right int32
	code        uint8   // bins up to this one go left
	limit       float32 // so do values up to this one
	films       int32   // examples
	weight      float64 // sum of their confidences
	liked       float64 // of those of the liked ones
	share       float64 // liked/weight, smoothed: the prediction
}

// A Tree predicts by the leaf that a film falls into.
type Tree struct {
	columns int
	nodes   []node
}

// Predict returns the probability of a like, 0..1, for a row of as many cells as the tree was fitted on.
func (t *Tree) Predict(row []float32) float64 {
	at := int32(0)
	for t.nodes[at].column >= 0 {
		n := &t.nodes[at]
		if at = n.right; row[n.column] <= n.limit {
			at = n.left
		}
	}
	return t.nodes[at].share
}

// Leaves returns the number of leaves, at least 1.
func (t *Tree) Leaves() int { return (len(t.nodes) + 1) / 2 }

// Options of a single tree. The zero value takes the usual ones.
type Options struct {
	MaxDepth int     // tests on the longest way, 1..32; 0 means 4: more cannot be read
	MinLeaf  int     // examples of the smallest leaf; 0 means 8
	Cost     float64 // of a leaf when pruning, in shares of Gini's impurity of all; 0 means 0.03, below 0 no pruning
}

func (o Options) withDefaults() (Options, error) {
	if o.MaxDepth == 0 {
		o.MaxDepth = 4
	}
	if o.MinLeaf == 0 {
		o.MinLeaf = 8
	}
	if o.Cost == 0 {
		o.Cost = 0.03
	}
	if o.MaxDepth < 1 || o.MaxDepth > 32 || o.MinLeaf < 1 || o.Cost != o.Cost {
		return o, fmt.Errorf("tree: depth %d, leaves of %d, cost %v: expected 1..32, at least 1, and a number", o.MaxDepth, o.MinLeaf, o.Cost)
	}
	return o, nil
}

// Fit grows a tree by the largest fall of Gini's impurity and prunes it by cost and complexity. It fails with
// tabular.ErrShape on unsound data, and on unsound options.
func Fit(d *tabular.Data, o Options) (*Tree, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := d.Check(); err != nil {
		return nil, err
	}
	g := newGrower(newBinned(d), d.Y, d.Weights(), o)
	t := g.grow(allRows(d.Len()))
	t.prune(o.Cost)
	t.smooth(treeSmoothing)
	return t, nil
}

func allRows(n int) []int32 {
	rows := make([]int32, n)
	for i := range rows {
		rows[i] = int32(i)
	}
	return rows
}
