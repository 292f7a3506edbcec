package learn

import (
	"context"
	"math"
	"slices"

	"github.com/loge-film/loge/core/learn/dense"
)

// BPR is Bayesian personalised ranking: vectors and item biases that maximise Σ ln σ(x_ui − x_uj) − λ|θ|² over items i
// that a user has and random items j that they have not, with x_ui = b_i + u·y_i, by stochastic gradient ascent
// (Rendle et al. 2009, arXiv 1205.2618). A stranger's u climbs the same hill with the items held fixed, always from zero
// and with the same draws. Shape shipped: items × (Factors + 1) float32.
type BPR struct {
	Factors int
	Epochs  int
	Rate    float64
	Lambda  float64
	Steps   int
	Seed    int
}

// DefaultBPR trains in half a minute on half a million interactions.
func DefaultBPR() *BPR {
	return &BPR{Factors: 64, Epochs: 20, Rate: 0.05, Lambda: 0.005, Steps: 2000, Seed: 1}
}

// Name is "bpr".
func (*BPR) Name() string { return "bpr" }

func (p *BPR) fields() []field {
	return []field{
		integer("factors", &p.Factors, 1, 1024, "length of the vectors beside the bias"),
		integer("epochs", &p.Epochs, 1, 10000, "draws of training, as multiples of the interactions"),
		number("rate", &p.Rate, 1e-6, 10, "learning rate; it falls to a tenth during training"),
		number("lambda", &p.Lambda, 0, 10, "L2 penalty"),
		integer("steps", &p.Steps, 1, 1000000, "draws that fold a stranger in"),
		integer("seed", &p.Seed, 0, math.MaxInt32, "seed of the first vectors and of all draws"),
	}
}

// Fit makes Epochs × interactions draws on one goroutine, so that the order of updates is the same each time.
func (p *BPR) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), p, data); err != nil {
		return nil, err
	}
	liked := positives(data)
	if liked.Len() == 0 {
		return nil, errEmpty
	}
	draws := newRandom(p.Seed)
	users, items := dense.New(data.Users(), p.Factors+1), dense.New(data.Items(), p.Factors+1)
	draws.fill(users.Data, 0.1)
	draws.fill(items.Data, 0.1)
	for u := range users.Rows {
		users.Row(u)[p.Factors] = 1 // meets the item's bias and stays
	}
	owner := owners(liked)
	for epoch := range p.Epochs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		step := descent{draws: draws, rate: p.rate(epoch), lambda: float32(p.Lambda), items: items, learn: true}
		for range liked.Len() {
			n := draws.Below(len(owner))
			u := int(owner[n])
			step.draw(users.Row(u), liked.User(u).IDs, liked.byUser.ids[n])
		}
		progress.report(epoch+1, p.Epochs)
	}
	return &ranked{trainer: *p, items: items}, nil
}

// rate falls in a straight line to a tenth.
func (p *BPR) rate(epoch int) float32 {
	return float32(p.Rate * (1 - 0.9*float64(epoch)/float64(p.Epochs)))
}

// positives are the interactions of weight above 0.
func positives(data *Interactions) *Interactions {
	return data.filter(func(one *Interaction) bool { return one.Weight > 0 })
}

// owners names the user of each interaction in the order of rows.
func owners(data *Interactions) []int32 {
	var all []int32
	for one := range data.Each {
		all = append(all, one.User)
	}
	return all
}

// descent is what one stochastic step needs.
type descent struct {
	draws        *random
	rate, lambda float32
	items        *dense.Matrix
	learn        bool // items move too
}

// draw makes a step with item i, which the user has, against a random one that they have not; it does nothing should a
// few tries find none. has is ascending.
func (d *descent) draw(u []float32, has []int32, i int32) {
	for range 8 {
		j := int32(d.draws.Below(d.items.Rows))
		if _, found := slices.BinarySearch(has, j); !found {
			d.step(u, d.items.Row(int(i)), d.items.Row(int(j)))
			return
		}
	}
}

// step climbs ln σ(u·(a − b)) − λ/2(|u|² + |a|² + |b|²), the bias being the last number of each vector.
func (d *descent) step(u, a, b []float32) {
	g := pull(dense.Dot(u, a) - dense.Dot(u, b))
	last := len(u) - 1
	for k := range u {
		x := u[k]
		if k < last {
			u[k] += d.rate * (g*(a[k]-b[k]) - d.lambda*x)
		}
		if d.learn {
			a[k] += d.rate * (g*x - d.lambda*a[k])
			b[k] += d.rate * (-g*x - d.lambda*b[k])
		}
	}
}

// pull is the derivative of ln σ(x): 1 − σ(x).
func pull(x float32) float32 { return float32(1 / (1 + math.Exp(float64(x)))) }

// ranked scores by BPR's vectors.
type ranked struct {
	trainer BPR
	items   *dense.Matrix
}

func (m *ranked) Items() int { return m.items.Rows }

func (m *ranked) Bytes() int { return 4 * len(m.items.Data) }

func (m *ranked) Score(history []Entry, dst []float32) {
	u := m.person(usable(history, m.Items()))
	for i := range dst {
		dst[i] = dense.Dot(u, m.items.Row(i))
	}
}

func (m *ranked) person(history []Entry) []float32 {
	u := dense.Vector(m.items.Cols)
	u[len(u)-1] = 1
	var has []int32
	for _, e := range history {
		if e.Weight > 0 {
			has = append(has, e.Item)
		}
	}
	slices.Sort(has)
	if len(has) == 0 {
		return u
	}
	step := descent{draws: newRandom(m.trainer.Seed), lambda: float32(m.trainer.Lambda), items: m.items}
	for n := range m.trainer.Steps {
		step.rate = float32(m.trainer.Rate * (1 - float64(n)/float64(m.trainer.Steps)))
		step.draw(u, has, has[n%len(has)])
	}
	return u
}
