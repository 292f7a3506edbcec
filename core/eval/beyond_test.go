package eval

import (
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn"
)

func TestBeyondByHand(t *testing.T) {
	w := World{
		Users:  7,
		Counts: []int{7, 3, 1, 0},
		Cosine: func(a, b int32) float64 { return float64(a*b) / 10 },
		Genres: [][]int{{0}, {0, 1}, {1}, nil},
		NumGen: 2,
	}
	cases := []Case{
		{History: []learn.Entry{{Item: 0, Weight: 1}}, Relevant: []int32{1, 2}},
		{History: []learn.Entry{{Item: 2, Weight: 1}}, Relevant: []int32{0}},
	}
	b := w.Beyond(cases, [][]int32{{1, 2}, {0, 1}}, 2)
	near(t, "coverage", b.Coverage, 3.0/4)
	// counts 0 1 1 2: Σ(2i−n−1)x = -3·0 −1·1 +1·1 +3·2 = 6, over n·Σx = 16
	near(t, "gini", b.Gini, 6.0/16)
	// −log2((c+1)/8): item 0 gives 0, 1 gives 1, 2 gives 2
	near(t, "novelty", b.Novelty, ((1+2)/2.0+(0+1)/2.0)/2)
	near(t, "diversity", b.Diversity, ((1-0.2)+(1-0))/2)
	// the two most popular are 0 and 1, so only the hit on 2 surprises
	near(t, "serendipity", b.Serendipity, (0.5+0)/2)
	// p = (1,0), q = (.25,.75) for the first; p = (0,1), q = (.75,.25) for the second: the same by symmetry
	near(t, "miscalibration", b.Miscalibration, math.Log(1/(0.99*0.25+0.01)))
}

func TestBeyondOfNothing(t *testing.T) {
	if (World{}).Beyond(nil, nil, 10) != (Beyond{}) {
		t.Error("nothing has figures")
	}
	near(t, "gini of equals", gini([]int{3, 3, 3}), 0)
	near(t, "gini of one winner", gini([]int{0, 0, 0, 9}), 0.75)
}
