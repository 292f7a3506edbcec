package learn

import (
	"testing"

	"github.com/loge-film/loge/core/learn/dense"
)

func tinyBlend(t testing.TB) (*Blend, *Interactions) {
	_, data := world(t, false)
	trainer, err := New("loge", small["loge"])
	if err != nil {
		t.Fatal(err)
	}
	return fit(t, trainer, data).(*Blend), data
}

// With every residual kept, low rank and residuals together are the dense B, but for int8.
func TestLowRankAndResidualsAreTheDenseModel(t *testing.T) {
	_, data := world(t, false)
	l := DefaultLoge()
	l.IALS.Factors, l.DLAE.Keep = 6, data.Items()
	whole, err := l.DLAE.solve(t.Context(), data, nil)
	if err != nil {
		t.Fatal(err)
	}
	factors, err := l.IALS.fit(t.Context(), data, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.parts(t.Context(), factors, data, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := product(product(unpacked(p.Rows, p.Scales), dense.Transpose(unpacked(p.Middle, p.MiddleScales))), dense.Transpose(unpacked(p.Rows, p.Scales)))
	for i, row := range p.Sparse {
		addRows(p.Sparse, []Entry{{int32(i), 1}}, got.Row(i))
		for j, x := range got.Row(i) {
			if i != j && magnitude(x-whole.Row(i)[j]) > 0.01*largest(whole.Row(i)) {
				t.Fatalf("B[%d][%d] = %v, want %v; %d residuals", i, j, x, whole.Row(i)[j], len(row.Targets))
			}
		}
	}
}

func unpacked(q []int8, scales []float32) *dense.Matrix {
	m := dense.New(len(scales), len(q)/len(scales))
	dequantizeRows(m, q, scales)
	return m
}

func largest(v []float32) float32 {
	var m float32
	for _, x := range v {
		m = max(m, magnitude(x))
	}
	return m
}

// No other M may be nearer: a step in any direction makes |B − YMYᵀ|² larger.
func TestMiddleIsLeastSquares(t *testing.T) {
	y, b := dense.New(20, 3), dense.New(20, 20)
	draws := newRandom(5)
	draws.fill(y.Data, 1)
	draws.fill(b.Data, 1)
	m, err := middle(product(b, y), y)
	if err != nil {
		t.Fatal(err)
	}
	distance := func() float64 {
		ym := product(y, m)
		var sum float64
		for i := range 20 {
			for j := range 20 {
				d := float64(b.Row(i)[j] - dense.Dot(ym.Row(i), y.Row(j)))
				sum += d * d
			}
		}
		return sum
	}
	best := distance()
	for k := range m.Data {
		for _, step := range []float32{0.02, -0.02} {
			m.Data[k] += step
			if d := distance(); d < best {
				t.Errorf("moving M[%d] by %v brings %v below %v", k, step, d, best)
			}
			m.Data[k] -= step
		}
	}
}
