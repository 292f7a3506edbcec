package eval

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s = %.7f, want %.7f", what, got, want)
	}
}

// The figures of the first list were worked out by hand:
// places      1 2 3 4 5
// relevant?   - x - x x      and 4 relevant items in all
func TestFiguresByHand(t *testing.T) {
	l := List{Hit: []bool{false, true, false, true, true}, Relevant: 4}
	near(t, "precision@5", l.Precision(5), 3.0/5)
	near(t, "recall@5", l.Recall(5), 3.0/4)
	near(t, "recall@2", l.Recall(2), 1.0/4)
	near(t, "capped recall@2", l.CappedRecall(2), 1.0/2)
	near(t, "f1@5", l.F1(5), 2*0.6*0.75/(0.6+0.75))
	near(t, "hr@1", l.HitRate(1), 0)
	near(t, "hr@2", l.HitRate(2), 1)
	near(t, "map@5", l.AveragePrecision(5), (1.0/2+2.0/4+3.0/5)/4)
	near(t, "mrr@5", l.ReciprocalRank(5), 1.0/2)
	near(t, "mrr@1", l.ReciprocalRank(1), 0)
	// DCG = 1/log2(3) + 1/log2(5) + 1/log2(6) = .6309298 + .4306766 + .3868528 = 1.4484592
	// IDCG = 1 + .6309298 + .5 + .4306766 = 2.5616063
	near(t, "ndcg@5", l.NDCG(5), 0.5654495)
	// IDCG@2 = 1 + .6309298: two places only
	near(t, "ndcg@2", l.NDCG(2), 0.3868528)
}

func TestFiguresOfShortAndEmptyLists(t *testing.T) {
	short := List{Hit: []bool{true}, Relevant: 2}
	near(t, "precision@10 counts missing places", short.Precision(10), 0.1)
	near(t, "ndcg@10", short.NDCG(10), 1/(1+1/math.Log2(3)))
	empty := List{Relevant: 1}
	for name, of := range figures {
		near(t, name+"@10 of nothing", of(empty, 10), 0)
	}
}

// The perfect list has 1 everywhere where 1 can be reached.
func TestPerfectList(t *testing.T) {
	l := List{Hit: []bool{true, true, true, false}, Relevant: 3}
	for _, name := range []string{"recall", "f1", "hr", "ndcg", "map", "mrr", "precision"} {
		near(t, name+"@3", figures[name](l, 3), 1)
	}
}

func TestParseMetrics(t *testing.T) {
	metrics, err := ParseMetrics([]string{"recall@20", "ndcg@100"}, Capped)
	if err != nil || len(metrics) != 2 || longest(metrics) != 100 {
		t.Fatalf("%v, %v", metrics, err)
	}
	near(t, "capped", metrics[0].of(List{Hit: make([]bool, 20), Relevant: 30}, 20), 0)
	full := List{Hit: []bool{true}, Relevant: 5}
	one, _ := ParseMetrics([]string{"recall@1"}, Capped)
	near(t, "recall@1 by the capped rule", one[0].of(full, 1), 1)
	one, _ = ParseMetrics([]string{"recall@1"}, ByRelevant)
	near(t, "recall@1 by the common rule", one[0].of(full, 1), 0.2)
	for _, bad := range []string{"recall", "recall@", "recall@0", "recall@1001", "beauty@10", "@5", ""} {
		if _, err := ParseMetrics([]string{bad}, Capped); err == nil {
			t.Errorf("%q passes for a metric", bad)
		}
	}
}
