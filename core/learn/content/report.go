package content

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/loge-film/loge/core/vec"
)

// A Report says how large the problem was and what the approximations cost.
type Report struct {
	Films    int
	Features int
	Entries  int     // features of all films together
	Energy   float64 // share of the squared length of all rows that the vectors hold, 0..1
	Pairs    int     // pairs of films that the errors were measured on
	SVD      Error   // cosine of vectors against cosine of sparse rows
	Int8     Error   // cosine of quantised vectors against cosine of float32 ones
}

// An Error sums up absolute differences.
type Error struct{ Mean, P99, Max float64 }

const samplePairs = 200_000

// measure fills the report from a fixed sample of pairs of different films.
func measure(m *Model, seed uint64) Report {
	r := Report{Films: len(m.Rows), Features: len(m.Features), Pairs: samplePairs}
	for i, row := range m.Rows {
		r.Entries += len(row.Index)
		r.Energy += float64(m.Norms[i]) * float64(m.Norms[i]) / float64(r.Films)
	}
	quantised := quantise(m)
	svd, int8s := make([]float64, samplePairs), make([]float64, samplePairs)
	random := rand.New(rand.NewPCG(seed, 0x9a1))
	for k := range samplePairs {
		i, j := random.IntN(r.Films), random.IntN(r.Films-1)
		if j >= i {
			j++
		}
		cosine := float64(vec.Dot(m.vector(i), m.vector(j)))
		svd[k] = math.Abs(cosine - float64(m.Rows[i].Dot(m.Rows[j])))
		int8s[k] = math.Abs(cosine - float64(vec.Dot(quantised[i*m.Dim:(i+1)*m.Dim], quantised[j*m.Dim:(j+1)*m.Dim])))
	}
	r.SVD, r.Int8 = summarise(svd), summarise(int8s)
	return r
}

// quantise returns the vectors as a reader of the pack sees them.
func quantise(m *Model) []float32 {
	out := make([]float32, len(m.Vectors))
	q := make([]int8, m.Dim)
	for i := range m.Rows {
		scale := vec.Quantize(q, m.vector(i))
		vec.Dequantize(out[i*m.Dim:(i+1)*m.Dim], q, scale)
	}
	return out
}

// summarise sorts errors and sums them up.
func summarise(errors []float64) Error {
	slices.Sort(errors)
	var sum float64
	for _, e := range errors {
		sum += e
	}
	n := len(errors)
	return Error{Mean: sum / float64(n), P99: errors[n*99/100], Max: errors[n-1]}
}
