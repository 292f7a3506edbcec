package vec

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Laws: no element is off by more than half a step, signs are kept, the largest magnitude becomes MaxQ, and quantising
// what was dequantised changes nothing.
func TestQuantizeRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Float32Range(-1e3, 1e3), 1, 80).Draw(t, "v")
		q, back := make([]int8, len(v)), make([]float32, len(v))
		scale := Quantize(q, v)
		Dequantize(back, q, scale)
		largest := 0.0
		for i := range v {
			if diff := math.Abs(float64(v[i]) - float64(q[i])*float64(scale)); scale > 1e-30 && diff > float64(scale)*0.5001 {
				t.Fatalf("element %d: %v became %v of scale %v", i, v[i], q[i], scale)
			}
			if float64(q[i])*float64(v[i]) < 0 {
				t.Fatalf("element %d: %v became %v", i, v[i], q[i])
			}
			largest = max(largest, math.Abs(float64(q[i])))
		}
		if scale > 1e-30 && largest != MaxQ {
			t.Fatalf("largest magnitude %v, want %d", largest, MaxQ)
		}
		again := make([]int8, len(v))
		if Quantize(again, back); scale > 1e-30 && string(bytesOf(again)) != string(bytesOf(q)) {
			t.Fatalf("quantised again %v, want %v", again, q)
		}
	})
}

func bytesOf(q []int8) []byte {
	b := make([]byte, len(q))
	for i, x := range q {
		b[i] = byte(x)
	}
	return b
}

func TestQuantizeNothing(t *testing.T) {
	for _, v := range [][]float32{{}, {0, 0}, {1, float32(math.NaN())}, {float32(math.Inf(-1)), 1}, {math.SmallestNonzeroFloat32}} {
		q := []int8{9, 9}
		if scale := Quantize(q[:len(v)], v); scale != 0 {
			t.Errorf("Quantize(%v) has scale %v, want 0", v, scale)
		}
		for _, x := range q[:len(v)] {
			if x != 0 {
				t.Errorf("Quantize(%v) left %v", v, q)
			}
		}
	}
}

func FuzzQuantize(f *testing.F) {
	f.Add(float32(1), float32(-2), float32(0))
	f.Add(float32(math.MaxFloat32), float32(1e-45), float32(math.Inf(1)))
	f.Fuzz(func(t *testing.T, a, b, c float32) {
		q := make([]int8, 3)
		scale := Quantize(q, []float32{a, b, c})
		if scale < 0 || scale != scale || math.IsInf(float64(scale), 0) {
			t.Errorf("scale %v", scale)
		}
		for _, x := range q {
			if x < -MaxQ {
				t.Errorf("element %d, want at least %d", x, -MaxQ)
			}
		}
	})
}

func TestDotI8AgainstNaive(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for n := range 200 {
		a, b := randomInts(random, n), randomInts(random, n)
		var want int64
		for i := range a {
			want += int64(a[i]) * int64(b[i])
		}
		if got := DotI8(a, b); int64(got) != want {
			t.Errorf("DotI8 of %d elements = %d, want %d", n, got, want)
		}
	}
}

func randomInts(random *rand.Rand, n int) []int8 {
	v := make([]int8, n)
	for i := range v {
		v[i] = int8(random.IntN(2*MaxQ+1) - MaxQ)
	}
	return v
}

func quantizeRows(rows []float32, dim int) (q []int8, scales []float32) {
	q, scales = make([]int8, len(rows)), make([]float32, len(rows)/dim)
	for i := range scales {
		scales[i] = Quantize(q[i*dim:(i+1)*dim], rows[i*dim:(i+1)*dim])
	}
	return q, scales
}

// The int8 scan stays within the error that its rounding allows: half a step of each element of either side.
func TestScanI8AgainstFloat(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	const dim, n = 64, 100
	rows, query := randomFloats(random, n*dim), randomFloats(random, dim)
	q, scales := quantizeRows(rows, dim)
	qq := make([]int8, dim)
	scale := Quantize(qq, query)
	scores := make([]float32, n)
	ScanI8(scores, q, scales, qq, scale)
	for i, s := range scores {
		var bound float64
		for j := range dim {
			x, y := math.Abs(float64(query[j])), math.Abs(float64(rows[i*dim+j]))
			bound += x*float64(scales[i])/2 + y*float64(scale)/2 + float64(scale*scales[i])/4
		}
		if want, _ := naiveDot(query, rows[i*dim:(i+1)*dim]); math.Abs(float64(s)-want) > bound {
			t.Errorf("row %d: %v, want %v to within %v", i, s, want, bound)
		}
	}
}

func BenchmarkScanI8x20k64(b *testing.B) {
	random := rand.New(rand.NewPCG(7, 8))
	rows, query := randomInts(random, 20_000*64), randomInts(random, 64)
	scores, scales := make([]float32, 20_000), make([]float32, 20_000)
	b.SetBytes(int64(len(rows)))
	for b.Loop() {
		ScanI8(scores, rows, scales, query, 1)
	}
}
