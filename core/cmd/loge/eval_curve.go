package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/pack/packfile"
)

// evalCurve measures the blend at many sizes.
type evalCurve struct {
	Train   string            `help:"Training interactions (CSV user,item or user,item,rating,time; also .gz)." required:"" placeholder:"FILE"`
	FoldIn  string            `help:"What the models may see of users never trained on. Each half of them is measured with the blend's weights chosen on the other half." required:"" placeholder:"FILE"`
	HoldOut string            `help:"What they should find." required:"" placeholder:"FILE"`
	Dims    []int             `help:"Numbers of factors." default:"32,64,128"`
	Keep    []int             `help:"Residuals kept of each item." default:"0,10,25,50,100,200"`
	Set     map[string]string `help:"Another parameter of the blend, as NAME=VALUE." placeholder:"NAME=VALUE" mapsep:"none"`
	SVG     string            `help:"Draw the curve into this file." name:"svg" placeholder:"FILE"`
}

// curvePoint is one size.
type curvePoint struct {
	Factors int                      `json:"factors"`
	Keep    int                      `json:"keep"`
	Bytes   int                      `json:"bytes"`
	Metrics map[string]eval.Estimate `json:"metrics"`
}

// curveResult is what the command prints.
type curveResult struct {
	Protocol string       `json:"protocol"`
	Users    int          `json:"users"`
	Points   []curvePoint `json:"points"`
}

// The metrics of the curve; the first is drawn.
var curveMetrics = []string{"ndcg@100", "recall@20"}

// Run fits and measures each size.
func (e *evalCurve) Run(ctx *Context) error {
	blend, err := e.blend()
	if err != nil {
		return err
	}
	if e.SVG != "" { // or minutes would be lost
		if err := existing(filepath.Dir(e.SVG)); err != nil {
			return err
		}
	}
	files := strangerFlags{Train: e.Train, FoldIn: e.FoldIn, HoldOut: e.HoldOut}
	t, err := files.read(ctx)
	if err != nil {
		return err
	}
	if len(t.cases) < 2 {
		return fmt.Errorf("%s: %d users, at least two are needed", e.HoldOut, len(t.cases))
	}
	result := curveResult{Protocol: "curve", Users: len(t.cases)}
	result.Points, err = fitting(ctx, "training and measuring", func(p learn.Progress) (points []curvePoint, err error) {
		err = blend.Curve(ctx.Stop, t.train, e.Dims, e.Keep, p, func(dim, keep int, b *learn.Blend) error {
			metrics, err := crossed(ctx, b, t.cases)
			points = append(points, curvePoint{dim, keep, b.Bytes(), metrics})
			return err
		})
		return points, err
	})
	if err != nil {
		return err
	}
	if e.SVG != "" {
		if err := packfile.WriteFile(e.SVG, drawCurve(&result), 0o644); err != nil {
			return err
		}
	}
	return result.print(ctx)
}

// blend makes the trainer and checks the sizes.
func (e *evalCurve) blend() (*learn.Loge, error) {
	if len(e.Dims) == 0 || len(e.Keep) == 0 || slices.Min(e.Dims) < 1 || slices.Max(e.Dims) > 1024 || slices.Min(e.Keep) < 0 || slices.Max(e.Keep) > 10000 {
		return nil, usagef("--dims lie between 1 and 1024, --keep between 0 and 10000")
	}
	trainer, err := learn.New(blendName, e.Set)
	if err != nil {
		return nil, usagef("%v", err)
	}
	return trainer.(*learn.Loge), nil
}

// crossed measures each half of the users with the weights that suit the other half best.
func crossed(ctx *Context, b *learn.Blend, cases []eval.Case) (map[string]eval.Estimate, error) {
	metrics, err := eval.ParseMetrics(curveMetrics, eval.Capped)
	if err != nil {
		return nil, err
	}
	var halves [2][]eval.Case
	for n, c := range cases {
		halves[n%2] = append(halves[n%2], c)
	}
	usual := b.Weights
	values := map[string][]float64{}
	for h, half := range halves {
		b.Weights = usual
		b.Weights = learn.ChooseWeights(b, people(halves[1-h]), 100)
		scores, err := eval.Run(ctx.Stop, b, half, metrics, ctx.clock(), nil)
		if err != nil {
			return nil, err
		}
		for name, all := range scores.PerCase {
			values[name] = append(values[name], all...)
		}
	}
	estimates := map[string]eval.Estimate{}
	for name, all := range values {
		estimates[name] = eval.Estimated(all)
	}
	return estimates, nil
}

func (r *curveResult) print(ctx *Context) error {
	if ctx.JSON {
		return ctx.WriteJSON(r)
	}
	header := []any{"factors", "kept", "size"}
	for _, name := range curveMetrics {
		header = append(header, name)
	}
	t := ctx.Table(header...)
	for _, p := range r.Points {
		row := table.Row{p.Factors, p.Keep, kilobytes(int64(p.Bytes))}
		for _, name := range curveMetrics {
			row = append(row, fmt.Sprintf("%.4f ± %.4f", p.Metrics[name].Mean, p.Metrics[name].SE))
		}
		t.AppendRow(row)
	}
	t.SetCaption("%s: %d users, mean ± standard error", r.Protocol, r.Users)
	ctx.render(t)
	return nil
}
