package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/content"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// trainCmd builds a pack with a blend learnt from ratings. Some users are never trained on; the blend that was written
// is measured on them.
type trainCmd struct {
	audienceFlags
	Users           string            `help:"Who the users are, for priors by age, gender and region: a table like MovieLens-1M's users.dat, or CSV with the columns user, gender, age and perhaps region." placeholder:"FILE"`
	Out             string            `help:"Folder to write. An earlier pack in it is replaced in one step." required:"" placeholder:"DIR"`
	ValidationShare float64           `help:"Share of the users on whom the blend's weights are chosen, before they are trained on like all others; 0 takes the usual weights." default:"0.1"`
	TestShare       float64           `help:"Share of the users, at most 1000, who are never trained on and on whom report.json measures what was written; 0 trains on everybody and measures nothing." default:"0.1"`
	RatingScale     string            `help:"Highest rating of the file, for the mean ratings that pages compare with: 5, 10, 100, none for a log of counts, or auto: the least of these that all ratings fit." enum:"auto,5,10,100,none" default:"auto"`
	Models          []string          `help:"Models to compare with in the report: content, ${models}." default:"popularity,content"`
	Set             map[string]string `help:"A parameter of a model, as MODEL.NAME=VALUE; the blend is loge." placeholder:"MODEL.NAME=VALUE" mapsep:"none"`
	Metrics         []string          `help:"Metrics of the report." default:"recall@20,recall@50,ndcg@100"`
	Seed            uint64            `help:"Seed of the choice of test users." default:"1"`
}

const (
	reportFile   = "report.json"
	blendName    = "loge"
	maxTestUsers = 1000
	fewUsers     = 20  // with two interactions or more; below, nobody is held out
	heldOut      = 0.2 // of each test user's interactions
)

// Run trains and writes. Nothing is written unless everything succeeds.
func (c *trainCmd) Run(ctx *Context) error {
	contest, blend, err := c.trainers()
	if err != nil {
		return err
	}
	if err := checkReplaceable(c.Out); err != nil {
		return err
	}
	films, err := c.audience(ctx)
	if err != nil {
		return err
	}
	films.warn(ctx)
	model, err := films.model(ctx)
	if err != nil {
		return err
	}
	lesson, err := c.lesson(ctx, films, model)
	if err != nil {
		return err
	}
	fitted, choice, err := lesson.learn(ctx, blend, c.ValidationShare, &chooser{films, model})
	if err != nil {
		return err
	}
	result := trainReport{Read: films.report, Catalogue: films.catalogue.report, Content: viewContent(model.Report)}
	result.describe(lesson, fitted, choice)
	b := builder(films.catalogue, model)
	b.Fame = catalog.FameByCounts(films.films, worldOf(lesson.train).Counts)
	if b.Extra, err = c.blocks(ctx, films, b.Fame, fitted, &result); err != nil {
		return err
	}
	if err := c.write(ctx, b, c.trained(model, films, fitted), func(made string, list *packfile.List) error {
		return result.finish(ctx, made, list, lesson, contest)
	}); err != nil {
		return err
	}
	return result.print(ctx, c)
}

// trainers makes the blend and the models that it is compared with.
func (c *trainCmd) trainers() (*contestFlags, learn.Trainer, error) {
	if !(c.ValidationShare >= 0 && c.ValidationShare <= 0.5) || !(c.TestShare >= 0 && c.TestShare <= 0.5) {
		return nil, nil, usagef("--validation-share and --test-share lie between 0 and 0.5")
	}
	others := slices.DeleteFunc(slices.Clone(c.Models), func(name string) bool { return name == blendName || name == "" })
	f := &contestFlags{Models: append(others, blendName), Set: maps.Clone(c.Set), Baseline: "popularity", Metrics: c.Metrics, Seed: c.Seed}
	if _, err := f.metrics(eval.Capped); err != nil {
		return nil, nil, err
	}
	all, err := f.fixed()
	if err != nil {
		return nil, nil, err
	}
	f.Models = others
	maps.DeleteFunc(f.Set, func(key, _ string) bool { return strings.HasPrefix(key, blendName+".") })
	return f, all[len(all)-1], nil
}

// warn says on the screen what the report will say of things left out.
func (all *audience) warn(ctx *Context) {
	r, m := &all.report, &all.report.Match
	if m.Matched() < m.Items {
		ctx.Warnf("%d of %d items found their film; %d are doubtful%s; %d are no film of the catalogue%s; %d ratings are left out",
			m.Matched(), m.Items, m.Doubtful, such(m.FirstDoubtful), m.Unmatched, such(m.FirstUnmatched), r.Unmatched)
	}
	if r.Repeated > 0 {
		ctx.Warnf("%d ratings gave way to a later one of the same user and film", r.Repeated)
	}
	ctx.Notef("%d interactions of %d users with %d films; left out: %d ratings below %g, %d users without any interaction",
		r.Interactions, r.Users, r.Films, r.Below, r.AtLeast, r.Others)
}

