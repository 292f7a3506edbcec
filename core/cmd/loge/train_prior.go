package main

import (
	"errors"
	"fmt"

	"github.com/loge-film/loge/core/learn/population"
	"github.com/loge-film/loge/core/prior"
)

// A priorReport says what the block of the prior holds.
type priorReport struct {
	Bytes int `json:"bytes"` // before gzip
	*population.Report
}

// learnPrior learns what people at large like from all ratings, the low ones too. Without likes or without others there is
// no prior, and a warning says so.
func (c *trainCmd) learnPrior(ctx *Context, films *audience, fame []float32) ([]byte, *priorReport, error) {
	groups, err := c.readGroups(films)
	if err != nil {
		return nil, nil, err
	}
	crowd := &population.Audience{Groups: groups, Ratings: make([]population.Rating, 0, films.rated.Len())}
	for i := range films.films {
		crowd.Films = append(crowd.Films, population.Describe(&films.films[i], fame[i]))
	}
	for x := range films.rated.Each {
		crowd.Ratings = append(crowd.Ratings, population.Rating{User: x.User, Film: x.Item, Liked: x.Weight >= float32(films.report.AtLeast)})
	}
	found, err := step(ctx, "learning what people at large like", func(*Progress) (fittedPrior, error) {
		p, report, err := population.Fit(ctx.Stop, crowd, c.Seed)
		return fittedPrior{p, report}, err
	})
	if errors.Is(err, population.ErrOneSided) {
		ctx.Warnf("no prior for the models of a person: the ratings hold hardly any likes, or hardly any others")
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("learning the prior: %w", err)
	}
	data, err := found.prior.Encode()
	return data, &priorReport{len(data), found.report}, err
}

type fittedPrior struct {
	prior  *prior.Prior
	report *population.Report
}

// readGroups returns the groups of each user of the ratings, nil without a table of users.
func (c *trainCmd) readGroups(films *audience) ([][]string, error) {
	if c.Users == "" {
		return nil, nil
	}
	file, err := openFile(c.Users)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	people, err := population.ReadPeople(file, c.Users)
	if err != nil {
		return nil, err
	}
	groups, known := make([][]string, films.people.Len()), 0
	for u := range groups {
		if of, ok := people[films.people.Name(int32(u))]; ok {
			groups[u] = of
			known++
		}
	}
	if known == 0 {
		return nil, fmt.Errorf("%s: none of its %d people is in the ratings; are the ids the same?", c.Users, len(people))
	}
	return groups, nil
}

// print tells the person what was learnt.
func (r *priorReport) print(ctx *Context) {
	fmt.Fprintf(ctx.Out, "prior of %d features and %d groups, %s, from %d ratings of %d people", r.Keys, len(r.Groups), kilobytes(int64(r.Bytes)), r.Ratings, r.People)
	if r.Tested > 0 {
		fmt.Fprintf(ctx.Out, "; on %d ratings of others its log loss is %.3f, the share of likes alone has %.3f", r.Tested, r.LogLoss, r.BaseLoss)
	}
	fmt.Fprintln(ctx.Out)
}
