package learn

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/loge-film/loge/core/learn/dense"
)

// part is the tiny world cut down to 30 items, as data and as a dense matrix.
func part(t *testing.T) (*Interactions, *mat.Dense) {
	w, data := world(t, false)
	small := data.filter(func(one *Interaction) bool { return one.Item < 30 })
	var list []Interaction
	x := mat.NewDense(w.Users, 30, nil)
	for one := range small.Each {
		list = append(list, one)
		x.Set(int(one.User), int(one.Item), float64(one.Weight))
	}
	return must(t, w.Users, 30, list), x
}

// inverse is (XᵀX + Λ)⁻¹ by brute force; ridge gives Λ from the diagonal of XᵀX.
func inverse(t *testing.T, x *mat.Dense, ridge func(count float64) float64) (p, g *mat.Dense) {
	t.Helper()
	g, p = new(mat.Dense), new(mat.Dense)
	g.Mul(x.T(), x)
	a := mat.DenseCopyOf(g)
	for i := range a.RawMatrix().Rows {
		a.Set(i, i, g.At(i, i)+ridge(g.At(i, i)))
	}
	if err := p.Inverse(a); err != nil {
		t.Fatal(err)
	}
	return p, g
}

func near(t *testing.T, name string, got *dense.Matrix, want func(i, j int) float64, tolerance float64) {
	t.Helper()
	for i := range got.Rows {
		for j, x := range got.Row(i) {
			if math.Abs(float64(x)-want(i, j)) > tolerance {
				t.Fatalf("%s[%d][%d] = %v, want %v", name, i, j, x, want(i, j))
			}
		}
	}
}

func TestEASEAgainstBruteForce(t *testing.T) {
	data, x := part(t)
	m := fit(t, &EASE{Lambda: 20}, data).(*linear)
	p, _ := inverse(t, x, func(float64) float64 { return 20 })
	near(t, "B", m.weights, func(i, j int) float64 {
		if i == j {
			return 0
		}
		return -p.At(i, j) / p.At(j, j)
	}, 1e-5)
}

func TestDLAEAgainstBruteForce(t *testing.T) {
	data, x := part(t)
	trainer := &DLAE{Solver: "dense", Neighbours: 30, Lambda: 10, Dropout: 0.25}
	ridge := func(count float64) float64 { return 10 + count/3 }
	p, g := inverse(t, x, ridge)
	var b mat.Dense
	b.Mul(p, g) // (G + Λ)⁻¹ G, the form of the paper
	near(t, "B", fit(t, trainer, data).(*linear).weights, func(i, j int) float64 {
		if i == j {
			return 0
		}
		return b.At(i, j)
	}, 1e-5)
	trainer.Emphasis = true
	near(t, "emphasised B", fit(t, trainer, data).(*linear).weights, func(i, j int) float64 {
		if i == j {
			return 0
		}
		return -p.At(i, j) / p.At(j, j)
	}, 1e-5)
}

// Keeping all sources and fitting them again must change nothing but the rounding to int8.
func TestRefitOfEverythingIsTheDenseModel(t *testing.T) {
	data, _ := part(t)
	for _, emphasis := range []bool{false, true} {
		whole := fit(t, &DLAE{Solver: "dense", Neighbours: 30, Lambda: 10, Dropout: 0.25, Emphasis: emphasis}, data).(*linear)
		sparse := fit(t, &DLAE{Solver: "dense", Neighbours: 30, Lambda: 10, Dropout: 0.25, Emphasis: emphasis, Keep: 30, Refit: true}, data).(*SparseLinear)
		nearRows(t, sparse.Rows(), whole.weights)
	}
}

// With every item a neighbour and every source kept the local solver is the dense model, but for int8.
func TestLocalSolverOfEverythingIsTheDenseModel(t *testing.T) {
	data, _ := part(t)
	for _, emphasis := range []bool{false, true} {
		whole := fit(t, &DLAE{Solver: "dense", Neighbours: 30, Lambda: 10, Dropout: 0.25, Emphasis: emphasis}, data).(*linear)
		local := fit(t, &DLAE{Solver: "local", Neighbours: 30, Lambda: 10, Dropout: 0.25, Emphasis: emphasis}, data).(*SparseLinear)
		nearRows(t, local.Rows(), whole.weights)
	}
}

// Of sources that overlap the local solver keeps those that the regression on all neighbours makes strongest.
func TestLocalSolverPrunesAfterTheRegression(t *testing.T) {
	data, _ := part(t)
	d := &DLAE{Solver: "local", Neighbours: 30, Lambda: 10, Dropout: 0.25, Keep: 5, Refit: true}
	r := d.regression(data)
	columns, err := r.search(t.Context(), nil)
	if err == nil {
		err = r.prune(t.Context(), columns)
	}
	if err != nil {
		t.Fatal(err)
	}
	whole := fit(t, &DLAE{Solver: "dense", Neighbours: 30, Lambda: 10, Dropout: 0.25}, data).(*linear).weights
	for j, want := range strongest(whole, 5) {
		for n, s := range columns[j] {
			if s.item != want[n].item {
				t.Fatalf("column %d keeps %v, the dense model's strongest are %v", j, columns[j], want)
			}
		}
	}
}

func nearRows(t *testing.T, rows []SparseRow, want *dense.Matrix) {
	t.Helper()
	for i, row := range rows {
		for n, j := range row.Targets {
			if got := float32(row.Weights[n]) * row.Scale; magnitude(got-want.Row(i)[j]) > 0.51*row.Scale+1e-5 {
				t.Fatalf("B[%d][%d] = %v, want %v, scale %v", i, j, got, want.Row(i)[j], row.Scale)
			}
		}
	}
}

func TestPruningKeepsTheStrongest(t *testing.T) {
	data, _ := part(t)
	whole := fit(t, &DLAE{Solver: "dense", Neighbours: 30, Lambda: 10, Dropout: 0.25}, data).(*linear).weights
	for j, column := range strongest(whole, 5) {
		least := magnitude(column[0].weight)
		kept := map[int32]bool{}
		for _, s := range column {
			least = min(least, magnitude(s.weight))
			kept[s.item] = true
		}
		for i := range whole.Rows {
			if !kept[int32(i)] && magnitude(whole.Row(i)[j]) > least {
				t.Fatalf("column %d lost %v and kept %v", j, whole.Row(i)[j], least)
			}
		}
		if len(column) != 5 {
			t.Fatalf("column %d keeps %d", j, len(column))
		}
	}
}

func TestBalanceWeighsUsers(t *testing.T) {
	data := must(t, 2, 3, []Interaction{{0, 0, 1, 0}, {1, 0, 1, 0}, {1, 1, 1, 0}, {1, 2, 1, 0}})
	balanced := (&DLAE{Balance: 1}).balanced(data)
	for u, want := range []float64{2, 2.0 / 3} { // mean of 2 events over 1 and 3
		if w := float64(balanced.User(u).Weights[0]); math.Abs(w*w-want) > 1e-6 {
			t.Errorf("user %d has weight² %v, want %v", u, w*w, want)
		}
	}
}

func TestSparseBytesAreCounted(t *testing.T) {
	s := &SparseLinear{rows: []SparseRow{{Targets: []int32{1, 200}, Weights: []int8{1, 2}}}, stranger: make([]float32, 3)}
	if got, want := s.Bytes(), 3+(2+4+2+1+2); got != want { // gaps 1 and 198 take one and two bytes
		t.Errorf("%d bytes, want %d", got, want)
	}
}
