package main

import (
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
)

// strangerFlags name the files of users that no model was trained on.
type strangerFlags struct {
	Train             string `help:"Training interactions (CSV user,item or user,item,rating,time; also .gz)." required:"" placeholder:"FILE"`
	FoldIn            string `help:"What the models may see of the test users." required:"" placeholder:"FILE"`
	HoldOut           string `help:"What they should find." required:"" placeholder:"FILE"`
	ValidationFoldIn  string `help:"Likewise of the validation users, on whom the blend's weights are chosen." placeholder:"FILE"`
	ValidationHoldOut string `help:"Likewise." placeholder:"FILE"`
}

// read loads the files into a trial.
func (s *strangerFlags) read(ctx *Context) (trial, error) {
	var t trial
	if (s.ValidationFoldIn == "") != (s.ValidationHoldOut == "") {
		return t, usagef("--validation-fold-in and --validation-hold-out go together")
	}
	if err := existing(s.Train, s.FoldIn, s.HoldOut, s.ValidationFoldIn, s.ValidationHoldOut); err != nil {
		return t, err
	}
	users, items := ratings.NewIndex(), ratings.NewIndex()
	table, err := readRatings(ctx, s.Train, users, items)
	if err != nil {
		return t, err
	}
	if t.train, err = learn.NewInteractions(users.Len(), items.Len(), table.List); err != nil {
		return t, err
	}
	// Items that only strangers have are numbered beyond the training items, and left out.
	if s.ValidationFoldIn != "" {
		if t.validation, err = readStrangers(ctx, s.ValidationFoldIn, s.ValidationHoldOut, items.Clone()); err != nil {
			return t, err
		}
	}
	t.cases, err = readStrangers(ctx, s.FoldIn, s.HoldOut, items.Clone())
	return t, err
}

// evalStrong is the protocol of strong generalisation.
type evalStrong struct {
	strangerFlags
	contestFlags
}

// Run measures the models.
func (e *evalStrong) Run(ctx *Context) error {
	metrics, err := e.metrics(eval.Capped, "recall@20", "recall@50", "ndcg@100")
	if err != nil {
		return err
	}
	t, err := e.read(ctx)
	if err != nil {
		return err
	}
	t.protocol, t.metrics = "strong", metrics
	result, err := e.run(ctx, t)
	if err != nil {
		return err
	}
	return printContest(ctx, result, metrics)
}
