package main

import (
	"fmt"
	"strconv"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
)

// evalSampled is leave-one-out among sampled negatives (He et al. 2017; its bias is Krichene and Rendle 2020's subject).
type evalSampled struct {
	Train      []string `help:"Interactions: a table (CSV, or MovieLens ::), a BARS adjacency list (.txt) or JSON lists by user; also .gz. Several files of the same numbers count as one." required:"" placeholder:"FILE" sep:"none"`
	Test       string   `help:"One held-out item a user, in the form of --train; without it one item of each user is taken out of --train." placeholder:"FILE"`
	HoldOut    string   `help:"Which item is taken out: the latest, or a random one (data without times know no other)." enum:"latest,random" default:"latest"`
	Negatives  string   `help:"How many items that the user never met each held-out item is ranked among; or a file of them, with the held-out items: lines (user,item) and items, separated by tabs." default:"99" placeholder:"N|FILE"`
	WriteSplit string   `help:"Folder to write what is measured on to: train.tsv, and negatives.tsv for --negatives." placeholder:"DIR"`
	AtLeast    float64  `help:"Leave out interactions of a lower rating than this." default:"0"`
	contestFlags
}

// Help says what the figures are good for.
func (*evalSampled) Help() string {
	return "Figures depend on which item is held out and on the negatives: compare them with figures of the same split alone. " +
		"A random item is easier to find than the latest one, and popular models gain from negatives that nobody knows. " +
		"--write-split keeps a split; --train DIR/train.tsv --negatives DIR/negatives.tsv measures on it again."
}

// The kinds of held-out items that a result tells.
const (
	heldLatest = "latest"
	heldRandom = "random"
	heldGiven  = "given"
)

// sampledResult says what was held out.
type sampledResult struct {
	*eval.Result
	HeldOut string `json:"held_out"`       // heldLatest, heldRandom or heldGiven
	Tied    int    `json:"tied,omitempty"` // users of whom several items are the latest; the one of the highest number was taken
}

// Run measures the models.
func (e *evalSampled) Run(ctx *Context) error {
	metrics, err := e.metrics(eval.ByRelevant, "hr@10", "ndcg@10", "mrr@10")
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(e.Negatives); err == nil && n < 1 {
		return usagef("--negatives is %d, at least one is needed", n)
	} else if err != nil && e.Test != "" {
		return usagef("--negatives %s names the held-out items already, --test does not go with it", e.Negatives)
	} else if e.WriteSplit != "" && (err != nil || e.Test != "") {
		return usagef("--write-split keeps a split that is made here, and this one is given")
	}
	if err := checkSplit(e.WriteSplit); err != nil {
		return err
	}
	var result sampledResult
	t, err := e.read(ctx, &result)
	if err != nil {
		return err
	}
	t.protocol, t.metrics, t.aside, t.aim = "sampled", metrics, e.another, 10
	if result.Result, err = e.run(ctx, t); err != nil {
		return err
	}
	if ctx.JSON {
		return ctx.WriteJSON(result)
	}
	return printContest(ctx, result.Result, metrics)
}

// usualNegatives is how many negatives parameters are chosen with where those of the test are given.
const usualNegatives = 99

// another takes one more item of each user out of the training data, to choose parameters on.
func (e *evalSampled) another(train *learn.Interactions, seed uint64) (*learn.Interactions, []eval.Case, error) {
	n, err := strconv.Atoi(e.Negatives)
	if err != nil {
		n = usualNegatives
	}
	return eval.LeaveOneOut(train, e.rule(), n, seed+1)
}

func (e *evalSampled) rule() eval.HeldOut {
	if e.HoldOut == heldRandom {
		return eval.AnyItem
	}
	return eval.LatestItem
}

