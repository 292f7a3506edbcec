package main

import (
	"fmt"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/content"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/taste"
)

// crowdCut is where the NDCG ends by which the weight of the crowd is chosen.
const crowdCut = 100

// mostChoosers caps the validation users whom the weight of the crowd is chosen on: each costs five pages.
const mostChoosers = 500

// A chooser tries a blend on users whom neither it nor the report is about.
type chooser struct {
	films *audience
	model *content.Model
}

// weights trains a trial without the validation users and chooses on them what a blend needs to know of its use.
func (c *chooser) weights(ctx *Context, l *learn.Loge, train *learn.Interactions) (*learn.CrowdChoice, error) {
	trial, err := fitting(ctx, "training "+blendName+" without the validation users", func(p learn.Progress) (*learn.Trial, error) {
		return l.Try(ctx.Stop, train, p)
	})
	if err != nil {
		return nil, err
	}
	page, err := c.page(trial)
	if err != nil {
		return nil, err
	}
	people := trial.People[:min(mostChoosers, len(trial.People))]
	progress := ctx.Start("choosing the weight of the crowd", learn.CrowdSteps(people))
	defer progress.Done()
	choice, err := learn.ChooseCrowd(ctx.Stop, people, page.Items(), page.sides, crowdCut, func() { progress.Add(1) })
	if err != nil {
		return nil, err
	}
	l.Weights, l.Crowd = trial.Model.Weights, choice.Chosen
	return choice, nil
}

// page is what the engine makes of a trial: the pack as it would be written had the validation users never been there.
func (c *chooser) page(trial *learn.Trial) (*pageScorer, error) {
	b := builder(c.films.catalogue, c.model)
	b.Pinyin = nil
	b.Fame = catalog.FameByCounts(c.films.films, worldOf(trial.Data).Counts)
	b.Extra = []pack.Block{{Tag: pack.TagBlend, Kind: pack.Vectors, Bytes: trial.Model.Encode()}}
	parts, err := b.Build()
	if err != nil {
		return nil, fmt.Errorf("a pack to choose weights on: %w", err)
	}
	p, err := pack.Open(parts[0].Bytes, parts[1].Bytes, parts[2].Bytes)
	if err != nil {
		return nil, fmt.Errorf("a pack to choose weights on: %w", err)
	}
	return newPageScorer(p)
}

// sides are the two parts of Score: all but the crowd, and the crowd at weight 1.
func (s *pageScorer) sides(history []learn.Entry, content, crowd []float32) {
	clear(content)
	clear(crowd)
	if evidence := opinions(history); len(evidence) > 0 {
		s.mutex.Lock()
		s.solver.Solve(evidence).Sides(content, crowd)
		s.mutex.Unlock()
	}
	s.addFame(content)
}

// newPageScorer opens the geometry of a pack.
func newPageScorer(p *pack.Pack) (*pageScorer, error) {
	space, err := taste.NewSpace(p)
	if err != nil {
		return nil, err
	}
	return &pageScorer{pack: p, solver: taste.NewSolver(space)}, nil
}
