package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

// evalColdStart hides films from the training and lets strangers find theirs among them.
type evalColdStart struct {
	audienceFlags
	Hide     float64           `help:"Share of the films that are hidden." default:"0.2"`
	Users    float64           `help:"Share of the users who are tested and never trained on." default:"0.2"`
	Rounds   int               `help:"How often, with other films hidden and other users tested each time; the figures are of all rounds together." default:"3"`
	Reveal   []int             `help:"How many interactions of each hidden film are revealed: the curve from cold to warm." default:"0,1,2,5,10,20,50"`
	Models   []string          `help:"Models to compare: random, content, ${models}." default:"random,popularity,content,ials,loge"`
	Set      map[string]string `help:"A parameter of a model, as MODEL.NAME=VALUE. Without ials.content the ridge from content to factors is chosen on films and users hidden inside the training data." placeholder:"MODEL.NAME=VALUE" mapsep:"none"`
	Baseline string            `help:"The model that the others are compared with." default:"content"`
	Metrics  []string          `help:"Metrics; the first is that of the curve." default:"ndcg@20,recall@20,hr@10"`
	Seed     uint64            `help:"Seed of everything random." default:"1"`
}

// ridges are the penalties of the ridge from content to factors that are tried.
var ridges = [...]float64{0.03, 0.1, 0.3, 1, 3, 10, 30}

const (
	randomName = "random"
	maxRounds  = 100
	innerSeed  = 1000 // beyond those of the rounds
)

// coldResult is one point of the curve.
type coldResult struct {
	Revealed int          `json:"revealed"` // interactions of each hidden film; −1 for all
	Result   *eval.Result `json:"result"`
}

// coldResults is what the command prints.
type coldResults struct {
	Protocol string        `json:"protocol"`
	Films    int           `json:"films"`  // that anybody met
	Hidden   int           `json:"hidden"` // of these, in each round
	Ridges   []float64     `json:"ridges"` // of each round: penalty of the ridge from content to factors
	Ratings  ratingsReport `json:"ratings"`
	Curve    []coldResult  `json:"curve"`
}

// Run measures every model at every point of the curve.
func (e *evalColdStart) Run(ctx *Context) error {
	contest := e.contest()
	metrics, err := contest.metrics(eval.Capped)
	if err != nil {
		return err
	}
	if _, err := contest.trainers(); err != nil {
		return err
	}
	if err := e.check(); err != nil {
		return err
	}
	data, films, err := e.met(ctx)
	if err != nil {
		return err
	}
	results := coldResults{Protocol: "cold-start", Films: data.Items(), Ratings: films.report}
	splits := make([]*eval.Cold, e.Rounds)
	for round := range splits {
		if splits[round], err = eval.SplitCold(data, e.Hide, e.Users, e.Seed+uint64(round)); err != nil {
			return err
		}
		ridge, err := e.chooseRidge(ctx, splits[round])
		if err != nil {
			return err
		}
		results.Hidden, results.Ridges = len(splits[round].Hidden), append(results.Ridges, ridge)
	}
	for _, n := range e.Reveal {
		result, err := e.measure(ctx, contest, splits, n, results.Ridges, metrics)
		if err != nil {
			return err
		}
		results.Curve = append(results.Curve, coldResult{n, result})
	}
	return results.print(ctx, metrics)
}

// check refuses flags out of range.
func (e *evalColdStart) check() error {
	if slices.ContainsFunc(e.Reveal, func(n int) bool { return n < 0 }) || len(e.Reveal) == 0 {
		return usagef("--reveal takes whole numbers, 0 or more")
	}
	if e.Rounds < 1 || e.Rounds > maxRounds {
		return usagef("--rounds is %d, expected 1 to %d", e.Rounds, maxRounds)
	}
	if !(e.Hide > 0 && e.Hide < 1) || !(e.Users > 0 && e.Users < 1) {
		return usagef("--hide is %g and --users %g, both lie between 0 and 1", e.Hide, e.Users)
	}
	return nil
}

func (e *evalColdStart) contest() *contestFlags {
	models := slices.DeleteFunc(slices.Clone(e.Models), func(name string) bool { return name == randomName })
	return &contestFlags{Models: models, Set: maps.Clone(e.Set), Baseline: e.Baseline, Metrics: e.Metrics, Seed: e.Seed}
}

// chooseRidge tries the penalties on films and users hidden inside the training data.
func (e *evalColdStart) chooseRidge(ctx *Context, split *eval.Cold) (float64, error) {
	if set, ok := e.Set["ials.content"]; ok {
		return strconv.ParseFloat(set, 64)
	}
	train, err := split.Reveal(0)
	if err != nil {
		return 0, err
	}
	inner, err := eval.SplitCold(train, e.Hide, e.Users, e.Seed+innerSeed)
	if err != nil {
		return 0, fmt.Errorf("no validation inside the training data: %w", err)
	}
	if train, err = inner.Reveal(0); err != nil {
		return 0, err
	}
	best, chosen := -1.0, 0.0
	for _, ridge := range ridges {
		quality, err := e.judge(ctx, train, inner.Cases, ridge)
		if err != nil {
			return 0, err
		}
		if quality > best {
			best, chosen = quality, ridge
		}
	}
	ctx.Notef("ridge from content to factors: %g, chosen on %d users and %d films inside the training data", chosen, len(inner.Cases), len(inner.Hidden))
	return chosen, nil
}

