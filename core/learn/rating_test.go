package learn

import (
	"math"
	"testing"

	"github.com/loge-film/loge/core/learn/tinyworld"
)

// rmse is over the hidden ratings of the strangers.
func rmse(w tinyworld.World, m Rater) float64 {
	var sum, n float64
	dst := make([]float32, m.Items())
	for _, p := range w.People {
		m.Rate(given(p, true), dst)
		for _, hidden := range p.Hidden {
			d := float64(dst[hidden.Item] - hidden.Rating)
			sum += d * d
			n++
		}
	}
	return math.Sqrt(sum / n)
}

// In the tiny world a rating is 4.5, 3.5 or 1.5 by affinity, give or take a half: who knows the taste is off by 0.5, who
// knows only the biases by 1.1.
func TestRatersPredictRatings(t *testing.T) {
	w, data := world(t, true)
	for _, info := range Models() {
		if !info.Rates {
			continue
		}
		trainer, err := New(info.Name, small[info.Name])
		if err != nil {
			t.Fatal(err)
		}
		m, ok := fit(t, trainer, data).(Rater)
		if !ok {
			t.Errorf("%s is said to predict ratings and does not", info.Name)
			continue
		}
		if got := rmse(w, m); got > 0.95 {
			t.Errorf("%s: RMSE %.3f, want at most 0.95", info.Name, got)
		}
		dst := make([]float32, w.Items)
		m.Rate([]Entry{{0, 5}, {2, 5}, {4, 5}, {6, 5}}, dst)
		for i, r := range dst {
			if r < 1 || r > 5 {
				t.Errorf("%s rates item %d with %v", info.Name, i, r)
			}
		}
	}
}

// The oracle follows the printed formula for one user and item, with similarities in float64 from the definition.
func TestUserKNNRatingFollowsItsFormula(t *testing.T) {
	w, data := world(t, true)
	trainer := DefaultUserKNNRating()
	trainer.Neighbours, trainer.Shrink = 1000, 4
	m := fit(t, trainer, data).(*ratingCrowd)
	history := given(w.People[0], true)
	person := m.person(history)
	got := make([]float32, w.Items)
	m.Rate(history, got)
	for item := range int32(w.Items) {
		var sum, weight float64
		for v := range data.Users() {
			row := m.above.User(v)
			var dot, common, mine, theirs, here float64
			rated := false
			for n, i := range row.IDs {
				theirs += float64(row.Weights[n]) * float64(row.Weights[n])
				if i == item {
					rated, here = true, float64(row.Weights[n])
				}
				for _, e := range history {
					if e.Item == i {
						dot += float64(e.Weight-m.predict(person, i)) * float64(row.Weights[n])
						common++
					}
				}
			}
			for _, e := range history {
				d := float64(e.Weight - m.predict(person, e.Item))
				mine += d * d
			}
			if s := dot / math.Sqrt(mine*theirs) * common / (common + 4); rated && s > 0 {
				sum += s * here
				weight += s
			}
		}
		want := float64(m.predict(person, item))
		if weight > 0 {
			want += sum / weight
		}
		want = max(1, min(5, want))
		if math.Abs(float64(got[item])-want) > 1e-4 {
			t.Errorf("item %d: %v, want %v", item, got[item], want)
		}
	}
}

func TestItemSimilarityIsTheShrunkCosine(t *testing.T) {
	data := must(t, 3, 2, []Interaction{{0, 0, 1, 0}, {0, 1, 2, 0}, {1, 0, 3, 0}, {1, 1, 1, 0}, {2, 1, 2, 0}})
	s := similarities(data, 6)
	want := (1*2 + 3*1) / (math.Sqrt(10) * 3) * 2 / (2 + 6)
	if math.Abs(float64(s.Row(0)[1])-want) > 1e-6 || s.Row(0)[1] != s.Row(1)[0] || s.Row(0)[0] != 0 {
		t.Errorf("similarities %v, want %v off the diagonal", s.Data, want)
	}
}

func TestBaselineIsTheDampedMean(t *testing.T) {
	data := must(t, 2, 2, []Interaction{{0, 0, 5, 0}, {0, 1, 3, 0}, {1, 0, 4, 0}})
	b := Baseline{ItemDamping: 1, UserDamping: 2}.fit(data)
	if b.mean != 4 || b.low != 3 || b.high != 5 {
		t.Errorf("mean %v, range %v to %v", b.mean, b.low, b.high)
	}
	item0, item1 := 1.0/3, -1.0/2
	user := ((5 - 4 - item0) + (3 - 4 - item1)) / 4
	if got := b.predict(b.person(data.History(0, nil)), 1); math.Abs(float64(got)-(4+user+item1)) > 1e-6 {
		t.Errorf("user 0, item 1: %v, want %v", got, 4+user+item1)
	}
}
