package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Metric is a named figure of a list at a cut.
type Metric struct {
	Name string // such as "ndcg@100"
	k    int
	of   func(List, int) float64
}

// figures are the metrics of lists by name. Protocols that follow Liang et al. 2018 replace recall by the capped form.
var figures = map[string]func(List, int) float64{
	"recall":    List.Recall,
	"precision": List.Precision,
	"f1":        List.F1,
	"hr":        List.HitRate,
	"ndcg":      List.NDCG,
	"map":       List.AveragePrecision,
	"mrr":       List.ReciprocalRank,
}

// A RecallRule says what recall divides by.
type RecallRule bool

// The two rules in use.
const (
	ByRelevant RecallRule = false // hits / relevant: BARS and most tables
	Capped     RecallRule = true  // hits / min(k, relevant): Liang et al. 2018
)

// ParseMetrics reads names such as "recall@20". The error says which names exist.
func ParseMetrics(names []string, rule RecallRule) ([]Metric, error) {
	metrics := make([]Metric, 0, len(names))
	for _, name := range names {
		figure, cut, _ := strings.Cut(name, "@")
		of := figures[figure]
		k, err := strconv.Atoi(cut)
		if of == nil || err != nil || k < 1 || k > MaxCut {
			return nil, fmt.Errorf("no metric %q; a metric is one of %s, then @ and a number between 1 and %d, as in ndcg@100",
				name, strings.Join(figureNames(), ", "), MaxCut)
		}
		if figure == "recall" && rule == Capped {
			of = List.CappedRecall
		}
		metrics = append(metrics, Metric{name, k, of})
	}
	return metrics, nil
}

// MaxCut is the longest list that a metric may look at.
const MaxCut = 1000

func figureNames() []string {
	names := make([]string, 0, len(figures))
	for name := range figures {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func longest(metrics []Metric) int {
	k := 0
	for _, m := range metrics {
		k = max(k, m.k)
	}
	return k
}
