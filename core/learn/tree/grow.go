package tree

import "github.com/loge-film/loge/core/rng"

// leastGain is the fall of impurity below which a split is taken for rounding.
const leastGain = 1e-9

// A grower grows trees on one table.
type grower struct {
	*binned
	y       []bool
	weights []float64
	options Options
	draw    func() []int32 // columns in the order in which a node tries them
	tries   int            // how many it tries, unless none of them splits
	nodes   []node
	spare   []int32 // scratch of partition
	bins    [maxBins]amount
}

func newGrower(b *binned, y []bool, weights []float64, o Options) *grower {
	columns := allRows(len(b.codes))
	return &grower{binned: b, y: y, weights: weights, options: o, spare: make([]int32, len(y)),
		draw: func() []int32 { return columns }, tries: len(columns)}
}

// grow returns the tree of the rows, which it brings into another order; its predictions are not set.
func (g *grower) grow(rows []int32) *Tree {
	g.nodes = nil
	g.add(rows, 0)
	return &Tree{columns: len(g.codes), nodes: g.nodes}
}

// add appends the subtree of the rows and returns the place of its root.
func (g *grower) add(rows []int32, depth int) int32 {
	at := int32(len(g.nodes))
	sum := g.sum(rows)
	g.nodes = append(g.nodes, node{column: -1, films: sum.films, weight: sum.weight, liked: sum.liked})
	if depth == g.options.MaxDepth || int(sum.films) < 2*g.options.MinLeaf || impurity(sum) < leastGain {
		return at
	}
	s := g.bestSplit(rows, sum)
	if s.column < 0 {
		return at
	}
	middle := g.partition(rows, s)
	left := g.add(rows[:middle], depth+1)
	right := g.add(rows[middle:], depth+1)
	n := &g.nodes[at]
	n.column, n.code, n.limit, n.left, n.right = s.column, s.code, g.limits[s.column][s.code], left, right
	return at
}

// An amount is what some rows hold.
type amount struct {
	films         int32
	weight, liked float64
}

func (g *grower) sum(rows []int32) amount {
	a := amount{films: int32(len(rows))}
	for _, i := range rows {
		a.weight += g.weights[i]
		if g.y[i] {
			a.liked += g.weights[i]
		}
	}
	return a
}

func (a amount) less(b amount) amount {
	return amount{a.films - b.films, a.weight - b.weight, a.liked - b.liked}
}

// impurity is Gini's, 2p(1−p), times the weight.
func impurity(a amount) float64 {
	if a.weight <= 0 {
		return 0
	}
	return 2 * a.liked * (a.weight - a.liked) / a.weight
}

// A split sends rows whose bin in the column is at most code to the left; column −1 is no split.
type split struct {
	column int32
	code   uint8
	gain   float64
}

// bestSplit tries columns until enough were tried and one of them splits. Of equal splits the first wins.
func (g *grower) bestSplit(rows []int32, sum amount) split {
	best := split{column: -1, gain: leastGain}
	for k, c := range g.draw() {
		if k >= g.tries && best.column >= 0 {
			break
		}
		if len(g.limits[c]) > 0 {
			g.tryColumn(c, rows, sum, &best)
		}
	}
	return best
}

func (g *grower) tryColumn(c int32, rows []int32, sum amount, best *split) {
	bins, codes, y, weights := &g.bins, g.codes[c], g.y, g.weights
	clear(bins[:len(g.limits[c])+1])
	for _, i := range rows {
		bin := &bins[codes[i]&(maxBins-1)]
		bin.films++
		bin.weight += weights[i]
		if y[i] {
			bin.liked += weights[i]
		}
	}
	var left amount
	least, whole := int32(g.options.MinLeaf), impurity(sum)
	for k := range g.limits[c] {
		left.films += bins[k].films
		left.weight += bins[k].weight
		left.liked += bins[k].liked
		if bins[k].films == 0 || left.films < least || sum.films-left.films < least {
			continue
		}
		if gain := whole - impurity(left) - impurity(sum.less(left)); gain > best.gain+leastGain {
			*best = split{c, uint8(k), gain}
		}
	}
}

// partition puts the rows that go left first, keeping the order on both sides, and returns how many they are.
func (g *grower) partition(rows []int32, s split) int {
	left, right := 0, 0
	for _, i := range rows {
		if g.codes[s.column][i] <= s.code {
			rows[left] = i
			left++
		} else {
			g.spare[right] = i
			right++
		}
	}
	copy(rows[left:], g.spare[:right])
	return left
}

// smooth sets the predictions.
func (t *Tree) smooth(smoothing float64) {
	root := &t.nodes[0]
	base := (root.liked + 1) / (root.weight + 2)
	for k := range t.nodes {
		n := &t.nodes[k]
		n.share = min(1, max(0, (n.liked+float64(smoothing*base))/(n.weight+smoothing)))
	}
}

// A sampler draws columns without replacement, for forests.
type sampler struct {
	random  *rng.Source
	columns []int32
}

// draw shuffles the columns.
func (s *sampler) draw() []int32 {
	for k := range s.columns {
		j := k + s.random.Below(len(s.columns)-k)
		s.columns[k], s.columns[j] = s.columns[j], s.columns[k]
	}
	return s.columns
}
