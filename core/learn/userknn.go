package learn

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// UserKNN scores by the people most like the person: score_i = Σ_v s_uv w_vi over the Neighbours most similar users v,
// with shrunk cosine (Herlocker et al. 1999). The device would need everybody's history, which is why Loge does not ship it.
type UserKNN struct {
	Neighbours int
	Shrink     float64
}

// DefaultUserKNN is tuned on the validation users of ml1m-strong.
func DefaultUserKNN() *UserKNN { return &UserKNN{Neighbours: 50, Shrink: 10} }

// Name is "userknn".
func (*UserKNN) Name() string { return "userknn" }

func (k *UserKNN) fields() []field { return neighbourFields(&k.Neighbours, &k.Shrink, "users") }

// Fit keeps the data.
func (k *UserKNN) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), k, data); err != nil {
		return nil, err
	}
	progress.report(1, 1)
	return &crowd{*k, newPeople(data), popularity(data)}, nil
}

type crowd struct {
	trainer UserKNN
	people
	stranger []float32
}

func (m *crowd) Bytes() int { return 8*m.data.Len() + 4*len(m.stranger) }

func (m *crowd) Score(history []Entry, dst []float32) {
	history = greet(history, m.stranger, dst)
	if len(history) == 0 {
		return
	}
	similar := m.similar(history, m.trainer.Shrink)
	for _, v := range similar[:min(m.trainer.Neighbours, len(similar))] {
		row := m.data.User(int(v.item))
		for n, i := range row.IDs {
			dst[i] += float32(v.weight * row.Weights[n])
		}
	}
}

// people answers who is like a person.
type people struct {
	data  *Interactions
	norms []float32 // of each user's weights
}

func newPeople(data *Interactions) people {
	p := people{data, make([]float32, data.Users())}
	for u := range p.norms {
		p.norms[u] = length(data.User(u).Weights)
	}
	return p
}

func length(v []float32) float32 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return float32(math.Sqrt(sum))
}

func (p *people) Items() int { return p.data.Items() }

// similar lists the users with a positive shrunk cosine, the most similar first.
func (p *people) similar(history []Entry, shrink float64) []source {
	dots, common := make([]float32, p.data.Users()), make([]float32, p.data.Users())
	_, weights := unzip(history)
	for _, e := range history {
		column := p.data.Item(int(e.Item))
		for m, v := range column.IDs {
			dots[v] += float32(e.Weight * column.Weights[m])
			common[v]++
		}
	}
	norm := length(weights)
	var similar []source
	for v, dot := range dots {
		if s := cosine(dot, norm, p.norms[v]) * shrunk(max(common[v], 1), shrink); s > 0 {
			similar = append(similar, source{int32(v), s})
		}
	}
	slices.SortFunc(similar, func(a, b source) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.item, b.item))
	})
	return similar
}

// UserKNNRating predicts ratings from those of similar people, each around their own baseline:
//
//	r̂_ui = b_ui + Σ_v s_uv (r_vi − b_vi) / Σ_v |s_uv|
//
// over the Neighbours most similar users v who rated i (Herlocker et al. 1999; Desrosiers and Karypis 2011). Similarity is
// the cosine of ratings, or of ratings above the baseline ("adjusted").
type UserKNNRating struct {
	Neighbours int
	Shrink     float64
	Similarity string
	Baseline   Baseline
}

// DefaultUserKNNRating is tuned by cross-validation on a part of movielens-small.
func DefaultUserKNNRating() *UserKNNRating {
	return &UserKNNRating{Neighbours: 60, Shrink: 10, Similarity: "adjusted", Baseline: DefaultBaseline()}
}

// Name is "userknn-rating".
func (*UserKNNRating) Name() string { return "userknn-rating" }

func (k *UserKNNRating) fields() []field {
	fields := append(neighbourFields(&k.Neighbours, &k.Shrink, "users"), similarityField(&k.Similarity))
	return append(fields, k.Baseline.fields()...)
}

// Fit keeps the data and what its ratings have above the baseline.
func (k *UserKNNRating) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := begin(ctx.Err(), k, data); err != nil {
		return nil, err
	}
	b := k.Baseline.fit(data)
	m := &ratingCrowd{baseline: b, trainer: *k, above: b.residuals(data)}
	m.compared = newPeople(m.above)
	if k.Similarity == "cosine" {
		m.compared = newPeople(data)
	}
	progress.report(1, 1)
	return m, nil
}

type ratingCrowd struct {
	*baseline
	trainer  UserKNNRating
	above    *Interactions // ratings above the baseline
	compared people        // what similarity looks at
}

func (m *ratingCrowd) Bytes() int { return m.baseline.Bytes() + 8*m.above.Len() }

func (m *ratingCrowd) Score(history []Entry, dst []float32) { m.Rate(history, dst) }

func (m *ratingCrowd) Rate(history []Entry, dst []float32) {
	history = usable(history, m.Items())
	person := m.person(history)
	seen := slices.Clone(history)
	if m.trainer.Similarity == "adjusted" {
		for n, e := range seen {
			seen[n].Weight -= m.predict(person, e.Item)
		}
	}
	weights, counts := make([]float32, len(dst)), make([]int, len(dst))
	clear(dst)
	for _, v := range m.compared.similar(seen, m.trainer.Shrink) {
		row := m.above.User(int(v.item))
		for n, i := range row.IDs {
			if counts[i] < m.trainer.Neighbours {
				counts[i]++
				dst[i] += float32(v.weight * row.Weights[n])
				weights[i] += v.weight
			}
		}
	}
	m.settle(person, dst, weights)
}
