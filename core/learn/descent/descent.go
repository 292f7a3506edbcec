// Package descent minimises smooth functions step by step: limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989).
//
// It is written here because gonum/optimize would cost the page 175 KB; that package is the oracle of the tests.
package descent

import "math"

// An Objective returns the value at x and writes the gradient to slope, of the length of x. It keeps neither, and must be
// finite where the descent begins.
type Objective func(x, slope []float64) float64

const (
	memory      = 10    // pairs of steps and changes of the slope that are kept
	sufficient  = 1e-4  // of the decrease that the slope promises, Armijo's condition
	curvature   = 0.9   // of the slope that may be left, Wolfe's weak condition
	trials      = 40    // of one line search
	flat        = 1e-7  // largest component of a slope, relative to the value, at which the minimum is reached
	improvement = 1e-11 // of the value, in one step, below which it is not worth going on
)

// A Descent is on its way from a start to a minimum.
type Descent struct {
	objective Objective
	x, slope  []float64
	value     float64
	steps     int
	limit     int
	kept      []pair // oldest first
	done      bool
	spare     pair // scratch of the line search: a point and its slope
	direction []float64
}

// A pair is a step, the change of the slope along it, and the inverse of their inner product.
type pair struct {
	step, change []float64
	inverse      float64
}

// New begins a descent from start, which it copies, of at most limit steps.
func New(objective Objective, start []float64, limit int) *Descent {
	n := len(start)
	d := &Descent{objective: objective, x: append([]float64(nil), start...), slope: make([]float64, n), limit: limit,
		spare: pair{step: make([]float64, n), change: make([]float64, n)}, direction: make([]float64, n)}
	d.value = objective(d.x, d.slope)
	d.done = d.isFlat() || limit <= 0
	return d
}

// X returns the best point so far. It belongs to the descent.
func (d *Descent) X() []float64 { return d.x }

// Step goes one step, which asks for the objective once or a few times, and reports whether there is more to do.
func (d *Descent) Step() bool {
	if d.done {
		return false
	}
	d.aim()
	before := d.value
	if !d.search() {
		d.done = len(d.kept) == 0 // without memory the direction was the slope itself: nothing is lower
		d.kept = d.kept[:0]
		return !d.done
	}
	d.steps++
	small := before-d.value <= improvement*max(1, math.Abs(d.value))
	d.done = d.isFlat() || small || d.steps >= d.limit
	return !d.done
}

func (d *Descent) isFlat() bool {
	most := 0.0
	for _, g := range d.slope {
		most = max(most, math.Abs(g))
	}
	return !(most > flat*max(1, math.Abs(d.value)))
}

// aim sets the direction: the slope turned by what is remembered of the curvature (the two loops of Nocedal 1980).
func (d *Descent) aim() {
	for i, g := range d.slope {
		d.direction[i] = -g
	}
	if len(d.kept) == 0 {
		scale(d.direction, 1/math.Sqrt(max(1, dot(d.slope, d.slope))))
		return
	}
	share := make([]float64, len(d.kept))
	for k := len(d.kept) - 1; k >= 0; k-- {
		p := &d.kept[k]
		share[k] = p.inverse * dot(p.step, d.direction)
		add(d.direction, -share[k], p.change)
	}
	last := &d.kept[len(d.kept)-1]
	scale(d.direction, 1/(last.inverse*dot(last.change, last.change)))
	for k := range d.kept {
		p := &d.kept[k]
		add(d.direction, share[k]-float64(p.inverse*dot(p.change, d.direction)), p.step)
	}
}

// search finds a length of the step that meets the weak Wolfe conditions by doubling and halving (Lewis and Overton 2013),
// goes there and remembers the pair. It reports false, and stays, where no trial is lower.
func (d *Descent) search() bool {
	promise := dot(d.slope, d.direction)
	if !(promise < 0) {
		return false
	}
	at, slope := d.spare.step, d.spare.change
	length, low, high := 1.0, 0.0, math.Inf(1)
	for range trials {
		for i, x := range d.x {
			at[i] = x + float64(length*d.direction[i])
		}
		value := d.objective(at, slope)
		switch {
		case !(value <= d.value+float64(sufficient*length*promise)):
			high = length
		case dot(slope, d.direction) < curvature*promise && math.IsInf(high, 1) && length < 1e6:
			low = length
		default:
			d.move(value)
			return true
		}
		if length = (low + high) / 2; math.IsInf(high, 1) {
			length = 2 * low
		}
	}
	return false
}

// move goes to the point of the line search.
func (d *Descent) move(value float64) {
	at, slope := d.spare.step, d.spare.change
	next := pair{step: d.x, change: d.slope}
	d.x, d.slope, d.value = at, slope, value
	for i := range at {
		next.step[i], next.change[i] = at[i]-next.step[i], slope[i]-next.change[i]
	}
	if len(d.kept) == memory {
		d.spare = d.kept[0]
		d.kept = append(d.kept[:0], d.kept[1:]...)
	} else {
		d.spare = pair{step: make([]float64, len(at)), change: make([]float64, len(at))}
	}
	bend := dot(next.step, next.change)
	if !(bend > 1e-14*dot(next.change, next.change)) {
		return // the objective does not curve upwards here: the pair would spoil the memory
	}
	next.inverse = 1 / bend
	d.kept = append(d.kept, next)
}

func dot(a, b []float64) float64 {
	var sum float64
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}

func add(to []float64, factor float64, v []float64) {
	for i, x := range v {
		to[i] += float64(factor * x)
	}
}

func scale(v []float64, factor float64) {
	for i := range v {
		v[i] *= factor
	}
}
