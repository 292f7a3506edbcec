package vec

import "math"

// A Hit is one row of a scan with its score.
type Hit struct {
	Index int
	Score float32
}

// before reports whether h ranks above g: higher score first, lower index on a tie.
func (h Hit) before(g Hit) bool {
	return h.Score > g.Score || h.Score == g.Score && h.Index < g.Index
}

// A Top keeps the k best of the hits offered to it, whatever the order of the offers. Make one with NewTop.
type Top struct {
	k    int
	heap []Hit // the worst at the root
}

// NewTop returns an empty selection of the k best; k below 1 keeps nothing.
func NewTop(k int) *Top {
	return &Top{k: max(k, 0)}
}

// Offer considers one hit. A score that is not a number is refused.
func (t *Top) Offer(index int, score float32) {
	h := Hit{index, score}
	switch {
	case score != score || t.k == 0:
	case len(t.heap) < t.k:
		t.heap = append(t.heap, h)
		t.up(len(t.heap) - 1)
	case h.before(t.heap[0]):
		t.heap[0] = h
		t.down(0, len(t.heap))
	}
}

// Take returns the hits kept, best first, and empties the selection.
func (t *Top) Take() []Hit {
	hits := t.heap
	for n := len(hits) - 1; n > 0; n-- {
		t.heap[0], t.heap[n] = t.heap[n], t.heap[0]
		t.down(0, n)
	}
	t.heap = nil
	return hits
}

func (t *Top) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !t.heap[parent].before(t.heap[i]) {
			return
		}
		t.heap[i], t.heap[parent] = t.heap[parent], t.heap[i]
		i = parent
	}
}

// down lets the hit at i sink among the first n. It compares in place: that is half of the time of a selection.
func (t *Top) down(i, n int) {
	heap := t.heap[:n]
	h := heap[i]
	for child := 2*i + 1; child < len(heap); child = 2*i + 1 {
		c := heap[child]
		if child+1 < len(heap) {
			if d := heap[child+1]; d.Score < c.Score || d.Score == c.Score && d.Index > c.Index {
				child, c = child+1, d
			}
		}
		if h.Score < c.Score || h.Score == c.Score && h.Index >= c.Index {
			break
		}
		heap[i], i = c, child
	}
	heap[i] = h
}

// TopK returns the k best scores, best first, ties by lower index; fewer when there are fewer numbers: what is not a
// number is left out.
func TopK(scores []float32, k int) []Hit { return TopFree(scores, nil, k) }

// TopFree is TopK of the scores that are free: taken says of each whether it is left out, and nil that none is. It panics if
// taken is shorter than scores and not nil.
func TopFree(scores []float32, taken []bool, k int) []Hit {
	top := NewTop(min(k, len(scores)))
	if top.k == 0 {
		return nil
	}
	top.heap = make([]Hit, 0, top.k)
	floor := float32(math.Inf(-1))
	for i, s := range scores {
		// Once full, an equal score of a later index is behind. Few pass, so whether one is taken is asked last.
		if (s > floor || len(top.heap) < top.k) && (taken == nil || !taken[i]) {
			top.Offer(i, s)
			if len(top.heap) == top.k {
				floor = top.heap[0].Score
			}
		}
	}
	return top.Take()
}
