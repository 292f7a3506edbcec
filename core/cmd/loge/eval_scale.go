package main

import (
	"fmt"
	"runtime"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/tinyworld"
)

// evalScale trains on a crowd that is made up, to see what a catalogue of that size takes.
type evalScale struct {
	Items        int `help:"Items of the catalogue, 10 to 50,000." default:"20000"`
	Users        int `help:"Users." default:"60000"`
	Interactions int `help:"About so many interactions, at most 40,000,000." default:"10000000"`
	contestFlags
}

// scaleResult is the contest with what it took.
type scaleResult struct {
	*eval.Result
	Interactions int    `json:"interactions"`
	Memory       uint64 `json:"memory"` // bytes that the command took from the system at most
}

// Run makes the crowd, trains with parameters as they are, and measures on strangers.
func (e *evalScale) Run(ctx *Context) error {
	if e.Items < 10 || e.Items > learn.MaxPaired || e.Users < 20 || e.Users > 10_000_000 || e.Interactions < e.Users || e.Interactions > 40_000_000 {
		return usagef("--items lies between 10 and 50000, --users between 20 and 10000000, --interactions between --users and 40000000")
	}
	metrics, err := e.metrics(eval.Capped, "recall@20", "recall@50", "ndcg@100")
	if err != nil {
		return err
	}
	t := trial{protocol: "scale", metrics: metrics}
	if err := e.crowd(&t); err != nil {
		return err
	}
	e.Tune = false
	result, err := e.run(ctx, t)
	if err != nil {
		return err
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if ctx.JSON {
		return ctx.WriteJSON(scaleResult{result, t.train.Len(), memory.Sys})
	}
	fmt.Fprintf(ctx.Out, "%d interactions with %d items to train on, made up; %.1f GB of memory\n", t.train.Len(), t.train.Items(), float64(memory.Sys)/1e9)
	return printContest(ctx, result, metrics)
}

// crowd splits the crowd; its own list is garbage afterwards.
func (e *evalScale) crowd(t *trial) error {
	const most = 500 // strangers of each kind
	pairs := tinyworld.Crowd(e.Users, e.Items, e.Interactions, e.Seed)
	list := make([]learn.Interaction, len(pairs))
	for n, p := range pairs {
		list[n] = learn.Interaction{User: p.User, Item: p.Item, Weight: 1}
	}
	data, err := learn.NewInteractions(e.Users, e.Items, list)
	if err != nil {
		return err
	}
	strangers := max(1, min(most, e.Users/10))
	split, err := eval.SplitStrong(data, strangers, strangers, shareAside, e.Seed)
	t.train, t.validation, t.cases = split.Train, split.Validation, split.Test
	return err
}
