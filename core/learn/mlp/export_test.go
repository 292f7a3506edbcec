package mlp

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
