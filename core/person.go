package core

import (
	"errors"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/learn/judge"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/portrait"
	"github.com/loge-film/loge/core/prior"
)

// A Portrait is the person as their events draw them (用户画像).
type Portrait struct {
	*portrait.Portrait
	Findings []event.Finding // what the cleaning of the events found
}

// Portrait draws the person as of now (Unix milliseconds); zone is that of a portrait.Sitter. Its novelty and balance
// are those of the films that the request asks for. Before the vectors part is there it has no tags.
func (e *Engine) Portrait(req Request, zone func(time int64) int) Portrait {
	who, findings := e.sitter(req.Now)
	who.Zone = zone
	if then, n := portrait.Before(who.Events, req.Now); n > 0 && e.space != nil {
		who.Past = e.solve(who.Events[:n], then)
	}
	if who.Taste != nil {
		who.List = recommended(e.Recommend(req))
	}
	return Portrait{e.easel().Draw(who), findings}
}

func recommended(r Response) []int {
	var films []int
	if r.Hero != nil {
		films = append(films, r.Hero.Film)
	}
	for _, shelf := range r.Shelves {
		for _, item := range shelf.Items {
			films = append(films, item.Film)
		}
	}
	return films
}

// Judge begins to fit and to judge the models of the person, step by step; the examples say what the columns mean. The
// models begin at what the pack knows of people at large, and of those who told what this person told. It fails with
// tabular.ErrTooEarly while there are too few examples.
func (e *Engine) Judge(now int64, seed uint64) (*judge.Judge, *portrait.Examples, error) {
	who, _ := e.sitter(now)
	examples := e.easel().Examples(who)
	if len(examples.Films) < tabular.MinExamples {
		return nil, examples, tabular.ErrTooEarly
	}
	people := e.people(who.Events)
	j, err := judge.New(examples.Data, judge.Options{Prior: prior.Align(examples.Data.Names, people), Base: people.Base, Seed: seed})
	return j, examples, err
}

// sitter returns the person with the events that count.
func (e *Engine) sitter(now int64) (portrait.Sitter, []event.Finding) {
	heard := e.hearAll(now)
	return portrait.Sitter{Events: heard.Events, Now: now, Taste: e.tasteAt(now)}, heard.findings
}

func (e *Engine) easel() *portrait.Painter {
	if e.painter == nil {
		e.painter = portrait.New(e.pack, e.wordsOfPack())
	}
	return e.painter
}

// Prior returns what the pack knows of people at large: the neutral prior when it has none.
func (e *Engine) Prior() *prior.Prior {
	block, ok := e.pack.Block(pack.TagPrior)
	if !ok {
		return prior.Neutral()
	}
	p, err := prior.Decode(block)
	if errors.Is(err, prior.ErrDamaged) {
		return prior.Neutral() // of a later version: as if it were not there
	}
	return p
}

// people returns the prior of people who told of themselves what this person did.
func (e *Engine) people(events []event.Event) *prior.Prior {
	var groups []string
	for _, fact := range portrait.Told(events) {
		if fact.Used {
			groups = append(groups, fact.Name+":"+fact.Value)
		}
	}
	return e.Prior().For(groups...)
}
