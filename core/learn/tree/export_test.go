package tree

import "github.com/loge-film/loge/core/learn/tabular"

// FitForest does all the work at once.
func FitForest(d *tabular.Data, o ForestOptions) (*Forest, error) {
	f, err := NewForest(d, o)
	if err != nil {
		return nil, err
	}
	for f.Step() {
	}
	return f.Forest(), nil
}
