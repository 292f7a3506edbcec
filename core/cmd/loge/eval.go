package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

// evalCmd measures models on files of interactions; each protocol is a command.
type evalCmd struct {
	Strong   evalStrong   `cmd:"" help:"Users never trained on (strong generalisation): Recall and NDCG as Liang et al. 2018 define them."`
	Holdout  evalHoldout  `cmd:"" help:"Some items of each training user held out, as the BARS tables do it."`
	Sampled  evalSampled  `cmd:"" help:"Each user's latest item among sampled negatives (leave one out)."`
	Rating   evalRating   `cmd:"" help:"Predicted ratings by cross-validation: RMSE and MAE."`
	Temporal evalTemporal `cmd:"" help:"Train on the past, test on the future; with the curve of the recency half-life."`
	History  evalHistory  `cmd:"" help:"Users never trained on, by length of history: 0, 1, 3, 5, 10, all."`

	Folds evalFolds `cmd:"" help:"Users never trained on, of a table of ratings or a MovieLens folder, in folds: everybody is tested once. Content may take part."`
	Scale evalScale `cmd:"" help:"Train on a crowd that is made up, to see what a catalogue of that size takes: seconds, memory, bytes."`

	Curve evalCurve `cmd:"" help:"The blend at many sizes: quality against bytes, on users never trained on."`

	ColdStart evalColdStart `cmd:"" help:"Films that nobody is known to have met, recommended by what they are about; with the curve from cold to warm."`
}

// contestFlags are what all protocols that rank share.
type contestFlags struct {
	Models   []string          `help:"Models to compare, or all: ${models}." default:"popularity,itemknn,ease,dlae,ials,loge"`
	Set      map[string]string `help:"A parameter of a model, as MODEL.NAME=VALUE." placeholder:"MODEL.NAME=VALUE" mapsep:"none"`
	Baseline string            `help:"The model that the others are compared with." default:"ease"`
	Metrics  []string          `help:"Metrics such as recall@20, ndcg@100, hr@10, f1@20, map@10, mrr@10; the protocol's own by default."`
	Tune     bool              `help:"Choose the parameters that depend most on the data from a few settings, on the validation users or inside the training data, for models that --set does not name." default:"true" negatable:""`
	Seed     uint64            `help:"Seed of everything random." default:"1"`
}

// trainers makes the chosen models with their parameters: for each model the settings to choose among.
func (f *contestFlags) trainers() ([][]learn.Trainer, error) {
	set, err := f.settings()
	if err != nil {
		return nil, err
	}
	if err := f.checkBaseline(); err != nil {
		return nil, err
	}
	names := f.Models
	if slices.Equal(names, []string{"all"}) {
		names = rankerNames()
	}
	var all [][]learn.Trainer
	for n, name := range names {
		if slices.Contains(names[:n], name) {
			return nil, usagef("--models names %s twice", name)
		}
		candidates, err := f.candidates(name, set[name])
		if err != nil {
			return nil, usagef("%v", err)
		}
		all = append(all, candidates)
		delete(set, name)
	}
	if len(set) > 0 {
		return nil, usagef("--set names %s, which takes no part; there are: %s",
			strings.Join(slices.Sorted(maps.Keys(set)), ", "), strings.Join(names, ", "))
	}
	return all, nil
}

// checkBaseline refuses a baseline that is no model. One that takes no part is fine: then there is no comparison.
func (f *contestFlags) checkBaseline() error {
	if f.Baseline == "" || f.Baseline == randomName {
		return nil
	}
	if _, err := learn.New(f.Baseline, nil); err != nil {
		return usagef("--baseline: %v", err)
	}
	return nil
}

// fixed makes the chosen models with their parameters as they are, choosing nothing.
func (f *contestFlags) fixed() ([]learn.Trainer, error) {
	with := *f
	with.Tune = false
	candidates, err := with.trainers()
	all := make([]learn.Trainer, len(candidates))
	for n, only := range candidates {
		all[n] = only[0]
	}
	return all, err
}

