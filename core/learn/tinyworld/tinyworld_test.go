package tinyworld

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSameSeedSameWorld(t *testing.T) {
	if diff := cmp.Diff(New(7), New(7)); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(New(7), New(8)) {
		t.Error("seeds 7 and 8 make the same world")
	}
}

func TestPeopleFollowTheirTaste(t *testing.T) {
	w := New(1)
	var count, ratings [3]float64
	for _, p := range w.Train {
		like := Affinity(p.User, p.Item)
		count[like]++
		ratings[like] += float64(p.Rating)
	}
	if noise := count[0] / float64(len(w.Train)); noise < 0.05 || noise > 0.15 {
		t.Errorf("noise is %.3f of the interactions, want about 0.1", noise)
	}
	if ratings[0]/count[0] > 2 || ratings[2]/count[2] < 4 {
		t.Errorf("mean ratings by affinity: %v over %v", ratings, count)
	}
}

func TestStrangersAreSplit(t *testing.T) {
	for n, p := range New(1).People {
		if len(p.Given) == 0 || len(p.Hidden) == 0 {
			t.Errorf("person %d has %d given and %d hidden items", n, len(p.Given), len(p.Hidden))
		}
	}
}
