package rank

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/rng"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/vec"
)

// cloud is a world of films with random directions and genres; no two choices are ever equally good there.
type cloud struct {
	at      int
	vectors [][]float64
	genres  [][]uint16
	wanted  []float64
	hits    []vec.Hit
}

func newCloud(films int, seed uint64) *cloud {
	random := rng.New(seed)
	w := &cloud{wanted: make([]float64, 6)}
	for i := range films {
		v, length := make([]float64, 12), 0.0
		for k := range v {
			v[k] = math.Abs(random.Normal())
			length += v[k] * v[k]
		}
		for k := range v {
			v[k] /= math.Sqrt(length)
		}
		w.vectors = append(w.vectors, v)
		first := uint16(random.Uint64() % 6)
		w.genres = append(w.genres, []uint16{first, (first + 1 + uint16(random.Uint64()%5)) % 6}[:1+random.Uint64()%2])
		w.hits = append(w.hits, vec.Hit{Index: i, Score: float32(random.Float64())})
	}
	slices.SortFunc(w.hits, func(a, b vec.Hit) int { return descending(float64(a.Score)*1e6, float64(b.Score)*1e6) })
	for g := range 4 {
		w.wanted[g] = 0.25
	}
	return w
}

func (w *cloud) MoveTo(i int)             { w.at = i }
func (w *cloud) Similarity(j int) float64 { return w.between(w.at, j) }
func (w *cloud) of(i int) []uint16        { return w.genres[i] }

func (w *cloud) between(i, j int) (sum float64) {
	for k := range w.vectors[i] {
		sum += w.vectors[i][k] * w.vectors[j][k]
	}
	return sum
}

// naive chooses greedily by the worth of whole lists, reckoned anew for each.
func naive(hits []vec.Hit, k int, worth func(list []int) float64) []int {
	score := map[int]float32{}
	for _, h := range hits {
		score[h.Index] = h.Score
	}
	var list []int
	for range min(k, len(hits)) {
		best, value := -1, math.Inf(-1)
		for _, h := range hits {
			if v := worth(append(slices.Clone(list), h.Index)); !slices.Contains(list, h.Index) && v > value {
				best, value = h.Index, v
			}
		}
		list = append(list, best)
	}
	return list
}

// determinant is Gaussian elimination.
func determinant(m [][]float64) float64 {
	det := 1.0
	for a := range m {
		det *= m[a][a]
		for b := a + 1; b < len(m); b++ {
			f := m[b][a] / m[a][a]
			for c := a; c < len(m); c++ {
				m[b][c] -= f * m[a][c]
			}
		}
	}
	return det
}

// Each reranker chooses what its definition says, reckoned naively.
func TestRerankersDoWhatTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newCloud(rapid.IntRange(1, 24).Draw(t, "films"), rapid.Uint64().Draw(t, "seed"))
		k, relevance := rapid.IntRange(0, 9).Draw(t, "k"), rapid.Float64Range(0.2, 0.95).Draw(t, "relevance")
		scores := make([]float64, len(w.hits))
		for _, h := range w.hits {
			scores[h.Index] = float64(h.Score) / float64(w.hits[0].Score)
		}
		total := func(list []int) (sum float64) {
			for _, i := range list {
				sum += relevance * scores[i]
			}
			return sum
		}
		check := func(name string, got []int, worth func(list []int) float64) {
			if want := naive(w.hits, k, worth); !slices.Equal(got, want) {
				t.Fatalf("%s chooses %v, by definition %v", name, got, want)
			}
		}
		check("mmr", spread(w.hits, k, w, relevance), func(list []int) float64 {
			last, near := list[len(list)-1], 0.0
			for _, i := range list[:len(list)-1] {
				near = max(near, w.between(i, last))
			}
			return relevance*scores[last] - (1-relevance)*near
		})
		check("calibrated", calibrate(w.hits, k, w.wanted, w.of, relevance), func(list []int) float64 {
			kl := 0.0
			for g, p := range w.wanted {
				q := 0.0
				for _, i := range list {
					if slices.Contains(w.genres[i], uint16(g)) {
						q += 1 / float64(len(w.genres[i])) / float64(len(list))
					}
				}
				if p > 0 {
					kl += p * math.Log2(p/(0.99*q+0.01*p))
				}
			}
			return total(list) - (1-relevance)*kl
		})
		check("dpp", determinantal(w.hits, k, w, relevance), func(list []int) float64 {
			kernel := make([][]float64, len(list))
			for a, i := range list {
				for _, j := range list {
					kernel[a] = append(kernel[a], w.between(i, j))
				}
			}
			return total(list) + (1-relevance)/2*math.Log2(determinant(kernel))
		})
	})
}