// settings sorts the parameters by model.
func (f *contestFlags) settings() (map[string]map[string]string, error) {
	set := map[string]map[string]string{}
	for key, value := range f.Set {
		model, name, ok := strings.Cut(key, ".")
		if !ok {
			return nil, usagef("--set %s=%s: expected MODEL.NAME=VALUE, as in ease.lambda=500", key, value)
		}
		if set[model] == nil {
			set[model] = map[string]string{}
		}
		set[model][name] = value
	}
	return set, nil
}

// rankerNames are the models that rank without knowing what the items are.
func rankerNames() []string {
	var names []string
	for _, m := range learn.Models() {
		if !m.Rates && m.Name != "content" {
			names = append(names, m.Name)
		}
	}
	return names
}

// metrics reads the chosen metrics, or those of the protocol.
func (f *contestFlags) metrics(rule eval.RecallRule, usual ...string) ([]eval.Metric, error) {
	names := f.Metrics
	if len(names) == 0 {
		names = usual
	}
	metrics, err := eval.ParseMetrics(names, rule)
	if err != nil {
		return nil, usagef("%v", err)
	}
	return metrics, nil
}

// A trial is the data of one contest.
type trial struct {
	protocol   string
	train      *learn.Interactions
	validation []eval.Case // to choose parameters and weights on; none: a part of the training data serves
	aside      aside       // cuts that part as the test was cut; nil: strangers are cut off
	aim        int         // the cut of the NDCG that is chosen by; 0: 100
	cases      []eval.Case
	metrics    []eval.Metric
}

// run trains the models and lets them compete.
func (f *contestFlags) run(ctx *Context, t trial) (*eval.Result, error) {
	entrants, err := f.enterAll(ctx, t)
	if err != nil {
		return nil, err
	}
	return f.compete(ctx, t, entrants)
}

// enterAll trains the chosen models.
func (f *contestFlags) enterAll(ctx *Context, t trial) ([]eval.Entrant, error) {
	trainers, err := f.trainers()
	if err != nil {
		return nil, err
	}
	var entrants []eval.Entrant
	inner := &innerSplit{trial: t, seed: f.Seed}
	for _, candidates := range trainers {
		e, err := enter(ctx, candidates, inner)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", candidates[0].Name(), err)
		}
		entrants = append(entrants, e)
	}
	return entrants, nil
}

// compete measures trained models.
func (f *contestFlags) compete(ctx *Context, t trial, entrants []eval.Entrant) (*eval.Result, error) {
	if len(entrants) == 0 {
		return nil, usagef("--models names no model; there are: %s", strings.Join(rankerNames(), ", "))
	}
	contest := eval.Contest{
		Protocol: t.protocol, Cases: t.cases, Metrics: t.metrics, Baseline: f.Baseline, Seed: f.Seed,
		World: worldOf(t.train), Clock: ctx.clock(),
	}
	progress := ctx.Start("ranking", len(t.cases)*len(entrants))
	defer progress.Done()
	return contest.Run(ctx.Stop, entrants, func() { progress.Add(1) })
}

// fit trains with progress on the screen.
func fit(ctx *Context, trainer learn.Trainer, data *learn.Interactions) (learn.Model, error) {
	data, err := suited(trainer, data)
	if err != nil {
		return nil, err
	}
	return fitting(ctx, "training "+trainer.Name(), func(p learn.Progress) (learn.Model, error) {
		return trainer.Fit(ctx.Stop, data, p)
	})
}

// fitting shows the progress of a training.
func fitting[T any](ctx *Context, what string, train func(learn.Progress) (T, error)) (T, error) {
	const units = 1000
	progress := ctx.Start(what, units)
	defer progress.Done()
	shown := 0
	return train(func(done, total int) {
		now := done * units / max(1, total)
		progress.Add(now - shown)
		shown = now
	})
}

func worldOf(train *learn.Interactions) eval.World {
	w := eval.World{Users: train.Users(), Counts: make([]int, train.Items())}
	for i := range w.Counts {
		w.Counts[i] = len(train.Item(i).IDs)
	}
	return w
}

// clock tells seconds for measurements.
func (c *Context) clock() eval.Clock {
	start := time.Now()
	return func() float64 { return time.Since(start).Seconds() }
}
