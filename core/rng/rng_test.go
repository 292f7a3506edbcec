package rng

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The numbers are those of the reference implementation (prng.di.unimi.it/splitmix64.c) for this seed.
func TestReference(t *testing.T) {
	s := New(1234567)
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := s.Uint64(); got != want {
			t.Errorf("number %d is %d, want %d", i, got, want)
		}
	}
}

// Law: equal seeds give equal numbers, and a copy goes on where the Source stands.
func TestRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		a, b := New(seed), Source(seed)
		for range 5 {
			if x, y := a.Uint64(), b.Uint64(); x != y {
				t.Fatalf("%d and %d", x, y)
			}
		}
		if c := *a; c.Float64() != b.Float64() {
			t.Fatal("a copy goes another way")
		}
	})
}

func TestRanges(t *testing.T) {
	s := New(1)
	const n, draws = 7, 70_000
	var counts [n]int
	sum, squares := 0.0, 0.0
	for range draws {
		counts[s.Below(n)]++
		if f := s.Float64(); f < 0 || f >= 1 {
			t.Fatalf("%v is not in 0..1", f)
		}
		x := s.Normal()
		if math.Abs(x) > 6 {
			t.Fatalf("%v is not in -6..6", x)
		}
		sum, squares = sum+x, squares+x*x
	}
	for k, c := range counts { // five standard errors
		if math.Abs(float64(c)-draws/n) > 5*math.Sqrt(draws/n) {
			t.Errorf("%d comes %d times of %d", k, c, draws)
		}
	}
	if mean, variance := sum/draws, squares/draws; math.Abs(mean) > 0.02 || math.Abs(variance-1) > 0.03 {
		t.Errorf("mean %v, variance %v", mean, variance)
	}
}

// Law: a shuffle loses nothing, and each element comes to each place equally often.
func TestShuffle(t *testing.T) {
	s := New(2)
	const n, draws = 5, 20_000
	var counts [n][n]int
	for range draws {
		v := []int{0, 1, 2, 3, 4}
		Shuffle(s, v)
		for place, x := range v {
			counts[x][place]++
		}
		if slices.Sort(v); !slices.Equal(v, []int{0, 1, 2, 3, 4}) {
			t.Fatalf("%v", v)
		}
	}
	for x := range counts {
		for place, c := range counts[x] {
			if math.Abs(float64(c)-draws/n) > 5*math.Sqrt(draws/n) {
				t.Errorf("%d comes to place %d %d times of %d", x, place, c, draws)
			}
		}
	}
	Shuffle(s, []int(nil))
}
