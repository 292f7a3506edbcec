package main

import (
	"fmt"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
)

// evalSampled is leave-one-out among sampled negatives (He et al. 2017; its bias is Krichene and Rendle 2020's subject).
type evalSampled struct {
	Train     []string `help:"Interactions: a table (CSV, or MovieLens ::), a BARS adjacency list (.txt) or JSON lists by user; also .gz. Several files of the same numbers count as one." required:"" placeholder:"FILE" sep:"none"`
	Test      string   `help:"One held-out item a user, in the form of --train; without it one item of each user is taken out of --train." placeholder:"FILE"`
	HoldOut   string   `help:"Which item is taken out: the latest, or a random one (data without times know no other)." enum:"latest,random" default:"latest"`
	Negatives int      `help:"How many items that the user never met each held-out item is ranked among." default:"99"`
	AtLeast   float64  `help:"Leave out interactions of a lower rating than this." default:"0"`
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
	t.protocol, t.metrics, t.aside, t.aim = "sampled", metrics, e.another, 10
	result, err := e.run(ctx, t)
	if err != nil {
		return err
	}
	return printContest(ctx, result, metrics)
}

// another takes one more item of each user out of the training data, to choose parameters on.
func (e *evalSampled) another(train *learn.Interactions, seed uint64) (*learn.Interactions, []eval.Case, error) {
	return eval.LeaveOneOut(train, e.rule(), e.Negatives, seed+1)
}

func (e *evalSampled) rule() eval.HeldOut {
	if e.HoldOut == "random" {
		return eval.AnyItem
	}
	return eval.LatestItem
}

func (e *evalSampled) read(ctx *Context) (t trial, err error) {
	if err := existing(append(e.Train, e.Test)...); err != nil {
		return t, err
	}
	users, items := ratings.NewIndex(), ratings.NewIndex()
	var list []learn.Interaction
	for _, name := range e.Train {
		more, err := readInteractions(ctx, name, users, items)
		if err != nil {
			return t, err
		}
		list = append(list, more...)
	}
	var test []learn.Interaction
	if e.Test != "" {
		if test, err = readInteractions(ctx, e.Test, users, items); err != nil {
			return t, err
		}
	}
	nUsers, nItems := eval.Extent(list)
	data, err := learn.NewInteractions(nUsers, nItems, list)
	if err != nil {
		return t, err
	}
	t.train = data.Binary(float32(e.AtLeast))
	if e.Test == "" {
		t.train, t.cases, err = eval.LeaveOneOut(t.train, e.rule(), e.Negatives, e.Seed)
	} else if t.cases, err = eval.Among(t.train, test, e.Negatives, e.Seed); err != nil {
		err = fmt.Errorf("%s: %w", e.Test, err)
	}
	return t, err
}
