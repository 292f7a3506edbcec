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

func TestCrowdIsLargeAndUneven(t *testing.T) {
	const users, items, wanted = 500, 4000, 20_000
	all := Crowd(users, items, wanted, 3)
	if !cmp.Equal(all, Crowd(users, items, wanted, 3)) || cmp.Equal(all, Crowd(users, items, wanted, 4)) {
		t.Error("a crowd does not follow its seed")
	}
	if len(all) < wanted*3/4 || len(all) > wanted*5/4 {
		t.Errorf("%d pairs, want about %d", len(all), wanted)
	}
	once := map[[2]int32]bool{}
	counts := make([]int, items)
	for _, p := range all {
		if p.User < 0 || p.User >= users || p.Item < 0 || p.Item >= items || once[[2]int32{p.User, p.Item}] {
			t.Fatalf("%+v is outside, or there twice", p)
		}
		once[[2]int32{p.User, p.Item}] = true
		counts[p.Item]++
	}
	early, late := 0, 0
	for i := range items / 4 {
		early, late = early+counts[i], late+counts[items-1-i]
	}
	if early < 3*late {
		t.Errorf("the first quarter of the items is met %d times, the last %d times", early, late)
	}
}

func TestTinyCrowds(t *testing.T) {
	for _, size := range [][3]int{{1, 1, 1}, {3, 2, 1}, {2, 7, 1000}} {
		for _, p := range Crowd(size[0], size[1], size[2], 1) {
			if int(p.User) >= size[0] || int(p.Item) >= size[1] {
				t.Errorf("%v: %+v", size, p)
			}
		}
	}
}
