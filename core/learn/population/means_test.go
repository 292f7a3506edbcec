package population

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/prior"
)

func rated(film int32, values ...float32) []Rated {
	var all []Rated
	for _, v := range values {
		all = append(all, Rated{film, v})
	}
	return all
}

func TestScaleOf(t *testing.T) {
	for _, c := range []struct {
		want   Scale
		values []float32
	}{
		{5, []float32{0.5, 5}}, {5, []float32{1, 2}}, {10, []float32{1, 5.5}}, {100, []float32{0, 87}},
		{NoScale, nil}, {NoScale, []float32{1, 1, 1}}, {NoScale, []float32{-1, 1}}, {NoScale, []float32{3, 412}},
	} {
		if got := ScaleOf(rated(0, c.values...)); got != c.want {
			t.Errorf("%v: %v, expected %v", c.values, got, c.want)
		}
	}
}

func TestMeansByHand(t *testing.T) {
	all := append(rated(0, 1, 2, 3, 4, 5, 5), rated(2, 5, 5, 5, 5)...)
	all = append(all, rated(7, 1, 1, 1, 1, 1)...)
	want := []prior.Mean{{Stars: 3.34, People: 5}, {}, {}}
	if diff := cmp.Diff(want, Means(3, all, 5)); diff != "" {
		t.Error(diff)
	}
	want = []prior.Mean{{Stars: 3.4, People: 5}} // 0 is half a star, 11 is off the scale
	if diff := cmp.Diff(want, Means(1, rated(0, 0, 10, 10, 9, 4, 11), 10)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]prior.Mean{{}}, Means(1, rated(0, 1, 1, 1, 1, 1, 1), NoScale)); diff != "" {
		t.Error(diff)
	}
}

// Whatever the scale, a rating means the same share of it; and nothing is told that RoundMean would not tell.
func TestMeansKnowTheScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		halves := rapid.SliceOfN(rapid.IntRange(1, 10), 1, 40).Draw(t, "ratings")
		tables := map[Scale][]Rated{}
		sum := 0
		for _, h := range halves {
			sum += h
			for _, s := range []Scale{5, 10, 100} {
				tables[s] = append(tables[s], Rated{0, float32(h) * float32(s) / 10})
			}
		}
		want := prior.RoundMean(float64(sum)/float64(len(halves))/2, len(halves))
		for s, all := range tables {
			got := Means(1, all, s)[0]
			if got.People != want.People || math.Abs(got.Stars-want.Stars) > prior.StarStep+1e-9 {
				t.Fatalf("scale %v: %+v, expected %+v", s, got, want)
			}
			if _, err := prior.EncodeMeans([]prior.Mean{got}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