// such gives an example.
func such(examples []string) string {
	if len(examples) == 0 {
		return ""
	}
	return ", such as " + examples[0]
}

// A lesson is what models learn from and on whom they are tested.
type lesson struct {
	train   *learn.Interactions
	cases   []eval.Case // may be empty
	seconds float64     // that the blend took
}

// lesson holds the test users out.
func (c *trainCmd) lesson(ctx *Context, films *audience, model *content.Model) (*lesson, error) {
	l := &lesson{train: films.data}
	users := 0
	for u := range films.data.Users() {
		if len(films.data.User(u).IDs) >= 2 {
			users++
		}
	}
	if users < fewUsers && c.TestShare > 0 {
		ctx.Warnf("only %d users have two interactions or more: nobody is held out, the report has no figures and the usual weights are taken", users)
		c.TestShare, c.ValidationShare = 0, 0
	}
	if c.TestShare > 0 {
		test := min(maxTestUsers, max(1, int(c.TestShare*float64(users))))
		split, err := eval.SplitStrong(films.data, 0, test, heldOut, c.Seed)
		if err != nil {
			return nil, err
		}
		l.train, l.cases = split.Train, split.Test
	}
	var err error
	l.train, err = l.train.WithContent(films.facts(model))
	return l, err
}

// learn fits the blend, with the weights that the validation users are served best by.
func (l *lesson) learn(ctx *Context, trainer learn.Trainer, validation float64, with *chooser) (*learn.Blend, *learn.CrowdChoice, error) {
	start := ctx.Now()
	var choice *learn.CrowdChoice
	if t, ok := trainer.(*learn.Loge); ok {
		var err error
		if t.Validation = cmp.Or(t.Validation, validation); t.Validation > 0 {
			if choice, err = with.weights(ctx, t, l.train); err != nil {
				return nil, nil, fmt.Errorf("training: %w", err)
			}
			t.Validation = 0
		}
	}
	model, err := fit(ctx, trainer, l.train)
	l.seconds = ctx.Now().Sub(start).Seconds()
	if err != nil {
		return nil, nil, fmt.Errorf("training: %w", err)
	}
	blend, ok := model.(*learn.Blend)
	if !ok {
		return nil, nil, errors.New("training: the model that ships is not a blend")
	}
	return blend, choice, nil
}

// blocks are what was learnt from people: the blend, and a prior and mean ratings unless the ratings have none to tell.
func (c *trainCmd) blocks(ctx *Context, films *audience, fame []float32, blend *learn.Blend, report *trainReport) ([]pack.Block, error) {
	blocks := []pack.Block{{Tag: pack.TagBlend, Kind: pack.Vectors, Bytes: blend.Encode()}}
	people, of, err := c.learnPrior(ctx, films, fame)
	if report.Prior = of; people != nil {
		blocks = append(blocks, pack.Block{Tag: pack.TagPrior, Kind: pack.Vectors, Bytes: people})
	}
	if err != nil {
		return nil, err
	}
	means, told, err := c.learnMeans(ctx, films)
	if report.Means = told; means != nil {
		blocks = append(blocks, pack.Block{Tag: pack.TagMeans, Kind: pack.Vectors, Bytes: means})
	}
	return blocks, err
}

// write builds the pack and writes it.
func (c *trainCmd) write(ctx *Context, b *pack.Builder, parameters map[string]string, finish func(string, *packfile.List) error) error {
	parts, err := step(ctx, "packing", func(*Progress) ([]pack.Part, error) { return b.Build() })
	if err != nil {
		return err
	}
	_, err = writeFolder(ctx.Stop, c.Out, parts, parameters, finish)
	return err
}

// trained adds the parameters of the training to those of the build.
func (c *trainCmd) trained(model *content.Model, films *audience, blend *learn.Blend) map[string]string {
	p := c.parameters(model)
	p["at_least"] = strconv.FormatFloat(films.report.AtLeast, 'g', -1, 64)
	p["interactions"] = strconv.Itoa(films.report.Interactions)
	p["weights"] = fmt.Sprintf("%.2g", blend.Weights)
	p["crowd"] = strconv.FormatFloat(blend.Crowd, 'g', 2, 64)
	p["seed"] = strconv.FormatUint(c.Seed, 10)
	for key, value := range c.Set {
		p[key] = value
	}
	return p
}
