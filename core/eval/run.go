package eval

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/loge-film/loge/core/learn"
)

// A Case is one test user: what the model may see and what it should find.
type Case struct {
	History    []learn.Entry // handed to the model
	Masked     []int32       // never recommended beside the history's items
	Relevant   []int32       // to be found; not empty
	Candidates []int32       // ranked in place of all items when not nil; Relevant ones included
}

// Scores holds one model's figures, one per case, so that models can be compared in pairs.
type Scores struct {
	PerCase map[string][]float64 // by metric name, parallel to the cases; "auc" is always there
	Lists   [][]int32            // what each case was recommended, best first, as long as the longest cut
	Seconds float64              // spent in scoring and ranking, summed over workers
}

// Estimates reduces every metric to mean and standard error.
func (s *Scores) Estimates() map[string]Estimate {
	all := make(map[string]Estimate, len(s.PerCase))
	for name, values := range s.PerCase {
		all[name] = Estimated(values)
	}
	return all
}

// A Clock tells seconds since any fixed moment; the caller brings it so that this package has none.
type Clock func() float64

// Run ranks every case with the scorer on all cores. Ties are broken by item number, the lower first. done is called
// after each case, from any goroutine, and may be nil. It fails on a case that has nothing to find or names unknown items.
func Run(ctx context.Context, scorer learn.Scorer, cases []Case, metrics []Metric, clock Clock, done func()) (*Scores, error) {
	for n, c := range cases {
		if err := c.check(scorer.Items()); err != nil {
			return nil, fmt.Errorf("test user %d: %w", n+1, err)
		}
	}
	s := &Scores{PerCase: map[string][]float64{"auc": make([]float64, len(cases))}, Lists: make([][]int32, len(cases))}
	for _, m := range metrics {
		s.PerCase[m.Name] = make([]float64, len(cases))
	}
	workers := runtime.GOMAXPROCS(0)
	spent := make([]float64, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			r := newRanker(scorer, longest(metrics))
			for n := w; n < len(cases) && ctx.Err() == nil; n += workers {
				start := clock()
				s.Lists[n], s.PerCase["auc"][n] = r.rank(cases[n])
				spent[w] += clock() - start
				s.measure(n, cases[n], metrics)
				if done != nil {
					done()
				}
			}
		})
	}
	group.Wait()
	for _, d := range spent {
		s.Seconds += d
	}
	return s, ctx.Err()
}

func (c Case) check(items int) error {
	if len(c.Relevant) == 0 {
		return fmt.Errorf("nothing was held out")
	}
	for _, list := range [][]int32{c.Relevant, c.Masked, c.Candidates} {
		for _, i := range list {
			if i < 0 || int(i) >= items {
				return fmt.Errorf("item %d is outside the model's 0..%d", i, items-1)
			}
		}
	}
	return nil
}

func (s *Scores) measure(n int, c Case, metrics []Metric) {
	l := List{Hit: make([]bool, len(s.Lists[n])), Relevant: len(c.Relevant)}
	for p, item := range s.Lists[n] {
		l.Hit[p] = slices.Contains(c.Relevant, item)
	}
	for _, m := range metrics {
		s.PerCase[m.Name][n] = m.of(l, m.k)
	}
}
