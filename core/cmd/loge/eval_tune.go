package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

// grids lists, for the models whose best parameters depend on the data, the settings to choose among; the rest of the
// parameters keep their defaults.
var grids = map[string][]map[string]string{
	"ease":    {{"lambda": "50"}, {"lambda": "100"}, {"lambda": "200"}, {"lambda": "400"}, {"lambda": "700"}, {"lambda": "1000"}},
	"dlae":    {{"lambda": "100"}, {"lambda": "300"}, {"lambda": "800"}},
	"itemknn": {{}, {"neighbours": "50"}, {"neighbours": "20"}, {"shrink": "20"}},
	"loge": {
		{},
		{"ials-lambda": "0.008", "ials-unobserved": "0.2", "dlae-lambda": "800"},
		{"ials-factors": "32", "ials-lambda": "0.003", "ials-unobserved": "0.2", "dlae-lambda": "100", "dlae-keep": "50"},
	},
}

// candidates are the settings of a model to choose among: one if --set names the model or there is nothing to choose.
func (f *contestFlags) candidates(name string, set map[string]string) ([]learn.Trainer, error) {
	settings := grids[name]
	if len(set) > 0 || !f.Tune || len(settings) == 0 {
		settings = []map[string]string{set}
	}
	var all []learn.Trainer
	for _, s := range settings {
		t, err := learn.New(name, s)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// An innerSplit is the data to choose on, apart from the test. It is cut when it is first wanted.
type innerSplit struct {
	trial
	seed  uint64
	data  *learn.Interactions
	cases []eval.Case
}

// An aside takes a part of the training data away to choose on, and says who should find it.
type aside func(train *learn.Interactions, seed uint64) (rest *learn.Interactions, cases []eval.Case, err error)

// At most so many people are set aside, and of each one this share is to be found.
const (
	mostAside  = 1000
	shareAside = 0.2
)

// partly holds out a part of what some users have.
func partly(train *learn.Interactions, seed uint64) (*learn.Interactions, []eval.Case, error) {
	return eval.SplitKnown(train, mostAside, shareAside, seed)
}

// strangers takes users away.
func strangers(train *learn.Interactions, seed uint64) (*learn.Interactions, []eval.Case, error) {
	strong, err := eval.SplitStrong(train, 0, max(1, min(mostAside, train.Users()/10)), shareAside, seed)
	return strong.Train, strong.Test, err
}

// split returns what to train on and whom to judge by.
func (s *innerSplit) split() (*learn.Interactions, []eval.Case, error) {
	if s.data != nil {
		return s.data, s.cases, nil
	}
	if len(s.validation) > 0 {
		s.data, s.cases = s.train, s.validation
		return s.data, s.cases, nil
	}
	cut := s.aside
	if cut == nil {
		cut = strangers
	}
	data, cases, err := cut(s.train, s.seed)
	if err == nil {
		s.data, s.cases = data, cases
	}
	return data, cases, err
}

// cut is where the NDCG that is chosen by ends.
func (s *innerSplit) cut() int { return cmp.Or(s.aim, 100) }

// enter trains a model on all training data, with the best of its candidate settings and weights.
func enter(ctx *Context, candidates []learn.Trainer, inner *innerSplit) (eval.Entrant, error) {
	e := eval.Entrant{Name: candidates[0].Name()}
	chosen, err := choose(ctx, candidates, inner)
	if err != nil {
		return e, err
	}
	start := ctx.Now()
	model := chosen.model
	if model == nil || inner.data != inner.train {
		if model, err = fit(ctx, chosen.trainer, inner.train); err != nil {
			return e, err
		}
		e.FitSeconds = ctx.Now().Sub(start).Seconds()
	} else {
		e.FitSeconds = chosen.seconds
	}
	if blend, ok := model.(*learn.Blend); ok && chosen.model != nil {
		blend.Weights = chosen.model.(*learn.Blend).Weights
		chosen.note += fmt.Sprintf("; share of iALS by length of history %.3g", blend.Weights)
	}
	e.Scorer, e.Bytes, e.Note = model, model.Bytes(), strings.TrimPrefix(chosen.note, "; ")
	return e, nil
}

// A choice is a setting with the model that it gave on the inner data, if one was trained.
type choice struct {
	trainer learn.Trainer
	model   learn.Model
	seconds float64 // of training it
	score   float64
	note    string
}

// choose tries the candidates on the inner data. A single candidate without weights to choose is not tried.
func choose(ctx *Context, candidates []learn.Trainer, inner *innerSplit) (choice, error) {
	name := candidates[0].Name()
	if len(candidates) == 1 && name != "loge" {
		return choice{trainer: candidates[0]}, nil
	}
	data, cases, err := inner.split()
	if err != nil {
		ctx.Notef("%s keeps its usual parameters, nothing can be set aside to choose them on: %v", name, err)
		return choice{trainer: candidates[0]}, nil
	}
	var tried []choice
	for n, trainer := range candidates {
		c, err := try(ctx, trainer, data, cases, inner.cut())
		if err != nil {
			return c, err
		}
		if len(candidates) > 1 {
			c.note = "; chosen: " + setting(grids[name][n])
		}
		tried = append(tried, c)
	}
	return slices.MaxFunc(tried, func(a, b choice) int { return cmp.Compare(a.score, b.score) }), nil
}

// try trains a candidate, chooses its weights if it has any, and judges it by NDCG at the cut.
func try(ctx *Context, trainer learn.Trainer, data *learn.Interactions, cases []eval.Case, cut int) (choice, error) {
	start := ctx.Now()
	c := choice{trainer: trainer}
	var err error
	if c.model, err = fit(ctx, trainer, data); err != nil {
		return c, err
	}
	c.seconds = ctx.Now().Sub(start).Seconds()
	if blend, ok := c.model.(*learn.Blend); ok {
		blend.Weights = learn.ChooseWeights(blend, people(cases), cut)
	}
	ndcg := fmt.Sprintf("ndcg@%d", cut)
	metrics, err := eval.ParseMetrics([]string{ndcg}, eval.Capped)
	if err != nil {
		return c, err
	}
	scores, err := eval.Run(ctx.Stop, c.model, cases, metrics, ctx.clock(), nil)
	if err != nil {
		return c, err
	}
	c.score = eval.Estimated(scores.PerCase[ndcg]).Mean
	return c, nil
}

func people(cases []eval.Case) []learn.Person {
	all := make([]learn.Person, len(cases))
	for n, c := range cases {
		all[n] = learn.Person{Given: c.History, Hidden: c.Relevant, Among: c.Candidates}
	}
	return all
}

func setting(set map[string]string) string {
	if len(set) == 0 {
		return "the defaults"
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(set)) {
		parts = append(parts, name+"="+set[name])
	}
	return strings.Join(parts, " ")
}
