// Package tabular holds the labelled examples that models of one person learn from, splits them and measures predictions.
//
// Everything here runs on the person's device, so it links nothing but the standard library's small packages.
package tabular

import (
	"errors"
	"fmt"
	"math"
)

// The caps of Check. A person with more examples keeps the newest.
const (
	MaxRows    = 20_000
	MaxColumns = 2_000
	maxValue   = 1e6 // of a cell and of a confidence
)

// ErrShape says that data cannot be learnt from at all; the message says what is wrong.
var ErrShape = errors.New("tabular: the examples are unsound")

// Data is n labelled examples with D columns each. Models read it and never change it.
type Data struct {
	Names []string  // D names of columns, "field:slug", such as "genre:comedy", "decade:1990", "fame"
	X     []float32 // n×D, row-major; cells are best kept within -1..1, since one penalty holds for all columns
	Y     []bool    // n labels: liked or not
	W     []float32 // n confidences, at least 0, of which only the ratios count; nil means that all are equal
	Time  []int64   // n times for SplitByTime; nil where that is not needed
}

// Len returns n.
func (d *Data) Len() int { return len(d.Y) }

// Columns returns D.
func (d *Data) Columns() int { return len(d.Names) }

// Row returns the cells of example i; it aliases X.
func (d *Data) Row(i int) []float32 {
	n := len(d.Names)
	return d.X[i*n : (i+1)*n : (i+1)*n]
}

// Check returns ErrShape with the reason unless the data is sound: slices of fitting lengths within the caps, no cell or
// confidence that is not finite or beyond a million, and one confidence above 0. Labels may all be equal.
func (d *Data) Check() error {
	n := d.Len()
	switch {
	case n == 0 || n > MaxRows:
		return unsound("%d examples, expected 1 to %d", n, MaxRows)
	case d.Columns() > MaxColumns:
		return unsound("%d columns, expected at most %d", d.Columns(), MaxColumns)
	case len(d.X) != n*d.Columns():
		return unsound("%d cells, expected %d", len(d.X), n*d.Columns())
	case d.W != nil && len(d.W) != n:
		return unsound("%d confidences, expected %d", len(d.W), n)
	case d.Time != nil && len(d.Time) != n:
		return unsound("%d times, expected %d", len(d.Time), n)
	}
	return d.checkValues()
}

func (d *Data) checkValues() error {
	for k, x := range d.X {
		if !(math.Abs(float64(x)) <= maxValue) {
			return unsound("a cell of example %d is not a number up to %d", k/d.Columns(), maxValue)
		}
	}
	var sum float64
	for i, w := range d.W {
		if !(w >= 0 && w <= maxValue) {
			return unsound("the confidence of example %d is not within 0..%d", i, maxValue)
		}
		sum += float64(w)
	}
	if d.W != nil && sum == 0 {
		return unsound("every example has the confidence %d", 0)
	}
	return nil
}

func unsound(format string, a ...int) error {
	args := make([]any, len(a))
	for i, x := range a {
		args[i] = x
	}
	return fmt.Errorf("%w: "+format, append([]any{ErrShape}, args...)...)
}

// Weights returns the confidences divided by their mean, so that they sum to n and a model's penalties do not depend on
// the unit of confidence. The data must have passed Check.
func (d *Data) Weights() []float64 {
	weights := make([]float64, d.Len())
	var sum float64
	for _, w := range d.W {
		sum += float64(w)
	}
	for i := range weights {
		weights[i] = 1
		if d.W != nil {
			weights[i] = float64(d.W[i]) * float64(len(weights)) / sum
		}
	}
	return weights
}

// Liked returns how many examples are labelled so.
func (d *Data) Liked() int {
	n := 0
	for _, liked := range d.Y {
		if liked {
			n++
		}
	}
	return n
}

// Take returns the given examples as data of its own, in the given order. Names are shared.
func (d *Data) Take(rows []int) *Data {
	part := &Data{Names: d.Names, X: make([]float32, 0, len(rows)*d.Columns()), Y: make([]bool, 0, len(rows))}
	for _, i := range rows {
		part.X = append(part.X, d.Row(i)...)
		part.Y = append(part.Y, d.Y[i])
		if d.W != nil {
			part.W = append(part.W, d.W[i])
		}
		if d.Time != nil {
			part.Time = append(part.Time, d.Time[i])
		}
	}
	return part
}
