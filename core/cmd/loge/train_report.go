package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// trainReport is report.json. Everything in it but the seconds of the evaluation is the same for the same input.
type trainReport struct {
	Pack       *packfile.List `json:"pack"`
	Blend      blendReport    `json:"blend"`
	Prior      *priorReport   `json:"prior,omitempty"`
	Means      *meansReport   `json:"means,omitempty"`
	Evaluation *eval.Result   `json:"evaluation,omitempty"` // of users never trained on, by the bytes in the pack
	Read       ratingsReport  `json:"ratings"`
	Catalogue  catalog.Report `json:"catalogue"`
	Content    contentView    `json:"content"`
}

// blendReport says what the block of the blend holds.
type blendReport struct {
	Bytes     int       `json:"bytes"` // before gzip
	Factors   int       `json:"factors"`
	Weights   []float64 `json:"weights"`    // share of the factors, by length of history
	Crowd     float64   `json:"crowd"`      // what a deviation of the blend counts on the page
	FromTaste int       `json:"from_taste"` // films whose factors were learnt from people
	FromFacts int       `json:"from_facts"` // films whose factors come from what they are about
	Without   int       `json:"without"`    // films without either
	Users     int       `json:"users"`      // trained on

	CrowdChoice *learn.CrowdChoice `json:"crowd_choice,omitempty"` // on the validation users; none if the weights were given
}

func (r *trainReport) describe(l *lesson, b *learn.Blend, choice *learn.CrowdChoice) {
	r.Blend = blendReport{Bytes: b.Bytes(), Factors: b.Factors(), Weights: b.Weights[:], Crowd: b.Crowd, CrowdChoice: choice}
	for u := range l.train.Users() {
		r.Blend.Users += min(1, len(l.train.User(u).IDs))
	}
	for i := range l.train.Items() {
		switch {
		case len(l.train.Item(i).IDs) > 0:
			r.Blend.FromTaste++
		case isZero(b.Vector(i)):
			r.Blend.Without++
		default:
			r.Blend.FromFacts++
		}
	}
}

func isZero(row []float32) bool {
	for _, x := range row {
		if x != 0 {
			return false
		}
	}
	return true
}

// finish opens the pack that lies in made, measures the blend in it and writes the report beside it.
func (r *trainReport) finish(ctx *Context, made string, list *packfile.List, l *lesson, contest *contestFlags) error {
	r.Pack = list
	blend, err := readBlend(made)
	if err != nil {
		return err
	}
	if len(l.cases) > 0 {
		page, err := readPage(made, list)
		if err != nil {
			return err
		}
		if r.Evaluation, err = l.evaluate(ctx, blend, page, contest); err != nil {
			return err
		}
	}
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return packfile.WriteFile(filepath.Join(made, reportFile), append(data, '\n'), 0o644)
}

// readBlend decodes the blend of a pack folder.
func readBlend(dir string) (*learn.Blend, error) {
	p, err := packfile.Read(dir)
	if err != nil {
		return nil, err
	}
	data, ok := p.Block(pack.TagBlend)
	if !ok {
		return nil, fmt.Errorf("%s: the pack has no blend in it, expected one of loge train", dir)
	}
	blend, err := learn.DecodeBlend(data)
	if err == nil && blend.Items() != p.Len() {
		err = errors.New("the blend is of another number of films than the pack")
	}
	return blend, err
}

// evaluate compares the blend, and the page that has it, with other models that learnt from the same users.
func (l *lesson) evaluate(ctx *Context, blend *learn.Blend, page eval.Entrant, contest *contestFlags) (*eval.Result, error) {
	metrics, err := contest.metrics(eval.Capped)
	if err != nil {
		return nil, err
	}
	t := trial{protocol: "strong", train: l.train, cases: l.cases, metrics: metrics}
	entrants, err := contest.enterAll(ctx, t)
	if err != nil {
		return nil, err
	}
	entrants = append(entrants, eval.Entrant{Name: blendName, Scorer: blend, Bytes: blend.Bytes(), FitSeconds: l.seconds}, page)
	return contest.compete(ctx, t, entrants)
}

// print tells the person what was made.
func (r *trainReport) print(ctx *Context, c *trainCmd) error {
	if ctx.JSON {
		return ctx.WriteJSON(r)
	}
	if err := printBuild(ctx, buildResult{c.Out, r.Pack, r.Catalogue, r.Content}); err != nil {
		return err
	}
	b := &r.Blend
	fmt.Fprintf(ctx.Out, "blend of %d factors, %s: %d films known from %d users, %d from their facts, %d not at all\n",
		b.Factors, kilobytes(int64(b.Bytes)), b.FromTaste, b.Users, b.FromFacts, b.Without)
	_, given := c.Set[blendName+".crowd"]
	b.printCrowd(ctx, given)
	if r.Prior != nil {
		r.Prior.print(ctx)
	}
	if r.Means != nil {
		r.Means.print(ctx)
	}
	if r.Evaluation == nil {
		return nil
	}
	printFigures(ctx, r.Evaluation, c.Metrics)
	return nil
}

// printCrowd says what people with similar taste count on the page, and how that was chosen.
func (b *blendReport) printCrowd(ctx *Context, given bool) {
	how := "the usual weight, for nobody was set aside to choose it on"
	switch c := b.CrowdChoice; {
	case c == nil && given:
		how = "as it was given"
	case c != nil && c.Tried != nil:
		how = fmt.Sprintf("chosen on %d validation users", c.People)
	case c != nil:
		how = fmt.Sprintf("the usual weight, for %d validation users are too few to choose on", c.People)
	}
	fmt.Fprintf(ctx.Out, "people with similar taste weigh %.2g beside what films are about, %s\n", b.Crowd, how)
}
