package learn

import (
	"context"
	"errors"

	"github.com/loge-film/loge/core/learn/dense"
	"github.com/loge-film/loge/core/vec"
)

// ContentCosine scores by what items are, not by who met them: the cosine between an item's content vector and the
// weighted sum of those of the history (Pazzani and Billsus 2007). It needs Interactions.WithContent. Shape shipped: items × Dim
// int8 and a scale an item.
type ContentCosine struct{}

// DefaultContentCosine has no parameters to set.
func DefaultContentCosine() *ContentCosine { return &ContentCosine{} }

// Name is "content".
func (*ContentCosine) Name() string { return "content" }

func (*ContentCosine) fields() []field { return nil }

var errContent = errors.New("no content vectors: this model needs to know what the items are")

// Fit brings the vectors to unit length.
func (c *ContentCosine) Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if data.Content() == nil {
		return nil, errContent
	}
	m := dense.New(data.Items(), data.Content().Dim)
	copy(m.Data, data.Content().Data)
	for i := range m.Rows {
		vec.Normalize(m.Row(i))
	}
	q, scales := quantizeRows(m)
	dequantizeRows(m, q, scales)
	progress.report(1, 1)
	return &described{vectors: m, stranger: popularity(data)}, nil
}

type described struct {
	vectors  *dense.Matrix
	stranger []float32
}

func (m *described) Items() int { return m.vectors.Rows }

func (m *described) Bytes() int { return len(m.vectors.Data) + 5*m.vectors.Rows }

func (m *described) Score(history []Entry, dst []float32) {
	u := make([]float32, m.vectors.Cols)
	for _, e := range usable(history, m.Items()) {
		dense.Axpy(e.Weight, m.vectors.Row(int(e.Item)), u)
	}
	if vec.Normalize(u) == 0 {
		copy(dst, m.stranger)
		return
	}
	for i := range dst {
		dst[i] = dense.Dot(u, m.vectors.Row(i))
	}
}
