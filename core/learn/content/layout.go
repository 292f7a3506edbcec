package content

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/loge-film/loge/core/vec"
)

const (
	neighbours = 12  // of a film, that pull it on the map
	strangers  = 5   // films drawn at random that push it, for each pull
	maxPulls   = 4.0 // longest step of one pull or push, so that near-equal places do not explode
	spread     = 10  // width of the map while it moves; the pulls are of length 1 at best
)

// layout places the rows of an n×dim matrix of unit vectors in the square -1..1 so that like films lie near each other:
// it starts from the two principal components and lets each film be pulled by its nearest neighbours and pushed by
// random others, by the gradient of cross-entropy under the kernel 1/(1+d²) (McInnes, Healy and Melville 2018, with
// a = b = 1 and a plain neighbour graph). Distances between far groups mean nothing.
func layout(vectors []float32, dim int, seed uint64) [][2]float32 {
	places := principal(vectors, dim)
	stretch(places, spread)
	edges := graph(vectors, dim, neighbours)
	random := rand.New(rand.NewPCG(seed, 0x3a9))
	rounds := 400
	if len(places) > 5000 {
		rounds = 150
	}
	for round := range rounds {
		step := 1 - float64(round)/float64(rounds)
		for i, near := range edges {
			for _, h := range near {
				pull(places, i, h.Index, step)
				for range strangers {
					push(places, i, random.IntN(len(places)), step)
				}
			}
		}
	}
	return square(places)
}

type place [2]float64

// pull moves i and j towards each other.
func pull(places []place, i, j int, step float64) {
	dx, dy := places[i][0]-places[j][0], places[i][1]-places[j][1]
	force := step * 2 / (1 + float64(dx*dx) + float64(dy*dy))
	mx, my := bounded(force*dx), bounded(force*dy)
	places[i][0], places[i][1] = places[i][0]-mx, places[i][1]-my
	places[j][0], places[j][1] = places[j][0]+mx, places[j][1]+my
}

// push moves i away from j.
func push(places []place, i, j int, step float64) {
	dx, dy := places[i][0]-places[j][0], places[i][1]-places[j][1]
	square := float64(dx*dx) + float64(dy*dy)
	force := step * 2 / ((0.001 + square) * (1 + square))
	places[i][0] += bounded(force * dx)
	places[i][1] += bounded(force * dy)
}

func bounded(x float64) float64 { return max(-maxPulls, min(maxPulls, x)) }

// graph returns the k nearest rows of each row by inner product, best first, without itself and what points away.
func graph(vectors []float32, dim, k int) [][]vec.Hit {
	const block = 64 // rows that share one buffer of scores
	n := len(vectors) / dim
	edges := make([][]vec.Hit, n)
	parallel((n+block-1)/block, func(b int) {
		scores := make([]float32, n)
		for i := b * block; i < min(n, (b+1)*block); i++ {
			vec.Scan(scores, vectors, vectors[i*dim:(i+1)*dim])
			scores[i] = float32(math.NaN())
			edges[i] = slices.DeleteFunc(vec.TopK(scores, k), func(h vec.Hit) bool { return h.Score <= 0 })
		}
	})
	return edges
}

// principal returns the coordinates of the rows along the two principal axes of all.
func principal(vectors []float32, dim int) []place {
	n := len(vectors) / dim
	centred := mat.NewDense(n, dim, nil)
	for j := range dim {
		var mean float64
		for i := range n {
			mean += float64(vectors[i*dim+j])
		}
		mean /= float64(n)
		for i := range n {
			centred.Set(i, j, float64(vectors[i*dim+j])-mean)
		}
	}
	covariance := mat.NewSymDense(dim, nil)
	covariance.SymOuterK(1, centred.T())
	var eigen mat.EigenSym
	places := make([]place, n)
	if !eigen.Factorize(covariance, true) {
		return places
	}
	var axes mat.Dense
	eigen.VectorsTo(&axes)
	for axis := range min(2, dim) {
		column := mat.Col(nil, dim-1-axis, &axes)
		fixSign(column)
		for i := range n {
			places[i][axis] = mat.Dot(centred.RowView(i), mat.NewVecDense(dim, column))
		}
	}
	return places
}

// stretch scales places so that their mean square along each axis is that of a uniform spread of the given width.
func stretch(places []place, width float64) {
	for axis := range 2 {
		var sum float64
		for _, p := range places {
			sum += float64(p[axis] * p[axis])
		}
		if deviation := math.Sqrt(sum / float64(len(places))); deviation > 0 {
			for i := range places {
				places[i][axis] *= width / math.Sqrt(12) / deviation
			}
		}
	}
}

// square maps places into -1..1, the middle of each axis to 0 and its outer tenths beyond a half or so: a film that
// drifted far off bends the scale instead of squeezing the others together.
func square(places []place) [][2]float32 {
	out := make([][2]float32, len(places))
	values := make([]float64, len(places))
	for axis := range 2 {
		for i, p := range places {
			values[i] = p[axis]
		}
		slices.Sort(values)
		middle := values[len(values)/2]
		width := (values[len(values)*9/10] - values[len(values)/10]) / 2
		for i, p := range places {
			if width > 0 {
				u := (p[axis] - middle) / width
				out[i][axis] = float32(u / math.Sqrt(1+float64(u*u)))
			}
		}
	}
	return out
}
