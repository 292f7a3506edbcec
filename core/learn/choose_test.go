package learn

import (
	"math"
	"testing"
)

func TestNDCGByHand(t *testing.T) {
	scores := []float32{5, 4, 4, 3, 9}
	// Item 4 is known; the order is 0, 1, 2, 3, and 1 and 3 are to be found: ranks 1 and 3 of four.
	got := (&Person{Given: []Entry{{4, 1}}, Hidden: []int32{3, 1}}).ndcg(scores, 100)
	want := (1/math.Log2(3) + 1/math.Log2(5)) / (1 + 1/math.Log2(3))
	if math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, want %v", got, want)
	}
	if got := (&Person{Hidden: []int32{0, 2}}).ndcg([]float32{3, 2, 1}, 1); got != 1 {
		t.Errorf("with one place, taken by a hidden item: %v", got)
	}
	// Item 2 is sought among 2, 3 and 4: item 3 is better, 0 and 1 do not count.
	sampled := &Person{Given: []Entry{{0, 1}}, Hidden: []int32{2}, Among: []int32{2, 3, 4}}
	if got := sampled.ndcg([]float32{9, 8, 5, 6, 1}, 10); math.Abs(got-1/math.Log2(3)) > 1e-12 {
		t.Errorf("second of three: %v", got)
	}
	if got := sampled.ndcg([]float32{9, 8, 5, 6, 1}, 1); got != 0 {
		t.Errorf("second of three, one place: %v", got)
	}
}

func TestChosenWeightsAreTheBest(t *testing.T) {
	b, data := tinyBlend(t)
	_, people := split(data, 0.3, 1)
	b.Weights = ChooseWeights(b, people, 100)
	quality := func() (sum float64) {
		for _, p := range people {
			history := p.Given[:min(4, len(p.Given))]
			if len(p.Given) < 2 || len(p.Hidden) == 0 {
				continue
			}
			dst, other := make([]float32, b.Items()), make([]float32, b.Items())
			b.Sides(history, dst, other)
			share := b.Weights.At(4)
			for i := range dst {
				dst[i] = float32(share*dst[i]) + float32((1-share)*other[i])
			}
			sum += p.ndcg(dst, 100)
		}
		return sum
	}
	best := quality()
	for _, w := range []float64{0, 0.25, 0.5, 0.75, 1} {
		if b.Weights[1] = w; quality() > best+1e-9 {
			t.Errorf("%v at 4 items is better than what was chosen", w)
		}
	}
}

func TestNobodyToChooseOn(t *testing.T) {
	b, _ := tinyBlend(t)
	if got := ChooseWeights(b, []Person{{}, {Given: []Entry{{0, 1}}}}, 100); got != b.Weights {
		t.Errorf("weights %v, want %v", got, b.Weights)
	}
}

func TestSplitSharesOutEverything(t *testing.T) {
	_, data := world(t, false)
	rest, people := split(data, 0.25, 1)
	n := rest.Len()
	for _, p := range people {
		n += len(p.Given) + len(p.Hidden)
	}
	if n != data.Len() || len(people) < 30 || len(people) > 90 {
		t.Errorf("%d of %d interactions, %d people of %d", n, data.Len(), len(people), data.Users())
	}
}

func TestValidationChoosesWeights(t *testing.T) {
	w, data := world(t, false)
	l := DefaultLoge()
	l.IALS.Factors, l.IALS.Lambda, l.DLAE.Keep, l.Validation = 6, 0.1, 10, 0.2
	m := fit(t, l, data)
	if got := auc(w, m, false); got < 0.8 {
		t.Errorf("AUC %.4f", got)
	}
}
