package blend_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/fixture"
)

func TestModelSurvivesItsBytes(t *testing.T) {
	code := small.Encode()
	again, err := blend.Decode(code)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(code, again.Encode()) || again.Bytes() != len(code) {
		t.Error("the second encoding differs")
	}
	a, b, _ := vectors(small)
	history := []blend.Entry{{4, 1}, {9, -1}}
	small.Score(history, a)
	again.Score(history, b)
	for i := range a {
		if !near(float64(a[i]), float64(b[i])) { // λ and ν travel as float32
			t.Fatalf("item %d: %v became %v", i, a[i], b[i])
		}
	}
	for cut := range code {
		if _, err := blend.Decode(code[:cut]); !errors.Is(err, blend.ErrDamaged) {
			t.Fatalf("the first %d of %d bytes: %v", cut, len(code), err)
		}
	}
	if _, err := blend.Decode(append(code, 0)); err == nil {
		t.Error("a byte too many is accepted")
	}
}

// The first layout is the second without Crowd, and means the usual one.
func TestFirstLayout(t *testing.T) {
	m := fixture.Crowd(9, 4, 2)
	m.Crowd = 0.75
	code := m.Encode()
	again, err := blend.Decode(code)
	if err != nil || again.Crowd != m.Crowd {
		t.Fatalf("Crowd became %v: %v", again.Crowd, err)
	}
	old, err := blend.Decode(first(code))
	if err != nil || old.Crowd != blend.DefaultCrowd || old.Items() != 9 || old.Weights != again.Weights {
		t.Fatalf("the first layout is read as %+v: %v", old, err)
	}
	m.Crowd = blend.DefaultCrowd
	if want, err := blend.Decode(m.Encode()); err != nil || !bytes.Equal(old.Encode(), want.Encode()) {
		t.Errorf("the first layout does not hold the same model: %v", err)
	}
}

// first turns an encoding of fewer than 128 items and factors into one of the first layout.
func first(code []byte) []byte {
	const head, crowd = 8, 8 + 2 + 3*4 + 5*4 // the magic; and what stands before Crowd
	return slices.Concat([]byte("LOGEBLD1"), code[head:crowd], code[crowd+4:])
}

func FuzzDecode(f *testing.F) {
	f.Add(fixture.Crowd(5, 4, 1).Encode())
	f.Add(first(fixture.Crowd(5, 4, 1).Encode()))
	f.Add([]byte("LOGEBLD1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := blend.Decode(data)
		if err != nil {
			return
		}
		dst := make([]float32, m.Items())
		m.Score([]blend.Entry{{0, 1}, {int32(m.Items() - 1), -1}}, dst)
		if again, err := blend.Decode(m.Encode()); err != nil || again.Items() != m.Items() {
			t.Fatalf("what decodes once does not decode twice: %v", err)
		}
	})
}
