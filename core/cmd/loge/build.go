package main

import (
	"fmt"
	"strconv"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn/content"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// buildCmd reads a catalogue and writes the pack files.
type buildCmd struct {
	catalogueFlags
	Out string `help:"Folder to write. An earlier pack in it is replaced in one step." required:"" placeholder:"DIR"`
}

// buildResult is what the command prints.
type buildResult struct {
	Out     string         `json:"out"`
	List    *packfile.List `json:"pack"`
	Read    catalog.Report `json:"catalogue"`
	Content contentView    `json:"content"`
}

// Run builds the pack. Nothing is written unless everything succeeds, and the same input gives the same bytes.
func (b *buildCmd) Run(ctx *Context) error {
	if err := checkReplaceable(b.Out); err != nil {
		return err
	}
	films, err := b.read(ctx)
	if err != nil {
		return err
	}
	model, err := films.model(ctx)
	if err != nil {
		return err
	}
	parts, err := step(ctx, "packing", func(*Progress) ([]pack.Part, error) {
		return builder(films, model).Build()
	})
	if err != nil {
		return err
	}
	list, err := writeFolder(ctx.Stop, b.Out, parts, b.parameters(model), nil) // no step: it cleans up after itself
	if err != nil {
		return err
	}
	return printBuild(ctx, buildResult{b.Out, list, films.report, viewContent(model.Report)})
}

// model learns what the films are about.
func (c *catalogue) model(ctx *Context) (*content.Model, error) {
	return step(ctx, "content model", func(p *Progress) (*content.Model, error) {
		return content.Build(c.films, c.vocabulary, content.Options{Progress: p.Describe})
	})
}

// parameters are kept beside the parts, for people who wonder how they were made.
func (b *catalogueFlags) parameters(model *content.Model) map[string]string {
	name := "classics"
	if b.Films != "" {
		name = "own"
	}
	return map[string]string{
		"catalogue": name,
		"dim":       strconv.Itoa(model.Dim),
		"features":  strconv.Itoa(len(model.Features)),
		"blend":     strconv.FormatFloat(float64(model.Blend), 'g', -1, 32),
	}
}

// builder puts catalogue and content model together.
func builder(c *catalogue, model *content.Model) *pack.Builder {
	b := &pack.Builder{
		Vocabulary: c.vocabulary,
		Films:      c.films,
		Fame:       catalog.Fame(c.films),
		Pinyin:     readings,
		Map:        model.Map,
		Dim:        model.Dim,
		Vectors:    model.Vectors,
		Norms:      model.Norms,
		Singular:   model.Singular,
		Blend:      model.Blend,
		Features:   model.Features,
		Rows:       make([]pack.Row, len(model.Rows)),
	}
	for i, row := range model.Rows {
		b.Rows[i] = pack.Row(row)
	}
	b.Countries = labels(c.films, func(f *film.Film) []string { return f.Countries }, content.Country)
	b.Languages = labels(c.films, func(f *film.Film) []string { return f.Languages }, content.Language)
	return b
}

// step runs one long piece of work with progress. When the person interrupts, it returns at once and the work is left
// to end with the process, so it must leave nothing on the disk.
func step[T any](ctx *Context, what string, work func(*Progress) (T, error)) (T, error) {
	progress := ctx.Start(what, 0)
	defer progress.Done()
	type outcome struct {
		result T
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		result, err := work(progress)
		done <- outcome{result, err}
	}()
	select {
	case o := <-done:
		if o.err != nil {
			return o.result, fmt.Errorf("%s: %w", what, o.err)
		}
		return o.result, ctx.Stop.Err()
	case <-ctx.Stop.Done():
		var none T
		return none, ctx.Stop.Err()
	}
}
