package mlp

import (
	"math"

	"github.com/loge-film/loge/core/learn/tabular"
)

// An objective is the loss as a function of the parameters.
type objective struct {
	rows    *tabular.Sparse
	y       []bool
	weights []float64
	offset  []float64 // log odds of the prior, by example
	columns int
	decay   float64
}

// at returns the loss at x and writes its slope.
func (o *objective) at(x, slope []float64) float64 {
	net, grad := network{o.columns, x}, network{o.columns, slope}
	sum := o.penalty(x, slope)
	for i, y := range o.y {
		hidden := [Hidden]float64(net.inner())
		columns, values := o.rows.Row(i)
		for k, c := range columns {
			net.excite(&hidden, c, values[k])
		}
		loss, pull := tabular.LogLoss(o.offset[i]+net.logOdds(&hidden), y)
		sum += float64(o.weights[i] * loss)
		o.backward(net, grad, i, float64(o.weights[i]*pull), &hidden)
	}
	return sum
}

// backward adds what an example adds to the slope; hidden is what the units got, and is overwritten.
func (o *objective) backward(net, grad network, i int, pull float64, hidden *[Hidden]float64) {
	*grad.base() += pull
	outer, inner := grad.outer(), grad.inner()
	for h, v := range net.outer() {
		a := hidden[h]
		slack := 1 / (1 + math.Abs(a)) // the slope of the softsign is its square
		outer[h] += float64(pull * a * slack)
		hidden[h] = float64(pull * v * slack * slack)
		inner[h] += hidden[h]
	}
	columns, values := o.rows.Row(i)
	for k, c := range columns {
		unit, x := grad.unit(c), values[k]
		for h := range unit {
			unit[h] += float64(x * hidden[h])
		}
	}
}

// penalty returns the decay's part of the loss and begins the slope with it.
func (o *objective) penalty(x, slope []float64) float64 {
	var sum float64
	for k, value := range x {
		decay := o.decay
		if k == len(x)-1 {
			decay *= baseShare
		}
		slope[k] = float64(decay * value)
		sum += float64(decay / 2 * value * value)
	}
	return sum
}
