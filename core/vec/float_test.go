package vec

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"pgregory.net/rapid"
)

// naiveDot is the oracle: one sum in float64, where products of float32 are exact.
func naiveDot(a, b []float32) (sum, magnitude float64) {
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
		magnitude += math.Abs(float64(a[i]) * float64(b[i]))
	}
	return sum, magnitude
}

func randomFloats(random *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = 2*random.Float32() - 1
	}
	return v
}

func TestDotAgainstNaive(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		a, b := randomFloats(random, n), randomFloats(random, n+n%3)
		want, magnitude := naiveDot(a, b)
		if got := float64(Dot(a, b)); math.Abs(got-want) > 1e-6*magnitude {
			t.Errorf("Dot of %d elements = %v, want %v", n, got, want)
		}
	}
}

// Law: a scan gives each row's Dot to the bit.
func TestScanIsDot(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, dim := range []int{1, 3, 4, 7, 64, 65} {
		rows, query := randomFloats(random, 50*dim), randomFloats(random, dim)
		scores := make([]float32, 50)
		Scan(scores, rows, query)
		for i, s := range scores {
			if want := Dot(query, rows[i*dim:]); s != want {
				t.Errorf("dim %d row %d: %v, want %v", dim, i, s, want)
			}
		}
	}
}

func TestAddScaled(t *testing.T) {
	sum := []float32{1, 2, 3}
	AddScaled(sum, 2, []float32{10, 20, 30, 40})
	if sum[0] != 21 || sum[1] != 42 || sum[2] != 63 {
		t.Errorf("got %v, want [21 42 63]", sum)
	}
}

// Laws: a normalised vector has length 1, normalising gives the length back, and scaling changes no direction.
func TestNormalize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Float32Range(-1e6, 1e6), 1, 100).Draw(t, "v")
		length := Norm(v)
		unit := append([]float32(nil), v...)
		if got := Normalize(unit); got != length {
			t.Fatalf("length %v, want %v", got, length)
		}
		if length > 0 && math.Abs(Norm(unit)-1) > 1e-6 {
			t.Fatalf("length %v after normalising, want 1", Norm(unit))
		}
		if length > 1e-3 && math.Abs(float64(Cosine(unit, v))-1) > 1e-6 {
			t.Fatalf("cosine %v to itself, want 1", Cosine(unit, v))
		}
	})
}

func TestNormalizeWithoutDirection(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, v := range [][]float32{{}, {0, 0}, {1, nan}, {inf, 2}} {
		if got := Normalize(v); got != 0 {
			t.Errorf("length %v, want 0", got)
		}
		for _, x := range v {
			if x != 0 {
				t.Errorf("left %v, want zeros", v)
			}
		}
	}
	if got := Cosine([]float32{1, 0}, []float32{0, 0}); got != 0 {
		t.Errorf("cosine with nothing = %v, want 0", got)
	}
}

// The bits of every kernel on fixed input are the same on every platform. UPDATE=1 rewrites the file; it was written on
// linux/amd64 and holds under js/wasm too.
func TestBitsAreTheSameEverywhere(t *testing.T) {
	const golden = "testdata/bits.bin"
	got := kernelBits()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the kernels give other bits than %s", golden)
	}
}

func kernelBits() []byte {
	random := rand.New(rand.NewPCG(5, 6))
	var out bytes.Buffer
	for dim := 1; dim <= 128; dim += 9 {
		rows, query := randomFloats(random, 8*dim), randomFloats(random, dim)
		scores := make([]float32, 8)
		Scan(scores, rows, query)
		write(&out, scores)
		q, scales := quantizeRows(rows, dim)
		qq := make([]int8, dim)
		ScanI8(scores, q, scales, qq, Quantize(qq, query))
		write(&out, scores)
		AddScaled(query, 0.3, rows)
		write(&out, query)
		write(&out, Normalize(query))
		write(&out, Cosine(query, rows))
		a, b := positiveDefinite(random, 12)
		Cholesky(a, 12)
		Solve(a, b)
		write(&out, b)
	}
	return out.Bytes()
}

func write(out *bytes.Buffer, v any) {
	if err := binary.Write(out, binary.LittleEndian, v); err != nil {
		panic(err)
	}
}

func BenchmarkScan20k64(b *testing.B) {
	random := rand.New(rand.NewPCG(7, 8))
	rows, query := randomFloats(random, 20_000*64), randomFloats(random, 64)
	scores := make([]float32, 20_000)
	b.SetBytes(int64(4 * len(rows)))
	for b.Loop() {
		Scan(scores, rows, query)
	}
}

func BenchmarkScanNaive20k64(b *testing.B) {
	random := rand.New(rand.NewPCG(7, 8))
	rows, query := randomFloats(random, 20_000*64), randomFloats(random, 64)
	scores := make([]float32, 20_000)
	for b.Loop() {
		for i := range scores {
			sum := float32(0)
			for j, x := range query {
				sum += float32(x * rows[i*64+j])
			}
			scores[i] = sum
		}
	}
}
