package eval

import (
	"context"

	"github.com/loge-film/loge/core/learn"
)

// ChooseWeights sets the weights of a blend to those with the best NDCG@100 on validation cases: one weight after the
// other on a grid of tenths, twice around, each judged where it matters, that is on all cases. Test cases have no part in it.
func ChooseWeights(ctx context.Context, blend *learn.Blend, validation []Case, step func()) error {
	metrics, err := ParseMetrics([]string{"ndcg@100"}, Capped)
	if err != nil {
		return err
	}
	judge := func() (float64, error) {
		s, err := Run(ctx, blend, validation, metrics, func() float64 { return 0 }, nil)
		if err != nil {
			return 0, err
		}
		if step != nil {
			step()
		}
		return Estimated(s.PerCase["ndcg@100"]).Mean, nil
	}
	best, err := judge()
	for range weightRounds {
		for k := range blend.Weights {
			kept := blend.Weights[k]
			for tenth := 0; tenth <= weightSteps && err == nil; tenth++ {
				blend.Weights[k] = float64(tenth) / weightSteps
				var score float64
				if score, err = judge(); err == nil && score > best {
					best, kept = score, blend.Weights[k]
				}
			}
			blend.Weights[k] = kept
		}
	}
	return err
}

const (
	weightRounds = 2
	weightSteps  = 10
)

// WeightTrials is how often ChooseWeights calls step.
const WeightTrials = 1 + weightRounds*len(learn.Weights{})*(weightSteps+1)
