package tree

import (
	"math"
	"sort"
)

// A Rule is one leaf in words that can be shown: of the films that meet all conditions, so many were liked.
type Rule struct {
	When  []Condition // in the order of the tests; empty for a tree that is a single leaf
	Films int         // examples that meet them
	Liked float64     // share of their confidence that is liked, 0..1, not smoothed
}

// A Condition holds where a column's value is above Above and at most AtMost.
type Condition struct {
	Column int
	Above  float32 // −Inf where there is no such limit
	AtMost float32 // +Inf where there is no such limit
}

// Rules returns the leaves, those with most films first, several tests of one column merged into one condition.
func (t *Tree) Rules() []Rule {
	var rules []Rule
	t.walk(0, nil, func(n *node, when []Condition) {
		rules = append(rules, Rule{append([]Condition(nil), when...), int(n.films), n.liked / max(n.weight, math.SmallestNonzeroFloat64)})
	})
	sort.SliceStable(rules, func(a, b int) bool { return rules[a].Films > rules[b].Films })
	return rules
}

// walk visits the leaves from left to right.
func (t *Tree) walk(at int32, when []Condition, leaf func(*node, []Condition)) {
	n := &t.nodes[at]
	if n.column < 0 {
		leaf(n, when)
		return
	}
	left, right := narrowed(when, n.column), narrowed(when, n.column)
	for k := range left {
		if left[k].Column == int(n.column) {
			left[k].AtMost, right[k].Above = min(left[k].AtMost, n.limit), max(right[k].Above, n.limit)
		}
	}
	t.walk(n.left, left, leaf)
	t.walk(n.right, right, leaf)
}

// narrowed copies conditions and makes sure that there is one of the column.
func narrowed(when []Condition, column int32) []Condition {
	out := append([]Condition(nil), when...)
	for _, c := range out {
		if c.Column == int(column) {
			return out
		}
	}
	return append(out, Condition{int(column), float32(math.Inf(-1)), float32(math.Inf(1))})
}