func (e *evalSampled) read(ctx *Context, told *sampledResult) (t trial, err error) {
	files := append(e.Train, e.Test)
	negatives, err := strconv.Atoi(e.Negatives)
	if err != nil {
		files = append(files, e.Negatives)
	}
	if err := existing(files...); err != nil {
		return t, err
	}
	users, items := ratings.NewIndex(), ratings.NewIndex()
	list, err := e.readAll(ctx, users, items)
	if err != nil {
		return t, err
	}
	switch {
	case negatives == 0:
		return e.readGiven(ctx, told, list, users, items)
	case e.Test != "":
		return e.readTest(ctx, told, list, negatives, users, items)
	}
	return e.holdOut(ctx, told, list, negatives, users, items)
}

func (e *evalSampled) readAll(ctx *Context, users, items *ratings.Index) (list []learn.Interaction, err error) {
	for _, name := range e.Train {
		more, err := readInteractions(ctx, name, users, items)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

// readGiven reads the held-out items with their negatives, which may be items that only they know.
func (e *evalSampled) readGiven(ctx *Context, told *sampledResult, list []learn.Interaction, users, items *ratings.Index) (t trial, err error) {
	told.HeldOut = heldGiven
	file, err := ctx.openLarge(e.Negatives)
	if err != nil {
		return t, err
	}
	defer file.Close()
	lines, err := ratings.ReadNegatives(file, e.Negatives, users, items)
	if err != nil {
		return t, err
	}
	held := make([]eval.Held, len(lines))
	for n, line := range lines {
		held[n] = eval.Held(line)
	}
	nUsers, nItems := eval.Extent(list)
	if t.train, err = learn.NewInteractions(nUsers, max(nItems, items.Len()), list); err != nil {
		return t, err
	}
	t.train = t.train.Binary(float32(e.AtLeast))
	if t.cases, err = eval.AmongGiven(t.train, held); err != nil {
		err = fmt.Errorf("%s: %w", e.Negatives, err)
	}
	return t, err
}

// readTest reads the held-out items.
func (e *evalSampled) readTest(ctx *Context, told *sampledResult, list []learn.Interaction, negatives int, users, items *ratings.Index) (t trial, err error) {
	told.HeldOut = heldGiven
	test, err := readInteractions(ctx, e.Test, users, items)
	if err != nil {
		return t, err
	}
	if t.train, err = binary(list, e.AtLeast); err != nil {
		return t, err
	}
	if t.cases, err = eval.Among(t.train, test, negatives, e.Seed); err != nil {
		err = fmt.Errorf("%s: %w", e.Test, err)
	}
	return t, err
}

// holdOut takes the items out itself, says which, and writes the split if it is wanted.
func (e *evalSampled) holdOut(ctx *Context, told *sampledResult, list []learn.Interaction, negatives int, users, items *ratings.Index) (t trial, err error) {
	data, err := binary(list, e.AtLeast)
	if err != nil {
		return t, err
	}
	told.HeldOut = heldRandom
	if e.rule() == eval.LatestItem && data.Timed() {
		told.HeldOut, told.Tied = heldLatest, eval.Tied(data)
	}
	switch {
	case told.HeldOut == heldRandom && e.HoldOut == heldLatest:
		ctx.Warnf("the data has no times: a random item of each user is held out, not the latest; that is easier, so the figures do not stand beside those of the latest item")
	case told.Tied > 0:
		ctx.Notef("of %d users several items are the latest: the one that the files name last for the first time is held out", told.Tied)
	}
	if t.train, t.cases, err = eval.LeaveOneOut(data, e.rule(), negatives, e.Seed); err != nil || e.WriteSplit == "" {
		return t, err
	}
	return t, writeSplit(e.WriteSplit, t.train, eval.HeldItems(data, t.train, t.cases), users, items)
}

// binary is a list as what people met at all.
func binary(list []learn.Interaction, atLeast float64) (*learn.Interactions, error) {
	nUsers, nItems := eval.Extent(list)
	data, err := learn.NewInteractions(nUsers, nItems, list)
	if err != nil {
		return nil, err
	}
	return data.Binary(float32(atLeast)), nil
}
