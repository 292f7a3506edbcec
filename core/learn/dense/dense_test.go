package dense

import (
	"errors"
	"math"
	"testing"

	"context"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

// positive is a random matrix XᵀX + I of size n, made from a seed.
func positive(n int, seed uint64) *Matrix {
	x := New(n+3, n)
	for i := range x.Data {
		seed = seed*6364136223846793005 + 1442695040888963407
		x.Data[i] = float32(int32(seed>>32)) / (1 << 31)
	}
	g := Gram(x)
	for i := range n {
		g.Row(i)[i]++
	}
	return g
}

func toMat(m *Matrix) *mat.Dense {
	d := mat.NewDense(m.Rows, m.Cols, nil)
	d.Apply(func(i, j int, _ float64) float64 { return float64(m.Row(i)[j]) }, d)
	return d
}

func furthest(t *testing.T, got *Matrix, want mat.Matrix) float64 {
	t.Helper()
	var worst float64
	for i := range got.Rows {
		for j, x := range got.Row(i) {
			worst = max(worst, math.Abs(float64(x)-want.At(i, j)))
		}
	}
	return worst
}

func TestGramIsTheProduct(t *testing.T) {
	m := positive(70, 3)
	var want mat.Dense
	want.Mul(toMat(m).T(), toMat(m))
	if worst := furthest(t, Gram(m), &want); worst > 1e-3 {
		t.Errorf("off by %g", worst)
	}
}

// Sizes on both sides of the panel and of the tile, and below one of each.
func TestInvertAgainstGonum(t *testing.T) {
	for _, n := range []int{1, 2, 63, 64, 65, 255, 256, 257, 600} {
		a := positive(n, uint64(n))
		var want mat.Dense
		if err := want.Inverse(toMat(a)); err != nil {
			t.Fatal(err)
		}
		for i := range n { // the upper triangle must not be read
			for j := i + 1; j < n; j++ {
				a.Row(i)[j] = float32(math.NaN())
			}
		}
		if err := InvertSPD(t.Context(), a, nil); err != nil {
			t.Fatal(err)
		}
		if worst := furthest(t, a, &want); worst > 2e-5 {
			t.Errorf("n = %d: off by %g", n, worst)
		}
	}
}

func TestInvertRefuses(t *testing.T) {
	a := New(3, 3)
	if err := InvertSPD(t.Context(), a, nil); !errors.Is(err, ErrNotPositive) {
		t.Errorf("zeros: %v", err)
	}
	a.Data[0] = float32(math.NaN())
	if err := InvertSPD(t.Context(), a, nil); !errors.Is(err, ErrNotPositive) {
		t.Errorf("NaN: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := InvertSPD(ctx, positive(5, 1), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestSolveAgainstGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		a := positive(n, rapid.Uint64().Draw(t, "seed"))
		b := make([]float32, n)
		for i := range b {
			b[i] = rapid.Float32Range(-10, 10).Draw(t, "b")
		}
		var want mat.VecDense
		right := mat.NewVecDense(n, nil)
		for i, x := range b {
			right.SetVec(i, float64(x))
		}
		if err := want.SolveVec(toMat(a), right); err != nil {
			t.Fatal(err)
		}
		if !Factor(a.Data, n) {
			t.Fatal("not positive definite")
		}
		Solve(a.Data, n, b)
		for i, x := range b {
			if math.Abs(float64(x)-want.AtVec(i)) > 1e-3 {
				t.Fatalf("x[%d] = %v, want %v", i, x, want.AtVec(i))
			}
		}
	})
}

func TestFactorRefusesTheIndefinite(t *testing.T) {
	if Factor([]float32{1, 0, 2, 1}, 2) {
		t.Error("an indefinite matrix has a factor")
	}
}

func TestAddOuterIsTheOuterProduct(t *testing.T) {
	y := []float32{1, -2, 3}
	a := make([]float32, 9)
	AddOuter(a, 0.5, y)
	for i := range 3 {
		for j := range i + 1 {
			if a[i*3+j] != 0.5*y[i]*y[j] {
				t.Errorf("[%d][%d] = %v", i, j, a[i*3+j])
			}
		}
	}
}

func TestParallelDoesEachTaskOnce(t *testing.T) {
	for _, n := range []int{0, 1, 5, 1000} {
		done := make([]int, n)
		Parallel(n, func(worker, task int) {
			if worker < 0 || worker >= Workers() {
				t.Errorf("worker %d", worker)
			}
			done[task]++
		})
		for task, times := range done {
			if times != 1 {
				t.Errorf("task %d of %d done %d times", task, n, times)
			}
		}
	}
}

func BenchmarkInvert3500(b *testing.B) {
	for b.Loop() {
		a := New(3500, 3500)
		for i := range a.Rows {
			a.Row(i)[i] = 2
		}
		if err := InvertSPD(b.Context(), a, nil); err != nil {
			b.Fatal(err)
		}
	}
}