// With λ = 1 each reranker leaves the order of the scores; copies of one film come last in a determinantal choice.
func TestRerankersAtTheEnds(t *testing.T) {
	w := newCloud(30, 5)
	var order []int
	for _, h := range w.hits[:8] {
		order = append(order, h.Index)
	}
	for name, got := range map[string][]int{
		"mmr": spread(w.hits, 8, w, 1), "calibrated": calibrate(w.hits, 8, w.wanted, w.of, 1), "dpp": determinantal(w.hits, 8, w, 1),
		"nothing wanted": calibrate(w.hits, 8, make([]float64, 6), w.of, 0.5),
	} {
		if !slices.Equal(got, order) {
			t.Errorf("%s chooses %v, the order is %v", name, got, order)
		}
	}
	copied := []vec.Hit{{Index: 3, Score: 1}, {Index: 3, Score: 0.9}, {Index: 7, Score: 0.1}}
	if got := determinantal(copied, 3, w, 0.7); !slices.Equal(got, []int{3, 7, 3}) {
		t.Errorf("of a film, its copy and another: %v", got)
	}
}

func TestLog2(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(1e-300, 1e300).Draw(t, "x")
		if got, want := log2(x), math.Log2(x); math.Abs(got-want) > 1e-13*(1+math.Abs(want)) {
			t.Fatalf("log2(%v) = %v, want %v", x, got, want)
		}
	})
}

// Calibrating brings the genres of the first shelf nearer to those of the person, for everybody of the test world.
func TestCalibrated(t *testing.T) {
	ranker, solver := open(t, small)
	for _, films := range people {
		req := likes(t, solver, films)
		plain := judge(ranker, req, 0, MMR).miscalibration
		if got := judge(ranker, req, Usual, Calibrated).miscalibration; got > plain {
			t.Errorf("%s: mis-calibration %.3f, in the order of the scores %.3f", films[0], got, plain)
		}
	}
}

// A verdict is how good the films of For you are, hero included.
type verdict struct{ score, distance, miscalibration float64 }

// judge returns the mean taste score as a share of the best possible list's, the mean distance between two films, and
// the divergence of the genres from the person's in bits.
func judge(r *Ranker, req Request, a Adventure, by Reranker) verdict {
	tab := &table{Ranker: r, Request: req, used: req.Excluded}
	tab.Adventure, tab.Rerank = a, by
	scores := make([]float32, r.pack.Len())
	req.Taste.Scores(scores)
	candidates := tab.best(pool*req.PerShelf, anything, func(i int) float32 { return scores[i] + r.prior[i] })
	films, amounts := tab.rerank(candidates, req.PerShelf+1), make([]float64, len(r.pack.Vocabulary().Genres))
	var v verdict
	most := 0.0
	for n, i := range films {
		v.score += float64(scores[i] + r.prior[i])
		most += float64(candidates[n].Score)
		addGenres(amounts, r.pack.Genres(i), 1)
	}
	v.score /= most
	v.distance, _ = distanceAndFame(r, films)
	v.miscalibration = divergence(tab.favouriteGenres(), amounts)
	return v
}

// BenchmarkRerankers reports, averaged over the persons of the test world, what each reranker makes of For you at some
// adventures: the mean score as a share of the best list's, the distance between films, and the mis-calibration in bits.
func BenchmarkRerankers(b *testing.B) {
	space, err := taste.NewSpace(small)
	if err != nil {
		b.Fatal(err)
	}
	ranker, solver := New(small, space), taste.NewSolver(space)
	for _, by := range []Reranker{MMR, Calibrated, DPP} {
		for _, a := range []Adventure{0, 0.15, Usual, 0.65, 1} {
			b.Run(fmt.Sprint(by, "/adventure=", a), func(b *testing.B) {
				var mean verdict
				for b.Loop() {
					mean = verdict{}
					for _, films := range people {
						v := judge(ranker, likes(b, solver, films), a, by)
						mean.score += v.score / float64(len(people))
						mean.distance += v.distance / float64(len(people))
						mean.miscalibration += v.miscalibration / float64(len(people))
					}
				}
				b.ReportMetric(mean.score, "score")
				b.ReportMetric(mean.distance, "distance")
				b.ReportMetric(mean.miscalibration, "miscalibration")
			})
		}
	}
}

// BenchmarkRerank measures the choice of 10 of 200 candidates.
func BenchmarkRerank(b *testing.B) {
	p := fixture.Large(2000)
	space, err := taste.NewSpace(p)
	if err != nil {
		b.Fatal(err)
	}
	probe, hits := space.NewProbe(), make([]vec.Hit, 200)
	for c := range hits {
		hits[c] = vec.Hit{Index: c * 7, Score: 1 - float32(c)/300}
	}
	wanted := make([]float64, len(p.Vocabulary().Genres))
	for g := range wanted {
		wanted[g] = 1 / float64(len(wanted))
	}
	for name, choose := range map[string]func(){
		"mmr":        func() { spread(hits, 10, probe, 0.75) },
		"calibrated": func() { calibrate(hits, 10, wanted, p.Genres, 0.75) },
		"dpp":        func() { determinantal(hits, 10, probe, 0.75) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				choose()
			}
		})
	}
}
