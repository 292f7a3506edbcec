package linear

import "github.com/loge-film/loge/core/learn/tabular"

// Fit does all the work at once.
func Fit(d *tabular.Data, o Options) (*Model, error) {
	f, err := New(d, o)
	if err != nil {
		return nil, err
	}
	for f.Step() {
	}
	return f.Model(), nil
}

// Loss returns the loss so far.
func (f *Fitter) Loss() float64 {
	x := f.way.X()
	return f.at(x, make([]float64, len(x)))
}
