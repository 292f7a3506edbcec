package main

import (
	"fmt"
	"strconv"

	"github.com/loge-film/loge/core/eval"
)

// evalHistory measures strangers by how much the models may see of them.
type evalHistory struct {
	strangerFlags
	contestFlags
	Lengths []int `help:"Lengths of history; the whole one comes last, always." default:"0,1,3,5,10"`
}

// historyResult is one slice.
type historyResult struct {
	History string       `json:"history"`
	Result  *eval.Result `json:"result"`
}

// Run trains once and measures every length on the same users and the same sought items.
func (e *evalHistory) Run(ctx *Context) error {
	for _, n := range e.Lengths {
		if n < 0 {
			return usagef("--lengths holds %d, a history has 0 items or more", n)
		}
	}
	metrics, err := e.metrics(eval.Capped, "ndcg@100", "recall@20")
	if err != nil {
		return err
	}
	t, err := e.read(ctx)
	if err != nil {
		return err
	}
	t.protocol, t.metrics = "history", metrics
	entrants, err := e.enterAll(ctx, t)
	if err != nil {
		return err
	}
	full := t.cases
	var all []historyResult
	for _, n := range append(e.Lengths, -1) {
		name := "all"
		if t.cases = full; n >= 0 {
			name, t.cases = strconv.Itoa(n), eval.Shorten(full, n, e.Seed)
		}
		result, err := e.compete(ctx, t, entrants)
		if err != nil {
			return err
		}
		all = append(all, historyResult{name, result})
	}
	return printHistory(ctx, all, metrics)
}

func printHistory(ctx *Context, all []historyResult, metrics []eval.Metric) error {
	if ctx.JSON {
		return ctx.WriteJSON(all)
	}
	for _, s := range all {
		fmt.Fprintf(ctx.Out, "history of %s\n", s.History)
		if err := printContest(ctx, s.Result, metrics); err != nil {
			return err
		}
	}
	return nil
}
