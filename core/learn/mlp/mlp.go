// Package mlp fits a small multilayer perceptron to one person's examples: one hidden layer of 16 on top of the population
// prior, so that it only learns in what the person differs, and crossings of features that a linear model cannot see.
//
// The log odds are z = p + b + Σₕ vₕ·s(cₕ + Σₖ xₖ·uₖₕ), with p the prior's log odds and s(a) = a/(1+|a|), the softsign, which
// needs no exponential. The loss is Σᵢ wᵢ·logloss(zᵢ, yᵢ) + δ/2·(‖u‖² + ‖v‖² + ‖c‖² + b²/10), minimised by L-BFGS. It is not
// convex: another seed may lead to another minimum, and equal seeds lead to the same.
package mlp

import (
	"fmt"
	"math"

	"github.com/loge-film/loge/core/learn/descent"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/rng"
)

// Hidden is the number of hidden units.
const Hidden = 16

const baseShare = 0.1 // of the decay, for the outer intercept

// Options of a fit. The zero value takes the usual ones and no prior.
type Options struct {
	Decay float64                     // δ, above 0; 0 means 3
	Steps int                         // 1..1000; 0 means 100
	Prior func(row []float32) float64 // log odds p; nil means 0
	Seed  uint64                      // of the weights at the start
}

func (o Options) withDefaults() (Options, error) {
	if o.Decay == 0 {
		o.Decay = 3
	}
	if o.Steps == 0 {
		o.Steps = 100
	}
	if o.Prior == nil {
		o.Prior = func([]float32) float64 { return 0 }
	}
	if !(o.Decay > 0 && o.Decay <= 1e6) || o.Steps < 1 || o.Steps > 1000 {
		return o, fmt.Errorf("mlp: decay %v and %d steps, expected above 0 up to a million and 1..1000", o.Decay, o.Steps)
	}
	return o, nil
}

// A network is the parameters in one slice: u column by column, then c, v and b.
type network struct {
	columns int
	theta   []float64
}

func (n network) inner() []float64 { return n.theta[n.columns*Hidden : (n.columns+1)*Hidden] } // c
func (n network) outer() []float64 { return n.theta[(n.columns+1)*Hidden:][:Hidden] }          // v
func (n network) base() *float64   { return &n.theta[(n.columns+2)*Hidden] }                   // b
func size(columns int) int         { return (columns+2)*Hidden + 1 }

func (n network) unit(c int32) []float64 { return n.theta[int(c)*Hidden:][:Hidden] }

// excite adds what a cell brings to each hidden unit.
func (n network) excite(hidden *[Hidden]float64, c int32, x float64) {
	for h, u := range n.unit(c) {
		hidden[h] += float64(x * u)
	}
}

// logOdds returns z without the prior, given what the hidden units get.
func (n network) logOdds(hidden *[Hidden]float64) float64 {
	z := *n.base()
	for h, v := range n.outer() {
		z += float64(v * softsign(hidden[h]))
	}
	return z
}

func softsign(a float64) float64 { return a / (1 + math.Abs(a)) }

// A Model predicts by the fitted network.
type Model struct {
	network
	prior func(row []float32) float64
}

// Predict returns the probability of a like, 0..1, for a row of as many cells as the model was fitted on.
func (m *Model) Predict(row []float32) float64 {
	hidden := [Hidden]float64(m.inner())
	for c, x := range row {
		if x != 0 {
			m.excite(&hidden, int32(c), float64(x))
		}
	}
	return tabular.Sigmoid(m.prior(row) + m.logOdds(&hidden))
}

// A Fitter fits step by step.
type Fitter struct {
	objective
	way   *descent.Descent
	prior func(row []float32) float64
}

// New begins a fit. It fails with tabular.ErrShape on unsound data, and on unsound options.
func New(d *tabular.Data, o Options) (*Fitter, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := d.Check(); err != nil {
		return nil, err
	}
	f := &Fitter{objective{d.Sparse(), d.Y, d.Weights(), make([]float64, d.Len()), d.Columns(), o.Decay}, nil, o.Prior}
	for i := range f.offset {
		if f.offset[i] = o.Prior(d.Row(i)); !(math.Abs(f.offset[i]) <= 1e9) {
			return nil, fmt.Errorf("mlp: the prior's log odds of example %d are %v", i, f.offset[i])
		}
	}
	f.way = descent.New(f.at, start(d.Columns(), o.Seed), o.Steps)
	return f, nil
}

// start draws small weights; the outer ones begin at 0, so that the model begins at the prior.
func start(columns int, seed uint64) []float64 {
	theta := make([]float64, size(columns))
	random := rng.Source(seed)
	for k := range (columns + 1) * Hidden {
		theta[k] = random.Float64() - 0.5
	}
	return theta
}

// Step does a small part of the work, a few passes over the data, and reports whether there is more to do.
func (f *Fitter) Step() bool { return f.way.Step() }

// Model returns the best model so far.
func (f *Fitter) Model() *Model {
	return &Model{network{f.columns, append([]float64(nil), f.way.X()...)}, f.prior}
}
