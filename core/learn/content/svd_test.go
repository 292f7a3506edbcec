package content

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// randomRows gives unit rows of n features each, some features much more common than others.
func randomRows(random *rand.Rand, rows, cols, n int) []Row {
	out := make([]Row, rows)
	for i := range out {
		weight := map[uint32]float32{}
		for range n {
			weight[uint32(float64(cols)*math.Pow(random.Float64(), 2))] = float32(0.1 + random.Float64())
		}
		for f := range uint32(cols) {
			if w, ok := weight[f]; ok {
				out[i].Index, out[i].Weight = append(out[i].Index, f), append(out[i].Weight, w)
			}
		}
	}
	return out
}

func toDense(x *sparse) *mat.Dense {
	d := mat.NewDense(x.rows, x.cols, nil)
	for i := range x.rows {
		for k := x.start[i]; k < x.start[i+1]; k++ {
			d.Set(i, int(x.index[k]), x.value[k])
		}
	}
	return d
}

func mustDecompose(t *testing.T, x *sparse, dim int) (dense, []float64) {
	t.Helper()
	right, singular, err := decompose(x, dim, 7)
	if err != nil {
		t.Fatal(err)
	}
	return right, singular
}

// The singular values are gonum's, and the vectors span the same space: projecting on either keeps the same lengths.
func TestDecomposeAgainstGonum(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, shape := range [][2]int{{40, 30}, {30, 60}, {200, 150}, {120, 400}} {
		x := newSparse(randomRows(random, shape[0], shape[1], 8), shape[1])
		const dim = 10
		right, singular := mustDecompose(t, x, dim)
		var oracle mat.SVD
		if !oracle.Factorize(toDense(x), mat.SVDThin) {
			t.Fatal("gonum cannot factorise")
		}
		values := oracle.Values(nil)
		for k, s := range singular {
			if math.Abs(s-values[k]) > 1e-5*values[0] {
				t.Errorf("%v: singular value %d is %v, want %v", shape, k, s, values[k])
			}
		}
		var v mat.Dense
		oracle.VTo(&v)
		for k := range singular {
			var cosine float64
			for i := range shape[1] {
				cosine += right.row(i)[k] * v.At(i, k)
			}
			if math.Abs(math.Abs(cosine)-1) > 1e-3 {
				t.Errorf("%v: vector %d has cosine %v with gonum's, want 1", shape, k, cosine)
			}
		}
	}
}

// Laws: the columns are orthonormal, the largest component of each is positive, the values fall and are positive.
func TestDecomposeLaws(t *testing.T) {
	x := newSparse(randomRows(rand.New(rand.NewPCG(2, 2)), 150, 90, 6), 90)
	right, singular := mustDecompose(t, x, 20)
	for a := range singular {
		var largest float64
		for i := range right.rows {
			if v := right.row(i)[a]; math.Abs(v) > math.Abs(largest) {
				largest = v
			}
		}
		if largest <= 0 {
			t.Errorf("vector %d: largest component %v, want positive", a, largest)
		}
		if singular[a] <= 0 || a > 0 && singular[a] > singular[a-1] {
			t.Errorf("singular values %v, want positive and falling", singular)
		}
		for b := range singular {
			var dot float64
			for i := range right.rows {
				dot += right.row(i)[a] * right.row(i)[b]
			}
			want := 0.0
			if a == b {
				want = 1
			}
			if math.Abs(dot-want) > 1e-8 {
				t.Errorf("columns %d and %d have product %v, want %v", a, b, dot, want)
			}
		}
	}
}

// A matrix of rank 3 gives three dimensions, however many are asked for.
func TestDecomposeLowRank(t *testing.T) {
	var rows []Row
	for i := range 30 {
		rows = append(rows, Row{[]uint32{uint32(2 * (i % 3)), uint32(2*(i%3) + 1)}, []float32{0.6, 0.8}})
	}
	right, singular := mustDecompose(t, newSparse(rows, 6), 64)
	if len(singular) != 3 || right.cols != 3 {
		t.Fatalf("%d singular values and %d vectors, want 3", len(singular), right.cols)
	}
	for _, s := range singular {
		if math.Abs(s-math.Sqrt(10)) > 1e-6 {
			t.Errorf("singular values %v, want √10 three times", singular)
		}
	}
}

func TestTransposeAndTimesAgainstDense(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	x := newSparse(randomRows(random, 20, 15, 4), 15)
	d := gaussian(15, 5, 9)
	var want mat.Dense
	want.Mul(toDense(x), mat.NewDense(15, 5, d.data))
	if got := x.times(d); !mat.EqualApprox(mat.NewDense(20, 5, got.data), &want, 1e-12) {
		t.Error("times differs from the dense product")
	}
	if !mat.Equal(toDense(x.transpose()), toDense(x).T()) {
		t.Error("transpose differs from the dense one")
	}
}
