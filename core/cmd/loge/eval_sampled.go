package main

import (
	"fmt"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
)

// evalSampled is leave-one-out among sampled negatives (He et al. 2017; its bias is Krichene and Rendle 2020's subject).
type evalSampled struct {
	Train     string  `help:"Interactions (CSV, or MovieLens ::); also .gz." required:"" placeholder:"FILE"`
	Test      string  `help:"A table of one held-out item a user; without it each user's latest item is taken out of --train." placeholder:"FILE"`
	Negatives int     `help:"How many items that the user never met each held-out item is ranked among." default:"99"`
	AtLeast   float64 `help:"Leave out interactions of a lower rating than this." default:"0"`
	contestFlags
}

// Run measures the models.
func (e *evalSampled) Run(ctx *Context) error {
	metrics, err := e.metrics(eval.ByRelevant, "hr@10", "ndcg@10", "mrr@10")
	if err != nil {
		return err
	}
	if e.Negatives < 1 {
		return usagef("--negatives is %d, at least one is needed", e.Negatives)
	}
	t, err := e.read(ctx)
	if err != nil {
		return err
	}
	t.protocol, t.metrics, t.known = "sampled", metrics, true
	result, err := e.run(ctx, t)
	if err != nil {
		return err
	}
	return printContest(ctx, result, metrics)
}

func (e *evalSampled) read(ctx *Context) (t trial, err error) {
	if err := existing(e.Train, e.Test); err != nil {
		return t, err
	}
	users, items := ratings.NewIndex(), ratings.NewIndex()
	table, err := readRatings(ctx, e.Train, users, items)
	if err != nil {
		return t, err
	}
	if e.Test == "" {
		data, err := table.Interactions()
		if err != nil {
			return t, err
		}
		t.train, t.cases, err = eval.LeaveOneOut(data.Binary(float32(e.AtLeast)), e.Negatives, e.Seed)
		return t, err
	}
	test, err := readRatings(ctx, e.Test, users, items)
	if err != nil {
		return t, err
	}
	data, err := learn.NewInteractions(users.Len(), items.Len(), table.List)
	if err != nil {
		return t, err
	}
	t.train = data.Binary(float32(e.AtLeast))
	if t.cases, err = eval.Among(t.train, test.List, e.Negatives, e.Seed); err != nil {
		return t, fmt.Errorf("%s: %w", e.Test, err)
	}
	return t, nil
}
