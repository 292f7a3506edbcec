package learn

import "context"

// ItemKNN scores by the items most like those of the history: score_j = Σ_i w_i s_ij over the history's items among the
// Neighbours of j, with shrunk cosine (Sarwar et al. 2001; Deshpande and Karypis 2004). What most film plug-ins do.
// Shape shipped: items × Neighbours pairs of item and float32.
type ItemKNN struct {
	Neighbours int
	Shrink     float64
}

// DefaultItemKNN is tuned on the validation users of ml1m-strong.
func DefaultItemKNN() *ItemKNN { return &ItemKNN{Neighbours: 100, Shrink: 0} }

// Name is "itemknn".
func (*ItemKNN) Name() string { return "itemknn" }

func (k *ItemKNN) fields() []field { return neighbourFields(&k.Neighbours, &k.Shrink, "items") }

func neighbourFields(neighbours *int, shrink *float64, of string) []field {
	return []field{
		integer("neighbours", neighbours, 1, 100000, "how many similar "+of+" speak for an item"),
		number("shrink", shrink, 0, 1e6, "common events at which a similarity counts half; 0 is plain cosine"),
	}
}

// Fit finds the neighbours.
func (k *ItemKNN) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := beginPaired(ctx.Err(), k, data); err != nil {
		return nil, err
	}
	rows := bySource(strongest(similarities(data, k.Shrink), k.Neighbours))
	progress.report(1, 1)
	return &neighbours{rows: rows, stranger: popularity(data)}, nil
}

type neighbours struct {
	rows     [][]source
	stranger []float32
}

func (m *neighbours) Items() int { return len(m.rows) }

func (m *neighbours) Bytes() int { return 8*pairs(m.rows) + 4*len(m.stranger) }

func (m *neighbours) Score(history []Entry, dst []float32) {
	for _, e := range greet(history, m.stranger, dst) {
		for _, to := range m.rows[e.Item] {
			dst[to.item] += float32(e.Weight * to.weight)
		}
	}
}

// ItemKNNRating predicts ratings from the person's ratings of similar items, around the baseline b_ui:
//
//	r̂_uj = b_uj + Σ_i s_ij (r_ui − b_ui) / Σ_i |s_ij|
//
// over the rated items i among the Neighbours of j (Koren 2008). Similarity is the cosine of ratings, or of what is left
// of them above the baseline ("adjusted", Sarwar et al. 2001).
type ItemKNNRating struct {
	Neighbours int
	Shrink     float64
	Similarity string
	Baseline   Baseline
}

// DefaultItemKNNRating is tuned by cross-validation on a part of movielens-small.
func DefaultItemKNNRating() *ItemKNNRating {
	return &ItemKNNRating{Neighbours: 200, Shrink: 20, Similarity: "adjusted", Baseline: DefaultBaseline()}
}

// Name is "itemknn-rating".
func (*ItemKNNRating) Name() string { return "itemknn-rating" }

func (k *ItemKNNRating) fields() []field {
	fields := append(neighbourFields(&k.Neighbours, &k.Shrink, "items"), similarityField(&k.Similarity))
	return append(fields, k.Baseline.fields()...)
}

func similarityField(v *string) field {
	return choice("similarity", v, []string{"cosine", "adjusted"}, "cosine of ratings, or of ratings above the baseline")
}

// Fit finds the baseline and the neighbours.
func (k *ItemKNNRating) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := beginPaired(ctx.Err(), k, data); err != nil {
		return nil, err
	}
	b := k.Baseline.fit(data)
	compared := data
	if k.Similarity == "adjusted" {
		compared = b.residuals(data)
	}
	rows := bySource(strongest(similarities(compared, k.Shrink), k.Neighbours))
	progress.report(1, 1)
	return &ratingNeighbours{baseline: b, rows: rows}, nil
}

type ratingNeighbours struct {
	*baseline
	rows [][]source
}

func (m *ratingNeighbours) Bytes() int { return m.baseline.Bytes() + 8*pairs(m.rows) }

func (m *ratingNeighbours) Score(history []Entry, dst []float32) { m.Rate(history, dst) }

func (m *ratingNeighbours) Rate(history []Entry, dst []float32) {
	history = usable(history, m.Items())
	person := m.person(history)
	weight := make([]float32, len(dst))
	clear(dst)
	for _, e := range history {
		above := e.Weight - m.predict(person, e.Item)
		for _, to := range m.rows[e.Item] {
			dst[to.item] += float32(to.weight * above)
			weight[to.item] += magnitude(to.weight)
		}
	}
	m.settle(person, dst, weight)
}

// settle turns weighted sums of deviations into ratings.
func (b *baseline) settle(person float32, sums, weights []float32) {
	for i := range sums {
		r := b.predict(person, int32(i))
		if weights[i] > 0 {
			r += sums[i] / weights[i]
		}
		sums[i] = b.clip(r)
	}
}
