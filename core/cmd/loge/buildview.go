package main

import (
	"fmt"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/learn/content"
)

// contentView is content.Report for JSON.
type contentView struct {
	Features int       `json:"features"`
	PerFilm  float64   `json:"features_per_film"`
	Energy   float64   `json:"energy"` // share of the rows that the vectors hold, 0..1
	SVD      errorView `json:"svd_cosine_error"`
	Int8     errorView `json:"int8_cosine_error"`
}

type errorView struct {
	Mean float64 `json:"mean"`
	P99  float64 `json:"p99"`
	Max  float64 `json:"max"`
}

func viewContent(r content.Report) contentView {
	return contentView{r.Features, float64(r.Entries) / float64(r.Films), r.Energy, errorView(r.SVD), errorView(r.Int8)}
}

// printBuild prints the summary of a build.
func printBuild(ctx *Context, r buildResult) error {
	if ctx.JSON {
		return ctx.WriteJSON(r)
	}
	t := ctx.Table("part", "gzip", "unpacked", "file")
	var size, unpacked int64
	for _, p := range r.List.Parts {
		t.AppendRow([]any{p.Kind, kilobytes(p.Size), kilobytes(p.Unpacked), p.Path})
		size, unpacked = size+p.Size, unpacked+p.Unpacked
	}
	t.AppendFooter([]any{"all", kilobytes(size), kilobytes(unpacked), r.Out})
	t.Render()
	fmt.Fprintf(ctx.Out, "%d films, %d features, %.1f a film; the vectors hold %.1f %% of the rows\n",
		r.List.Films, r.Content.Features, r.Content.PerFilm, 100*r.Content.Energy)
	printError(ctx, "SVD", r.Content.SVD)
	printError(ctx, "int8", r.Content.Int8)
	printCounts(ctx, "left out", r.Read.LeftOut)
	printCounts(ctx, "kept with gaps", r.Read.Gaps)
	ctx.Notef("the pack is not signed yet: loge sign --key FILE %s", r.Out)
	return nil
}

func printError(ctx *Context, what string, e errorView) {
	fmt.Fprintf(ctx.Out, "cosine error of %s: mean %.4f, p99 %.4f, max %.4f\n", what, e.Mean, e.P99, e.Max)
}

func printCounts(ctx *Context, what string, counts []catalog.Count) {
	for _, c := range counts {
		fmt.Fprintf(ctx.Out, "%s: %d, %s\n", what, c.Films, c.What)
	}
}

// kilobytes shows a size as people compare it with a budget.
func kilobytes(n int64) string { return fmt.Sprintf("%.1f KB", float64(n)/1000) }