// judge is the NDCG@20 of iALS with a ridge.
func (e *evalColdStart) judge(ctx *Context, train *learn.Interactions, cases []eval.Case, ridge float64) (float64, error) {
	f := e.contest()
	f.Models = []string{"ials"}
	maps.DeleteFunc(f.Set, func(key, _ string) bool { return !strings.HasPrefix(key, "ials.") })
	entrants, err := e.enter(ctx, f, train, ridge)
	if err != nil {
		return 0, err
	}
	metrics, err := eval.ParseMetrics([]string{"ndcg@20"}, eval.Capped)
	if err != nil {
		return 0, err
	}
	scores, err := eval.Run(ctx.Stop, entrants[0].Scorer, cases, metrics, ctx.clock(), nil)
	if err != nil {
		return 0, err
	}
	return scores.Estimates()["ndcg@20"].Mean, nil
}

// measure trains and tests all rounds with n interactions of each hidden film revealed.
func (e *evalColdStart) measure(ctx *Context, contest *contestFlags, splits []*eval.Cold, n int, ridges []float64, metrics []eval.Metric) (*eval.Result, error) {
	all := &pool{}
	for round, split := range splits {
		train, err := split.Reveal(n)
		if err != nil {
			return nil, err
		}
		entrants, err := e.enter(ctx, contest, train, ridges[round])
		if err != nil {
			return nil, err
		}
		if slices.Contains(e.Models, randomName) {
			entrants = append([]eval.Entrant{{Name: randomName, Scorer: randomScorer{train.Items(), e.Seed}}}, entrants...)
		}
		all.add(train, split.Cases, entrants)
	}
	t, err := all.trial("cold-start", metrics)
	if err != nil {
		return nil, err
	}
	return contest.compete(ctx, t, all.entrants)
}

// enter trains the models with the ridge, the blend with its usual weights.
func (e *evalColdStart) enter(ctx *Context, f *contestFlags, train *learn.Interactions, ridge float64) ([]eval.Entrant, error) {
	set := maps.Clone(f.Set)
	if set == nil {
		set = map[string]string{}
	}
	for model, name := range map[string]string{"ials": "ials.content", blendName: blendName + ".ials-content"} {
		if slices.Contains(f.Models, model) && set[name] == "" {
			set[name] = strconv.FormatFloat(ridge, 'g', -1, 64)
		}
	}
	with := *f
	with.Set = set
	trainers, err := with.fixed()
	if err != nil {
		return nil, err
	}
	var entrants []eval.Entrant
	for _, trainer := range trainers {
		start := ctx.Now()
		model, err := fit(ctx, trainer, train)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", trainer.Name(), err)
		}
		entrants = append(entrants, eval.Entrant{Name: trainer.Name(), Scorer: model, Bytes: model.Bytes(), FitSeconds: ctx.Now().Sub(start).Seconds()})
	}
	return entrants, nil
}

// A randomScorer knows nothing: every person gets an order of their own that their history decides.
type randomScorer struct {
	items int
	seed  uint64
}

func (r randomScorer) Items() int { return r.items }

func (r randomScorer) Score(history []learn.Entry, dst []float32) {
	seed := uint64(len(history))
	for _, e := range history {
		seed = seed*31 + uint64(e.Item)
	}
	rng := rand.New(rand.NewPCG(r.seed, seed))
	for i := range dst {
		dst[i] = rng.Float32()
	}
}

func (r *coldResults) print(ctx *Context, metrics []eval.Metric) error {
	if ctx.JSON {
		return ctx.WriteJSON(r)
	}
	first := r.Curve[0]
	fmt.Fprintf(ctx.Out, "%d rounds, each with %d of %d films hidden; %d interactions of each revealed; ridges %g\n",
		len(r.Ridges), r.Hidden, r.Films, first.Revealed, r.Ridges)
	names := metricNames(metrics)
	printFigures(ctx, first.Result, names)
	printComparisons(ctx, first.Result, names)
	header := []any{"revealed"}
	for _, m := range first.Result.Models {
		header = append(header, m.Model)
	}
	t := ctx.Table(header...)
	for _, point := range r.Curve {
		row := table.Row{point.Revealed}
		for _, m := range point.Result.Models {
			row = append(row, fmt.Sprintf("%.4f", m.Metrics[metrics[0].Name].Mean))
		}
		t.AppendRow(row)
	}
	t.SetCaption("%s by interactions revealed of each hidden film", metrics[0].Name)
	ctx.render(t)
	return nil
}
