package main

import (
	"maps"
	"slices"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
)

// evalHoldout measures training users on held-out items. Only their training items are masked, as in the published
// BARS tables; validation items, if a file names them, stay candidates.
type evalHoldout struct {
	Train      string `help:"Training interactions: a BARS adjacency list (.txt) or a table (.csv); also .gz." required:"" placeholder:"FILE"`
	Test       string `help:"What to find: JSON lists by user, an adjacency list or a table." required:"" placeholder:"FILE"`
	Validation string `help:"Items by user on which the blend's weights are chosen; without it they are chosen inside the training data." placeholder:"FILE"`
	contestFlags
}

// Run measures the models.
func (e *evalHoldout) Run(ctx *Context) error {
	metrics, err := e.metrics(eval.ByRelevant, "recall@20", "ndcg@20", "f1@20", "hr@20", "recall@50", "ndcg@50", "f1@50", "hr@50")
	if err != nil {
		return err
	}
	t, err := e.read(ctx)
	if err != nil {
		return err
	}
	t.protocol, t.metrics, t.aside = "holdout", metrics, partly
	result, err := e.run(ctx, t)
	if err != nil {
		return err
	}
	return printContest(ctx, result, metrics)
}

func (e *evalHoldout) read(ctx *Context) (t trial, err error) {
	if err := existing(e.Train, e.Test, e.Validation); err != nil {
		return t, err
	}
	users, items := ratings.NewIndex(), ratings.NewIndex()
	list, err := readTraining(ctx, e.Train, users, items)
	if err != nil {
		return t, err
	}
	nUsers, nItems := eval.Extent(list)
	if t.train, err = learn.NewInteractions(nUsers, nItems, list); err != nil {
		return t, err
	}
	if e.Validation != "" {
		if t.validation, err = e.cases(ctx, t.train, e.Validation, users, items); err != nil {
			return t, err
		}
	}
	t.cases, err = e.cases(ctx, t.train, e.Test, users, items)
	return t, err
}

// cases pairs each user's training items with the held-out ones.
func (e *evalHoldout) cases(ctx *Context, train *learn.Interactions, name string, users, items *ratings.Index) ([]eval.Case, error) {
	held, err := readHeldOut(ctx, name, users, items)
	if err != nil {
		return nil, err
	}
	var cases []eval.Case
	var out sieve
	for _, u := range slices.Sorted(maps.Keys(held)) {
		if int(u) >= train.Users() {
			continue
		}
		if relevant := out.sift(held[u], train.User(int(u)).IDs, train.Items()); len(relevant) > 0 {
			cases = append(cases, eval.Case{History: train.History(int(u), nil), Relevant: relevant})
		}
	}
	return cases, out.tell(ctx, len(cases), len(held)-len(cases), e.Train, name)
}
