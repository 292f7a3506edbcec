package learn

import (
	"math"
	"reflect"
	"testing"

	"github.com/loge-film/loge/core/blend"
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

// Of two sides one is the blend's and knows, the other is noise: a crowd that knows gets a great weight, one that is noise
// none.
func TestCrowdIsWeighedByWhatItKnows(t *testing.T) {
	b, data := tinyBlend(t)
	_, people := split(data, 0.5, 1)
	noise := func(history []Entry, dst []float32) {
		draws := newRandom(len(history))
		for i := range dst {
			dst[i] = float32(4 * draws.Float64())
		}
	}
	choose := func(sides Sides) *CrowdChoice {
		steps := 0
		c, err := ChooseCrowd(t.Context(), people, b.Items(), sides, 100, func() { steps++ })
		if err != nil || steps != CrowdSteps(people) || len(c.Tried) != len(CrowdGrid) {
			t.Fatalf("%d steps of %d, %+v, %v", steps, CrowdSteps(people), c, err)
		}
		return c
	}
	knows := choose(func(history []Entry, content, crowd []float32) { b.Score(history, crowd); noise(history, content) })
	ignorant := choose(func(history []Entry, content, crowd []float32) { b.Score(history, content); noise(history, crowd) })
	if knows.Chosen < 0.5 || ignorant.Chosen != 0 {
		t.Errorf("the crowd that knows gets %v, the noise %v", knows.Chosen, ignorant.Chosen)
	}
	if again := choose(func(history []Entry, content, crowd []float32) { b.Score(history, content); noise(history, crowd) }); !reflect.DeepEqual(again, ignorant) {
		t.Errorf("%+v, then %+v", ignorant, again)
	}
}

// The figures are those of the definition, and the chosen weight is the least that is within chance of the best.
func TestCrowdFiguresAddUp(t *testing.T) {
	b, data := tinyBlend(t)
	_, people := split(data, 0.5, 1)
	sides := func(history []Entry, content, crowd []float32) { b.Sides(history, content, crowd) }
	c, err := ChooseCrowd(t.Context(), people, b.Items(), sides, 10, nil)
	if err != nil {
		t.Fatal(err)
	}
	content, crowd, n := make([]float32, b.Items()), make([]float32, b.Items()), 0
	for g, w := range CrowdGrid {
		sum := 0.0
		for _, p := range people {
			if len(p.Given) > 1 && len(p.Hidden) > 0 {
				sides(p.Given[:min(4, len(p.Given))], content, crowd)
				for i := range content {
					content[i] += float32(float32(w) * crowd[i])
				}
				sum += p.ndcg(content, 10)
				n++
			}
		}
		if got := c.ByHistory[1]; math.Abs(got.NDCG[g]*float64(got.People)-sum) > 1e-9 || got.History != 4 || got.People*(g+1) != n {
			t.Errorf("at weight %v and 4 items %v of %d people, want a sum of %v of %d", w, got.NDCG[g], got.People, sum, n/(g+1))
		}
	}
	for _, f := range c.Tried {
		if f.Less < 0 || f.Weight < c.Chosen && f.Less <= f.LessErr || f.Weight == c.Chosen && f.Less > f.LessErr {
			t.Errorf("%v was chosen, and of %v it is said: %+v", c.Chosen, f.Weight, f)
		}
	}
}

func TestTooFewToChooseTheCrowd(t *testing.T) {
	people := make([]Person, fewChoose)
	for p := range people[1:] {
		people[p] = Person{Given: []Entry{{0, 1}}, Hidden: []int32{1}}
	}
	c, err := ChooseCrowd(t.Context(), people, 3, nil, 100, nil)
	if err != nil || c.Chosen != blend.DefaultCrowd || c.People != fewChoose-1 || c.Tried != nil || CrowdSteps(people) != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}
