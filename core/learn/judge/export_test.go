package judge

import "github.com/loge-film/loge/core/learn/tabular"

// Run does all the work at once and returns the verdicts.
func Run(d *tabular.Data, o Options) ([]Verdict, error) {
	j, err := New(d, o)
	for more := err == nil; more; {
		more, err = j.Step()
	}
	if err != nil {
		return nil, err
	}
	return j.Verdicts(), nil
}
