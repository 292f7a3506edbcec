package tabular

import (
	"errors"
	"fmt"
	"sort"

	"github.com/loge-film/loge/core/rng"
)

// What a split needs, so that both of its sides have both labels and the figures mean anything.
const (
	MinExamples = 30
	MinEach     = 3 // of each label
)

// ErrTooEarly says that there are too few examples to judge models by; the message says how many are missing.
var ErrTooEarly = errors.New("it is too early to judge models")

// Ready returns ErrTooEarly unless there are MinExamples examples, MinEach of each label.
func (d *Data) Ready() error {
	liked := d.Liked()
	switch few := min(liked, d.Len()-liked); {
	case d.Len() < MinExamples:
		return fmt.Errorf("%w: %d of %d judged films are there", ErrTooEarly, d.Len(), MinExamples)
	case few < MinEach:
		return fmt.Errorf("%w: only %d of %d films are liked, and %d of either kind are needed", ErrTooEarly, liked, d.Len(), MinEach)
	}
	return nil
}

// Split draws the given share of the examples for testing, of each label apart (stratified), at least one of each, and
// never all. Both lists ascend. Equal seeds give equal splits. It fails with ErrTooEarly where Ready does.
func (d *Data) Split(share float64, seed uint64) (train, test []int, err error) {
	if err := d.Ready(); err != nil {
		return nil, nil, err
	}
	random := rng.Source(seed)
	for _, label := range []bool{false, true} {
		var rows []int
		for i, y := range d.Y {
			if y == label {
				rows = append(rows, i)
			}
		}
		rng.Shuffle(&random, rows)
		cut := portion(share, len(rows))
		test, train = append(test, rows[:cut]...), append(train, rows[cut:]...)
	}
	sort.Ints(train)
	sort.Ints(test)
	return train, test, nil
}

// SplitByTime takes the latest examples for testing, so that models foretell what the person did later; examples of the
// same time keep their order. It fails with ErrTooEarly where Ready does, or where a side lacks a label.
func (d *Data) SplitByTime(share float64) (train, test []int, err error) {
	if err := d.Ready(); err != nil {
		return nil, nil, err
	}
	if d.Time == nil {
		return nil, nil, fmt.Errorf("%w: there are no times", ErrShape)
	}
	order := make([]int, d.Len())
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return d.Time[order[a]] < d.Time[order[b]] })
	cut := len(order) - portion(share, len(order))
	train, test = order[:cut:cut], order[cut:]
	for _, side := range [][]int{train, test} {
		if liked := d.Take(side).Liked(); liked == 0 || liked == len(side) {
			return nil, nil, fmt.Errorf("%w: all films before or after a date are of one kind", ErrTooEarly)
		}
	}
	return train, test, nil
}

// portion rounds a share of n to 1..n-1.
func portion(share float64, n int) int { return max(1, min(n-1, int(float64(share*float64(n))+0.5))) }
