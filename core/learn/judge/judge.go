// Package judge fits the models of one person and says how far each of them can be trusted: on examples that it has not seen.
package judge

import (
	"github.com/loge-film/loge/core/learn/linear"
	"github.com/loge-film/loge/core/learn/mlp"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/learn/tree"
)

// heldOut is the share of the examples on which models are judged.
const heldOut = 0.3

// The names of the models.
const (
	Logistic = "logistic"
	CART     = "tree"
	Forest   = "forest"
	MLP      = "mlp"
)

// Options of a judgement. The zero value leans on no prior and splits at random.
type Options struct {
	Prior  []float32 // weights of the population, one a column; nil means zeros
	Base   float64   // log odds of the population
	Seed   uint64    // of the split, the forest and the perceptron
	ByTime bool      // test on the latest examples instead of random ones; the data needs times
}

// A Verdict is one model's figures on examples that it was not fitted on.
type Verdict struct {
	Model   string
	Trained int // examples that it was fitted on
	Tested  int // examples that it was judged on
	tabular.Metrics
}

// Models are fitted on all examples, to be shown.
type Models struct {
	Logistic *linear.Model
	Tree     *tree.Tree
	Forest   *tree.Forest
	MLP      *mlp.Model
}

// A Judge works step by step, so that others can go first between two steps.
type Judge struct {
	options  Options
	all      *tabular.Data
	train    *tabular.Data
	test     *tabular.Data
	tasks    []task
	verdicts []Verdict
	models   Models
}

// A task does a part of its work and reports whether there is more to do.
type task func() (more bool, err error)

// New begins a judgement. It fails with tabular.ErrTooEarly when there are fewer than tabular.MinExamples examples or
// hardly any of one label, and with tabular.ErrShape on unsound data. A film should stand in the data once: as two
// examples it could be learnt from and asked for.
func New(d *tabular.Data, o Options) (*Judge, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	train, test, err := split(d, o)
	if err != nil {
		return nil, err
	}
	j := &Judge{options: o, all: d, train: d.Take(train), test: d.Take(test)}
	m := &j.models
	j.plan(j.train, func(f fitted) { j.decide(f) })
	j.plan(j.all, func(f fitted) {
		switch f := f.model.(type) {
		case *linear.Model:
			m.Logistic = f
		case *tree.Tree:
			m.Tree = f
		case *tree.Forest:
			m.Forest = f
		case *mlp.Model:
			m.MLP = f
		}
	})
	return j, nil
}

func split(d *tabular.Data, o Options) (train, test []int, err error) {
	if o.ByTime {
		return d.SplitByTime(heldOut)
	}
	return d.Split(heldOut, o.Seed)
}

type predictor interface {
	Predict(row []float32) float64
}

// A fitted model and its name.
type fitted struct {
	name  string
	model predictor
}

// plan adds the tasks that fit the four models to data.
func (j *Judge) plan(data *tabular.Data, done func(fitted)) {
	j.tasks = append(j.tasks,
		lazily(func() (fitter, error) {
			f, err := linear.New(data, linear.Options{Prior: j.options.Prior, Base: j.options.Base})
			return fitter{f.Step, func() fitted { return fitted{Logistic, f.Model()} }}, err
		}, done),
		lazily(func() (fitter, error) {
			t, err := tree.Fit(data, tree.Options{})
			return fitter{func() bool { return false }, func() fitted { return fitted{CART, t} }}, err
		}, done),
		lazily(func() (fitter, error) {
			f, err := tree.NewForest(data, tree.ForestOptions{Seed: j.options.Seed})
			return fitter{f.Step, func() fitted { return fitted{Forest, f.Forest()} }}, err
		}, done),
		lazily(func() (fitter, error) {
			f, err := mlp.New(data, mlp.Options{Prior: j.prior(), Seed: j.options.Seed})
			return fitter{f.Step, func() fitted { return fitted{MLP, f.Model()} }}, err
		}, done))
}

// prior returns the log odds of the population as a function of a row.
func (j *Judge) prior() func([]float32) float64 {
	if j.options.Prior == nil {
		return func([]float32) float64 { return j.options.Base }
	}
	return (&linear.Model{Weights: j.options.Prior, Base: j.options.Base}).LogOdds
}

// A fitter is a model in the making.
type fitter struct {
	step   func() bool
	finish func() fitted
}

// lazily makes a task that begins its fit in its first step and hands the model to done in its last.
func lazily(begin func() (fitter, error), done func(fitted)) task {
	var f fitter
	return func() (bool, error) {
		if f.step == nil {
			var err error
			f, err = begin()
			return err == nil, err
		}
		if f.step() {
			return true, nil
		}
		done(f.finish())
		return false, nil
	}
}

// decide measures a model on the held-out examples.
func (j *Judge) decide(f fitted) {
	p := make([]float64, j.test.Len())
	for i := range p {
		p[i] = f.model.Predict(j.test.Row(i))
	}
	j.verdicts = append(j.verdicts, Verdict{f.name, j.train.Len(), j.test.Len(), tabular.Measure(p, j.test.Y)})
}

// Step does a part of the work, of some milliseconds for 1,000 examples, and reports whether there is more to do. After an
// error, which only unsound options can cause, there is not.
func (j *Judge) Step() (more bool, err error) {
	if len(j.tasks) == 0 {
		return false, nil
	}
	unfinished, err := j.tasks[0]()
	if err != nil {
		j.tasks = nil
		return false, err
	}
	if !unfinished {
		j.tasks = j.tasks[1:]
	}
	return len(j.tasks) > 0, nil
}

// Verdicts returns the figures of the four models once Step has no more to do: logistic, tree, forest, mlp.
func (j *Judge) Verdicts() []Verdict { return j.verdicts }

// Models returns the models once Step has no more to do.
func (j *Judge) Models() Models { return j.models }

// Base returns the figures of a model that knows only which share of its examples is liked.
func (j *Judge) Base() Verdict {
	share := float64(j.train.Liked()) / float64(j.train.Len())
	p := make([]float64, j.test.Len())
	for i := range p {
		p[i] = share
	}
	return Verdict{"base", j.train.Len(), j.test.Len(), tabular.Measure(p, j.test.Y)}
}
