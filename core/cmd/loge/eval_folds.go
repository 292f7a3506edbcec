package main

import (
	"fmt"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

// evalFolds measures strangers of a table of ratings: the users are dealt into folds, and each fold in its turn is never
// trained on, so that everybody is tested once.
type evalFolds struct {
	audienceFlags
	Folds      int     `help:"How many folds." default:"5"`
	Validation float64 `help:"Share of the other users on whom parameters are chosen; they are not trained on either." default:"0.15"`
	contestFlags
}

// foldsResult is the contest of all folds together.
type foldsResult struct {
	*eval.Result
	Films   int           `json:"films"` // that anybody met
	Ratings ratingsReport `json:"ratings"`
}

// Run trains every model once a fold.
func (e *evalFolds) Run(ctx *Context) error {
	if e.Folds < 2 || e.Folds > 100 || !(e.Validation > 0 && e.Validation <= 0.5) {
		return usagef("--folds lies between 2 and 100, --validation above 0 and up to 0.5")
	}
	metrics, err := e.metrics(eval.Capped, "recall@20", "recall@50", "ndcg@100")
	if err != nil {
		return err
	}
	if _, err := e.trainers(); err != nil {
		return err
	}
	data, films, err := e.met(ctx)
	if err != nil {
		return err
	}
	all, err := e.enterFolds(ctx, data)
	if err != nil {
		return err
	}
	t, err := all.trial("folds", metrics)
	if err != nil {
		return err
	}
	result, err := e.compete(ctx, t, all.entrants)
	if err != nil {
		return err
	}
	if ctx.JSON {
		return ctx.WriteJSON(foldsResult{result, data.Items(), films.report})
	}
	fmt.Fprintf(ctx.Out, "%d films, %d interactions, %d folds of users\n", data.Items(), data.Len(), e.Folds)
	return printContest(ctx, result, metrics)
}

// enterFolds trains every model on each fold's training users.
func (e *evalFolds) enterFolds(ctx *Context, data *learn.Interactions) (*pool, error) {
	splits, err := eval.SplitFolds(data, e.Folds, e.Validation, heldOut, e.Seed)
	if err != nil {
		return nil, err
	}
	all := &pool{}
	for n, split := range splits {
		ctx.Notef("fold %d of %d: %d users to choose on, %d to test", n+1, len(splits), len(split.Validation), len(split.Test))
		entrants, err := e.enterAll(ctx, trial{train: split.Train, validation: split.Validation})
		if err != nil {
			return nil, err
		}
		all.add(split.Train, split.Test, entrants)
	}
	return all, nil
}

// met returns the interactions with the films that anybody met, and the content of these.
func (a *audienceFlags) met(ctx *Context) (*learn.Interactions, *audience, error) {
	films, err := a.audience(ctx)
	if err != nil {
		return nil, nil, err
	}
	films.warn(ctx)
	model, err := films.model(ctx)
	if err != nil {
		return nil, nil, err
	}
	all := films.facts(model)
	met := &learn.Vectors{Dim: all.Dim}
	number := make([]int32, films.data.Items())
	for i := range number {
		if len(films.data.Item(i).IDs) > 0 {
			number[i] = int32(met.Rows())
			met.Data = append(met.Data, all.Row(i)...)
		}
	}
	list := make([]learn.Interaction, 0, films.data.Len())
	for x := range films.data.Each {
		x.Item = number[x.Item]
		list = append(list, x)
	}
	data, err := learn.NewInteractions(films.data.Users(), met.Rows(), list)
	if err == nil {
		data, err = data.WithContent(met)
	}
	return data, films, err
}
