package main

import (
	"fmt"
	"math"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/loge-film/loge/core/eval"
)

// printContest prints a result as JSON or as tables: the figures, the comparisons, and what the lists are like.
func printContest(ctx *Context, r *eval.Result, metrics []eval.Metric) error {
	if ctx.JSON {
		return ctx.WriteJSON(r)
	}
	names := metricNames(metrics)
	printFigures(ctx, r, names)
	printComparisons(ctx, r, names)
	printBeyond(ctx, r)
	for _, m := range r.Models {
		if m.Note != "" {
			fmt.Fprintf(ctx.Out, "%s: %s\n", m.Model, m.Note)
		}
	}
	return nil
}

func metricNames(metrics []eval.Metric) []string {
	names := make([]string, 0, len(metrics)+1)
	for _, m := range metrics {
		names = append(names, m.Name)
	}
	return append(names, "auc")
}

func printFigures(ctx *Context, r *eval.Result, names []string) {
	header := []any{"model", "size", "fit s", "ms/user"}
	for _, name := range names {
		header = append(header, name)
	}
	t := ctx.Table(header...)
	for _, m := range r.Models {
		row := table.Row{m.Model, kilobytes(int64(m.Bytes)), fmt.Sprintf("%.1f", m.FitSeconds),
			fmt.Sprintf("%.2f", 1000*m.ScoreSeconds/float64(max(1, r.Users)))}
		for _, name := range names {
			e := m.Metrics[name]
			row = append(row, fmt.Sprintf("%.4f ± %.4f", e.Mean, e.SE))
		}
		t.AppendRow(row)
	}
	t.SetCaption("%s: %d users, mean ± standard error", r.Protocol, r.Users)
	ctx.render(t)
}

func printComparisons(ctx *Context, r *eval.Result, names []string) {
	baseline := ""
	header := []any{"model"}
	for _, name := range names {
		header = append(header, name)
	}
	t := ctx.Table(header...)
	for _, m := range r.Models {
		if m.Versus == nil {
			continue
		}
		baseline = m.Versus.Baseline
		row := table.Row{m.Model}
		for _, name := range names {
			i := m.Versus.Metrics[name]
			row = append(row, fmt.Sprintf("%+.4f [%+.4f, %+.4f]", i.Diff, i.Low, i.High))
		}
		t.AppendRow(row)
	}
	if baseline == "" {
		return
	}
	t.SetCaption("difference from %s, 95 %% paired bootstrap interval", baseline)
	ctx.render(t)
}

func printBeyond(ctx *Context, r *eval.Result) {
	t := ctx.Table("model", "coverage", "Gini", "novelty (bits)", "serendipity")
	for _, m := range r.Models {
		b := m.Beyond
		t.AppendRow(table.Row{m.Model, percent(b.Coverage), fmt.Sprintf("%.3f", b.Gini), fmt.Sprintf("%.2f", b.Novelty), percent(b.Serendipity)})
	}
	t.SetCaption("what the lists are like")
	ctx.render(t)
}

func percent(x float64) string { return fmt.Sprintf("%.1f %%", math.Round(1000*x)/10) }

// render prints a table whose caption ends its last line.
func (c *Context) render(t table.Writer) {
	t.Render()
	fmt.Fprintln(c.Out)
}
