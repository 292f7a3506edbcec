package vec

import (
	"math/rand/v2"
	"testing"
)

// randomSparse returns n rows over so many columns, some of them empty.
func randomSparse(random *rand.Rand, n, columns int) *Sparse {
	m := &Sparse{}
	for range n {
		for f := range columns {
			if random.IntN(5) == 0 {
				m.Index = append(m.Index, uint32(f))
				m.Weight = append(m.Weight, uint8(1+random.IntN(63)))
			}
		}
		m.End = append(m.End, uint32(len(m.Index)))
	}
	return m
}

// Law: a scan gives the naive sum over each row, to the bit, wherever it begins.
func TestSparseScanAgainstNaive(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	m := randomSparse(random, 40, 90) // rows of 8 to 28: with and without what is left over from blocks
	v := randomFloats(random, 90)
	want := make([]float32, 40)
	for i := range want {
		index, weight := m.Row(i)
		for k, f := range index {
			want[i] += float32(float32(weight[k]) * v[f])
		}
	}
	for first := range want {
		got := make([]float32, len(want)-first)
		m.Scan(got, first, v)
		for k, x := range got {
			if x != want[first+k] {
				t.Fatalf("from row %d: row %d is %v, want %v", first, first+k, x, want[first+k])
			}
		}
	}
}

func BenchmarkSparseScan20k36(b *testing.B) {
	random := rand.New(rand.NewPCG(33, 34))
	m := &Sparse{}
	for range 20_000 {
		at := 0
		for range 36 {
			at += 1 + random.IntN(500)
			m.Index, m.Weight = append(m.Index, uint32(at)), append(m.Weight, 40)
		}
		m.End = append(m.End, uint32(len(m.Index)))
	}
	v, scores := randomFloats(random, 20_000), make([]float32, 20_000)
	for b.Loop() {
		m.Scan(scores, 0, v)
	}
}
