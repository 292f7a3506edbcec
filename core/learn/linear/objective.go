package linear

import "github.com/loge-film/loge/core/learn/tabular"

// An objective is the loss as a function of the weights and, last, of the level b + μ·w, the log odds of an example that is
// the mean μ of all. In the level and the weights the loss is much rounder than in the intercept and the weights when
// columns are far from 0 on the whole, and the descent shorter.
type objective struct {
	rows    *tabular.Sparse
	y       []bool
	weights []float64
	mean    []float64 // μ, by confidence
	prior   []float64 // w₀
	options Options
}

func newObjective(d *tabular.Data, o Options) objective {
	at := objective{d.Sparse(), d.Y, d.Weights(), make([]float64, d.Columns()), make([]float64, d.Columns()), o}
	for i, w := range at.weights {
		at.rows.AddScaled(at.mean, w/float64(d.Len()), i)
	}
	for c, w := range o.Prior {
		at.prior[c] = float64(w)
	}
	return at
}

// start is the prior.
func (o *objective) start() []float64 {
	level := o.options.Base
	for c, w := range o.prior {
		level += float64(o.mean[c] * w)
	}
	return append(append([]float64(nil), o.prior...), level)
}

func (o *objective) parts(x []float64) (weights []float64, level float64) {
	return x[:len(o.mean)], x[len(o.mean)]
}

// base returns the intercept b.
func (o *objective) base(weights []float64, level float64) float64 {
	for c, w := range weights {
		level -= float64(o.mean[c] * w)
	}
	return level
}

// at returns the loss at x and writes its slope.
func (o *objective) at(x, slope []float64) float64 {
	clear(slope)
	weights, level := o.parts(x)
	base := o.base(weights, level)
	off := base - o.options.Base
	sum, tilt := float64(o.options.BaseLambda/2*off*off), float64(o.options.BaseLambda*off) // tilt is the slope by b
	for i, y := range o.y {
		loss, pull := tabular.LogLoss(o.rows.Dot(i, weights)+base, y)
		sum += float64(o.weights[i] * loss)
		pull = float64(pull * o.weights[i])
		tilt += pull
		o.rows.AddScaled(slope, pull, i)
	}
	for c, w := range weights {
		off := w - o.prior[c]
		sum += float64(o.options.Lambda / 2 * off * off)
		slope[c] += float64(o.options.Lambda*off) - float64(o.mean[c]*tilt)
	}
	slope[len(weights)] = tilt
	return sum
}
