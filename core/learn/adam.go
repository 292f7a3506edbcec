package learn

import (
	"math"

	"github.com/loge-film/loge/core/learn/dense"
)

// adam is the optimiser of Kingma and Ba 2015 (arXiv 1412.6980) with decoupled weight decay (arXiv 1711.05101).
type adam struct {
	rate, decay   float32
	first, second [][]float32 // running moments of the gradient
	steps         int
}

func newAdam(parts [][]float32, rate, decay float64) *adam {
	a := &adam{rate: float32(rate), decay: float32(decay)}
	for _, part := range parts {
		a.first = append(a.first, make([]float32, len(part)))
		a.second = append(a.second, make([]float32, len(part)))
	}
	return a
}

func (a *adam) step(parts, slopes [][]float32) {
	const beta1, beta2, chunk = 0.9, 0.999, 1 << 14
	a.steps++
	unbias1 := float32(1 / (1 - math.Pow(beta1, float64(a.steps))))
	unbias2 := float32(1 / (1 - math.Pow(beta2, float64(a.steps))))
	for n, part := range parts {
		slope, first, second := slopes[n], a.first[n], a.second[n]
		dense.Parallel((len(part)+chunk-1)/chunk, func(_, c int) {
			for i := c * chunk; i < min(len(part), (c+1)*chunk); i++ {
				g := slope[i]
				first[i] = beta1*first[i] + (1-beta1)*g
				second[i] = beta2*second[i] + (1-beta2)*g*g
				root := float32(math.Sqrt(float64(second[i] * unbias2)))
				part[i] -= a.rate * (first[i]*unbias1/(root+1e-8) + a.decay*part[i])
			}
		})
	}
}
