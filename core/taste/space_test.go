package taste

import (
	"errors"
	"slices"
	"testing"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/vec"
)

// similarity is the definition of Space.Similarity, over dense rows.
func similarity(s *Space, i, j int) float64 {
	dense := func(i int) (latent, sparse []float64) {
		latent, sparse = make([]float64, s.dim), make([]float64, s.Features())
		for k, q := range s.films.Row(i) {
			latent[k] = float64(q) * float64(s.films.Scale(i))
		}
		index, weight, scale := s.films.FilmFeatures(i)
		for k, f := range index {
			sparse[f] = float64(weight[k]) * float64(scale)
		}
		return latent, sparse
	}
	dot := func(a, b []float64) (sum float64) {
		for k := range a {
			sum += a[k] * b[k]
		}
		return sum
	}
	yi, xi := dense(i)
	yj, xj := dense(j)
	beta := float64(s.films.Blend())
	return beta*dot(yi, yj) + (1-beta)*dot(xi, xj)
}

func TestSimilarity(t *testing.T) {
	s := newSpace(small)
	probe := s.NewProbe()
	for i := 0; i < s.Len(); i += 3 {
		probe.MoveTo(i)
		for j := range s.Len() {
			got := s.Similarity(i, j)
			if want := similarity(s, i, j); !near(got, want, 1e-6) {
				t.Fatalf("films %d and %d: %v, the definition gives %v", i, j, got, want)
			}
			if fast := probe.Similarity(j); fast != got {
				t.Fatalf("films %d and %d: the probe gives %v, Similarity %v", i, j, fast, got)
			}
		}
	}
}

// Law: a scanner that keeps its promise changes no score, and all films go through it.
func TestAccelerate(t *testing.T) {
	films := fixture.Large(strip + 100) // more than a scan takes at once
	plain, fast := newSpace(films), newSpace(films)
	scanned := 0
	fast.Accelerate(func(scores, rows, query []float32) {
		scanned += len(scores)
		for i := range scores {
			scores[i] = vec.Dot(query, rows[i*len(query):(i+1)*len(query)])
		}
	})
	evidence := []Evidence{{Film: 3, Target: 1, Confidence: 4, Side: event.AtLeast}, {Film: 90, Target: -1, Confidence: 4, Side: event.AtMost}}
	want, got := make([]float32, films.Len()), make([]float32, films.Len())
	a, b := NewSolver(plain).Solve(evidence), NewSolver(fast).Solve(evidence)
	for name, write := range map[string]func(t *Taste, scores []float32){
		"scores": func(t *Taste, scores []float32) { t.Scores(scores) },
		"whim":   func(t *Taste, scores []float32) { t.Whim(5).Guess(scores) },
	} {
		scanned = 0
		write(a, want)
		write(b, got)
		if !slices.Equal(got, want) || scanned != films.Len() {
			t.Errorf("%s: %d of %d films scanned; equal: %v", name, scanned, films.Len(), slices.Equal(got, want))
		}
	}
}

func TestSimilarityToItself(t *testing.T) {
	s := newSpace(small)
	for i := range s.Len() {
		if got := s.Similarity(i, i); !near(got, 1, 1e-5) {
			t.Errorf("film %d: %v, expected 1", i, got)
		}
	}
}

func TestNearest(t *testing.T) {
	s := newSpace(small)
	for i := 0; i < s.Len(); i += 17 {
		hits := s.Nearest(i, 10)
		for k, hit := range hits {
			if hit.Index == i {
				t.Errorf("film %d is near itself", i)
			}
			if k > 0 && (hit.Score > hits[k-1].Score || hit.Score == hits[k-1].Score && hit.Index < hits[k-1].Index) {
				t.Errorf("film %d: hits %d and %d are out of order", i, k-1, k)
			}
		}
		better := 0
		for j := range s.Len() {
			if j != i && float32(s.Similarity(i, j)) > hits[9].Score {
				better++
			}
		}
		if better > 9 {
			t.Errorf("film %d: %d films are nearer than the tenth", i, better)
		}
	}
}

// The shares of the features that two films have sum to the direct part of their similarity.
func TestShared(t *testing.T) {
	s := newSpace(small)
	latent := newSpace(small)
	latent.blend = 1
	for i := 0; i < s.Len(); i += 11 {
		for j := range s.Len() {
			sum := float64(s.blend) * latent.Similarity(i, j)
			for _, share := range s.Shared(i, j) {
				sum += share.Amount
			}
			if want := s.Similarity(i, j); !near(sum, want, 1e-6) {
				t.Fatalf("films %d and %d: %v, expected %v", i, j, sum, want)
			}
		}
	}
}

func TestNewSpaceNeedsVectors(t *testing.T) {
	if _, err := NewSpace(fixture.SmallFront()); !errors.Is(err, ErrNoVectors) {
		t.Errorf("the error is %v, expected ErrNoVectors", err)
	}
}
