package crc

import (
	"hash/crc32"
	"testing"

	"pgregory.net/rapid"
)

func TestLikeTheStandardLibrary(t *testing.T) {
	for _, polynomial := range []uint32{IEEE, Castagnoli} {
		table, oracle := New(polynomial), crc32.MakeTable(polynomial)
		rapid.Check(t, func(t *rapid.T) {
			a, b := rapid.SliceOf(rapid.Byte()).Draw(t, "a"), rapid.SliceOf(rapid.Byte()).Draw(t, "b")
			sum := table.Update(0, a)
			if want := crc32.Checksum(a, oracle); sum != want {
				t.Fatalf("the sum of %x is %#x, want %#x", a, sum, want)
			}
			if got, want := table.Update(sum, b), crc32.Update(sum, oracle, b); got != want {
				t.Fatalf("going on with %x gives %#x, want %#x", b, got, want)
			}
		})
	}
}

// The sum of the digits 1 to 9 is the check value that catalogues of CRCs print.
func TestCheckValues(t *testing.T) {
	for polynomial, want := range map[uint32]uint32{IEEE: 0xcbf43926, Castagnoli: 0xe3069283} {
		if got := New(polynomial).Update(0, []byte("123456789")); got != want {
			t.Errorf("polynomial %#x: %#x, want %#x", polynomial, got, want)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	data, table := make([]byte, 64<<10), New(Castagnoli)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		table.Update(0, data)
	}
}
