package learn

import (
	"context"
	"math"

	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/rng"
)

// Logistic is one logistic regression an item, on the TF-IDF of the person's behaviour: P(j) = σ(b_j + Σ_i f_i W_ij), where
// f_i = w_i·idf_i over the history, brought to unit length, idf_i = ln(users/n_i) + 1 and W_jj = 0, so that an item is
// predicted from the others. Fitted by stochastic gradient with one Adagrad rate a row (Duchi et al. 2011) and L2 decay,
// then pruned to the Keep strongest weights of each item. Shape shipped: items × Keep pairs of item and float32.
type Logistic struct {
	Epochs int
	Rate   float64
	Decay  float64
	Keep   int
	Seed   int
}

// DefaultLogistic is tuned on the validation users of ml1m-strong.
func DefaultLogistic() *Logistic {
	return &Logistic{Epochs: 8, Rate: 0.05, Decay: 1e-5, Keep: 200, Seed: 1}
}

// Name is "logistic".
func (*Logistic) Name() string { return "logistic" }

func (p *Logistic) fields() []field {
	return []field{
		integer("epochs", &p.Epochs, 1, 10000, "passes over the users"),
		number("rate", &p.Rate, 1e-6, 100, "learning rate before Adagrad's scaling"),
		number("decay", &p.Decay, 0, 1, "L2 penalty"),
		integer("keep", &p.Keep, 1, 100000, "weights that remain for each item"),
		integer("seed", &p.Seed, 0, math.MaxInt32, "seed of the order of users"),
	}
}

// Fit meets the users in a new random order each epoch.
func (p *Logistic) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := beginPaired(ctx.Err(), p, data); err != nil {
		return nil, err
	}
	g := newRegressions(data)
	order := make([]int32, data.Users())
	for u := range order {
		order[u] = int32(u)
	}
	draws := newRandom(p.Seed)
	var history []Entry
	for epoch := range p.Epochs {
		rng.Shuffle(&draws.Source, order)
		for _, u := range order {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			history = data.History(int(u), history[:0])
			g.learn(history, float32(p.Rate), float32(p.Decay))
		}
		progress.report(epoch+1, p.Epochs)
	}
	rows := bySource(strongest(g.weights, p.Keep))
	return &logistic{rows: rows, idf: g.idf, bias: g.bias}, nil
}

// regressions are in training.
type regressions struct {
	weights   *dense.Matrix // row i is what item i of a history says
	idf, bias []float32
	seen      []float32 // Adagrad: sum of squares by row
	seenBias  float32
	pull      []float32 // scratch
}

func newRegressions(data *Interactions) *regressions {
	n := data.Items()
	g := &regressions{weights: dense.New(n, n), idf: make([]float32, n), bias: make([]float32, n),
		seen: make([]float32, n), pull: dense.Vector(n)}
	for i := range g.idf {
		met := float64(len(data.Item(i).IDs))
		users := float64(data.Users())
		g.idf[i] = float32(math.Log(users/max(1, met)) + 1)
		g.bias[i] = float32(math.Log((met + 0.1) / (users - met + 0.1)))
	}
	return g
}

// tfidf is the history as features of unit length.
func tfidf(history []Entry, idf []float32) []Entry {
	out := make([]Entry, len(history))
	var sum float64
	for n, e := range history {
		w := e.Weight * idf[e.Item]
		out[n] = Entry{e.Item, w}
		sum += float64(w) * float64(w)
	}
	for n := range out {
		if sum > 0 {
			out[n].Weight /= float32(math.Sqrt(sum))
		}
	}
	return out
}

// gradient writes σ(z) − y, the slope of the log loss by each logit, to pull, and gives the features that it came from.
func (g *regressions) gradient(history []Entry) []Entry {
	f := tfidf(history, g.idf)
	copy(g.pull, g.bias)
	for _, e := range f {
		dense.Axpy(e.Weight, g.weights.Row(int(e.Item)), g.pull)
	}
	for j, z := range g.pull {
		g.pull[j] = 1 - pull(z)
	}
	for _, e := range history {
		if e.Weight > 0 {
			g.pull[e.Item]--
		}
	}
	return f
}

func (g *regressions) learn(history []Entry, rate, decay float32) {
	if len(history) == 0 {
		return
	}
	f := g.gradient(history)
	size := dense.Dot(g.pull, g.pull) / float32(len(g.pull))
	for _, e := range f {
		row := g.weights.Row(int(e.Item))
		g.seen[e.Item] += e.Weight * e.Weight * size
		step := rate / float32(math.Sqrt(float64(g.seen[e.Item])+1e-8))
		if decay > 0 {
			dense.Axpy(-step*decay, row, row)
		}
		dense.Axpy(-step*e.Weight, g.pull, row)
		row[e.Item] = 0
	}
	g.seenBias += size
	dense.Axpy(-rate/float32(math.Sqrt(float64(g.seenBias)+1)), g.pull, g.bias)
}

type logistic struct {
	rows      [][]source
	idf, bias []float32
}

func (m *logistic) Items() int { return len(m.rows) }

func (m *logistic) Bytes() int { return 8*pairs(m.rows) + 8*len(m.bias) }

func (m *logistic) Score(history []Entry, dst []float32) {
	copy(dst, m.bias)
	for _, e := range tfidf(usable(history, m.Items()), m.idf) {
		for _, to := range m.rows[e.Item] {
			dst[to.item] += float32(e.Weight * to.weight)
		}
	}
}
