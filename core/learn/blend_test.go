package learn

import (
	"bytes"
	"math"
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

func TestBlendSurvivesItsBytes(t *testing.T) {
	b, data := tinyBlend(t)
	code := b.Encode()
	again, err := DecodeBlend(code)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(code, again.Encode()) {
		t.Error("the second encoding differs")
	}
	x, y := make([]float32, b.Items()), make([]float32, b.Items())
	for u := range data.Users() {
		b.Score(data.History(u, nil), x)
		again.Score(data.History(u, nil), y)
		same(t, x, y)
	}
	for cut := range code {
		if _, err := DecodeBlend(code[:cut]); err == nil {
			t.Fatalf("the first %d of %d bytes decode", cut, len(code))
		}
	}
}

func FuzzDecodeBlend(f *testing.F) {
	b, _ := tinyBlend(f)
	f.Add(b.Encode())
	f.Add([]byte(blendMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := DecodeBlend(data)
		if err != nil {
			return
		}
		b.Score([]Entry{{0, 1}, {int32(b.Items() - 1), 1}}, make([]float32, b.Items()))
		if again, err := DecodeBlend(b.Encode()); err != nil || again.Items() != b.Items() {
			t.Fatalf("what decodes once does not decode twice: %v", err)
		}
	})
}

// With every residual kept, low rank and residuals together are the dense B, but for int8.
func TestLowRankAndResidualsAreTheDenseModel(t *testing.T) {
	_, data := world(t, false)
	l := DefaultLoge()
	l.IALS.Factors, l.DLAE.Keep = 6, data.Items()
	b := fit(t, l, data).(*Blend)
	whole, err := l.DLAE.solve(t.Context(), data, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, want := make([]float32, b.Items()), make([]float32, b.Items())
	for i := range b.Items() {
		b.Linear([]Entry{{int32(i), 1}}, got)
		(&linear{weights: whole}).Score([]Entry{{int32(i), 1}}, want)
		for j := range got {
			if i != j && magnitude(got[j]-want[j]) > 0.01*largest(whole.Row(i)) {
				t.Fatalf("B[%d][%d] = %v, want %v", i, j, got[j], want[j])
			}
		}
	}
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
	m, err := middle(b, y)
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

func TestWeightsFollowTheirKnots(t *testing.T) {
	w := Weights{1, 0.7, 0.5, 0.1, 0.3}
	for n, want := range map[int]float64{0: 1, 1: 1, 2: 0.9, 4: 0.7, 10: 0.6, 16: 0.5, 40: 0.3, 64: 0.1, 160: 0.2, 256: 0.3, 1000: 0.3} {
		if got := w.At(n); math.Abs(float64(got)-want) > 1e-6 {
			t.Errorf("%d items: %v, want %v", n, got, want)
		}
	}
}

func TestStandardize(t *testing.T) {
	x := []float32{1, 2, 3, 6}
	standardize(x)
	var sum, squares float64
	for _, v := range x {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	if math.Abs(sum) > 1e-6 || math.Abs(squares/4-1) > 1e-6 {
		t.Errorf("mean %v, variance %v", sum/4, squares/4)
	}
	y := []float32{2, 2}
	if standardize(y); y[0] != 0 || y[1] != 0 {
		t.Errorf("equal scores become %v", y)
	}
}
