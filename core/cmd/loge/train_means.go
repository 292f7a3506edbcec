package main

import (
	"fmt"
	"strconv"

	"github.com/loge-film/loge/core/learn/population"
	"github.com/loge-film/loge/core/prior"
)

// A meansReport says what the block of mean ratings holds.
type meansReport struct {
	Bytes int     `json:"bytes"` // before gzip
	Scale float64 `json:"scale"` // the highest rating of the file
	Films int     `json:"films"` // with a mean
	Least int     `json:"least"` // ratings that a film needs for one
	Mean  float64 `json:"mean"`  // of the films' means, in stars
}

// learnMeans takes the mean rating of each film from all ratings, the low ones too. Of numbers that are no ratings there is
// none.
func (c *trainCmd) learnMeans(ctx *Context, films *audience) ([]byte, *meansReport, error) {
	all := make([]population.Rated, 0, films.rated.Len())
	for x := range films.rated.Each {
		all = append(all, population.Rated{Film: x.Item, Value: x.Weight})
	}
	scale := population.ScaleOf(all)
	if c.RatingScale != "auto" {
		top, _ := strconv.ParseFloat(c.RatingScale, 64) // "none" is 0
		scale = population.Scale(top)
	}
	if scale == population.NoScale {
		return nil, nil, nil
	}
	means := population.Means(len(films.films), all, scale)
	report := &meansReport{Scale: float64(scale), Least: prior.LeastPeople}
	for _, m := range means {
		if m.People > 0 {
			report.Films++
			report.Mean += m.Stars
		}
	}
	if report.Films == 0 {
		ctx.Warnf("no mean ratings in the pack: no film has %d ratings", prior.LeastPeople)
		return nil, nil, nil
	}
	report.Mean /= float64(report.Films)
	data, err := prior.EncodeMeans(means)
	report.Bytes = len(data)
	return data, report, err
}

// print tells the person what the pack tells.
func (r *meansReport) print(ctx *Context) {
	fmt.Fprintf(ctx.Out, "mean ratings of %d films with %d ratings or more, %s, from a scale up to %g\n", r.Films, r.Least, kilobytes(int64(r.Bytes)), r.Scale)
}
