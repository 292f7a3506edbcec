// Package linear fits a logistic regression P(like | film, person) that leans on what is known of people at large.
//
// The loss is Σᵢ wᵢ·logloss(zᵢ, yᵢ) + λ/2·‖w − w₀‖² + λ₀/2·(b − b₀)² with zᵢ = xᵢ·w + b, wᵢ the confidences, of mean 1, and
// w₀, b₀ the population prior: the most probable weights a posteriori under a normal prior of variance 1/λ. It is strictly
// convex, so the minimum is one whatever the start; the descent starts at the prior.
package linear

import (
	"fmt"
	"math"

	"github.com/loge-film/loge/core/learn/descent"
	"github.com/loge-film/loge/core/learn/tabular"
)

// The usual penalties: of a weight, and of the intercept, which every example tells something of.
const (
	DefaultLambda     = 4
	DefaultBaseLambda = 0.5
	maxSteps          = 200
)

// Options of a fit. The zero value leans on the neutral prior with the usual penalties.
type Options struct {
	Lambda     float64   // above 0; 0 means DefaultLambda
	BaseLambda float64   // above 0; 0 means DefaultBaseLambda
	Prior      []float32 // w₀, one weight a column; nil means zeros
	Base       float64   // b₀, log odds
}

func (o Options) withDefaults() Options {
	if o.Lambda == 0 {
		o.Lambda = DefaultLambda
	}
	if o.BaseLambda == 0 {
		o.BaseLambda = DefaultBaseLambda
	}
	return o
}

func (o Options) check(columns int) error {
	switch {
	case !(o.Lambda > 0 && o.Lambda <= 1e6) || !(o.BaseLambda > 0 && o.BaseLambda <= 1e6):
		return fmt.Errorf("linear: penalties %v and %v, expected above 0 and at most a million", o.Lambda, o.BaseLambda)
	case o.Prior != nil && len(o.Prior) != columns:
		return fmt.Errorf("linear: a prior of %d weights for %d columns", len(o.Prior), columns)
	case !(math.Abs(o.Base) <= 100):
		return fmt.Errorf("linear: prior log odds %v, expected -100..100", o.Base)
	}
	for _, w := range o.Prior {
		if !(math.Abs(float64(w)) <= 100) {
			return fmt.Errorf("linear: a prior weight of %v, expected -100..100", w)
		}
	}
	return nil
}

// A Model gives the log odds of a like: the inner product of a row and Weights, plus Base.
type Model struct {
	Weights []float32 // one a column
	Base    float64
}

// LogOdds returns the log odds of a like for a row of as many cells as there are weights.
func (m *Model) LogOdds(row []float32) float64 {
	sum := m.Base
	for c, x := range row {
		sum += float64(x) * float64(m.Weights[c])
	}
	return sum
}

// Predict returns the probability of a like, 0..1.
func (m *Model) Predict(row []float32) float64 { return tabular.Sigmoid(m.LogOdds(row)) }

// A Fitter fits step by step.
type Fitter struct {
	objective
	way *descent.Descent
}

// New begins a fit. It fails with tabular.ErrShape on unsound data, and on unsound options.
func New(d *tabular.Data, o Options) (*Fitter, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	o = o.withDefaults()
	if err := o.check(d.Columns()); err != nil {
		return nil, err
	}
	f := &Fitter{objective: newObjective(d, o)}
	f.way = descent.New(f.at, f.start(), maxSteps)
	return f, nil
}

// Step does a small part of the work, some passes over the data, and reports whether there is more to do.
func (f *Fitter) Step() bool { return f.way.Step() }

// Model returns the best model so far.
func (f *Fitter) Model() *Model {
	weights, level := f.parts(f.way.X())
	m := &Model{Weights: make([]float32, len(weights)), Base: f.base(weights, level)}
	for c, w := range weights {
		m.Weights[c] = float32(w)
	}
	return m
}
