package tree

// prune makes t the subtree with the least sum of impurity and cost a leaf, the smallest of several (weakest-link pruning
// at a given cost). Both are shares: of the root's weight and of its impurity.
func (t *Tree) prune(cost float64) {
	if cost < 0 || len(t.nodes) == 1 {
		return
	}
	perLeaf := float64(cost * impurity(t.nodes[0].amount()))
	best := make([]float64, len(t.nodes))
	for k := len(t.nodes) - 1; k >= 0; k-- { // children stand behind their parents
		n := &t.nodes[k]
		best[k] = impurity(n.amount()) + perLeaf
		if n.column < 0 {
			continue
		}
		if below := best[n.left] + best[n.right]; below < best[k]-leastGain {
			best[k] = below
		} else {
			n.column = -1
		}
	}
	t.nodes = t.reachable(nil, 0)
}

func (n *node) amount() amount { return amount{n.films, n.weight, n.liked} }

// reachable appends the subtree at a place in the same order, without what was cut off.
func (t *Tree) reachable(out []node, at int32) []node {
	place := len(out)
	out = append(out, t.nodes[at])
	if t.nodes[at].column < 0 {
		return out
	}
	out[place].left = int32(len(out))
	out = t.reachable(out, t.nodes[at].left)
	out[place].right = int32(len(out))
	return t.reachable(out, t.nodes[at].right)
}
