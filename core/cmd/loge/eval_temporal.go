package main

import (
	"fmt"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

const (
	secondsADay = 24 * 60 * 60
	mostDays    = 100_000 // of a half-life
)

// evalTemporal trains on the past and tests on the future.
type evalTemporal struct {
	Ratings   string  `help:"Interactions with times (CSV user,item,rating,time; also .gz)." required:"" placeholder:"FILE"`
	AtLeast   float64 `help:"Leave out interactions of a lower rating than this." default:"4"`
	Share     float64 `help:"Share of the interactions that lie in the past." default:"0.8"`
	HalfLives []int   `help:"Half-lives of the histories' weights in days to draw the curve of; 0 is no decay." default:"0,30,90,180,365,730"`
	contestFlags
}

// temporalResult is one point of the curve.
type temporalResult struct {
	HalfLife int          `json:"half_life_days"`
	Result   *eval.Result `json:"result"`
}

// Run trains once and measures every half-life.
func (e *evalTemporal) Run(ctx *Context) error {
	if !(e.Share > 0 && e.Share < 1) {
		return usagef("--share is %g, it lies between 0 and 1", e.Share)
	}
	if i := slices.IndexFunc(e.HalfLives, func(days int) bool { return days < 0 || days > mostDays }); i >= 0 || len(e.HalfLives) == 0 {
		return usagef("--half-lives takes whole numbers of days, 0 to %d", mostDays)
	}
	metrics, err := e.metrics(eval.Capped, "ndcg@100", "recall@20")
	if err != nil {
		return err
	}
	data, moment, err := e.read(ctx)
	if err != nil {
		return err
	}
	var curve []temporalResult
	var entrants []eval.Entrant
	for _, days := range e.HalfLives {
		train, cases, unknown, err := eval.SplitTime(data, moment, int64(days)*secondsADay)
		if err != nil {
			return err
		}
		if len(cases) == 0 {
			return fmt.Errorf("%s: nobody of the past comes back in the future; try another --share or --at-least", e.Ratings)
		}
		t := trial{protocol: "temporal", train: train, cases: cases, metrics: metrics}
		if entrants == nil {
			ctx.Notef("%d interactions with items that the past does not know are left out", unknown)
			if entrants, err = e.enterAll(ctx, t); err != nil {
				return err
			}
		}
		result, err := e.compete(ctx, t, entrants)
		if err != nil {
			return err
		}
		curve = append(curve, temporalResult{days, result})
	}
	return printTemporal(ctx, curve, metrics)
}

// read returns the data and the moment that parts the past from the future.
func (e *evalTemporal) read(ctx *Context) (*learn.Interactions, int64, error) {
	table, err := readRatings(ctx, e.Ratings, nil, nil)
	if err != nil {
		return nil, 0, err
	}
	data, err := table.Interactions()
	if err != nil {
		return nil, 0, err
	}
	var times []int64
	for x := range data.Each {
		times = append(times, x.Time)
	}
	slices.Sort(times)
	moment := times[int(e.Share*float64(len(times)))]
	if times[0] == times[len(times)-1] {
		return nil, 0, fmt.Errorf("%s: all times are the same; a fourth column of seconds since 1970 is needed", e.Ratings)
	}
	return data.Binary(float32(e.AtLeast)), moment, nil
}

func printTemporal(ctx *Context, curve []temporalResult, metrics []eval.Metric) error {
	if ctx.JSON {
		return ctx.WriteJSON(curve)
	}
	if err := printContest(ctx, curve[0].Result, metrics); err != nil {
		return err
	}
	header := []any{"half-life (days)"}
	for _, m := range curve[0].Result.Models {
		header = append(header, m.Model)
	}
	t := ctx.Table(header...)
	for _, point := range curve {
		row := table.Row{point.HalfLife}
		for _, m := range point.Result.Models {
			row = append(row, fmt.Sprintf("%.4f", m.Metrics[metrics[0].Name].Mean))
		}
		t.AppendRow(row)
	}
	t.SetCaption("%s by half-life of the history's weights; 0 is no decay", metrics[0].Name)
	ctx.render(t)
	return nil
}
