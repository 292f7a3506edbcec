package learn

import (
	"bytes"
	"errors"
	"testing"
)

// Each point of the curve is the model that a fit of that size gives.
func TestCurveIsFitsOfManySizes(t *testing.T) {
	_, data := world(t, false)
	l := DefaultLoge()
	l.IALS.Lambda = 0.1
	sizes := map[[2]int]int{}
	err := l.Curve(t.Context(), data, []int{3, 6}, []int{0, 5, 10}, nil, func(dim, keep int, b *Blend) error {
		sizes[[2]int{dim, keep}] = b.Bytes()
		one := *l
		one.IALS.Factors, one.DLAE.Keep = dim, keep
		if whole := fit(t, &one, data).(*Blend); !bytes.Equal(whole.Encode(), b.Encode()) {
			t.Errorf("%d dimensions, %d kept: not the same as a fit", dim, keep)
		}
		return nil
	})
	if err != nil || len(sizes) != 6 || sizes[[2]int{3, 0}] >= sizes[[2]int{3, 5}] || sizes[[2]int{3, 5}] >= sizes[[2]int{6, 5}] {
		t.Errorf("%v: %v", err, sizes)
	}
	stop := errors.New("enough")
	if err := l.Curve(t.Context(), data, []int{3}, []int{0}, nil, func(int, int, *Blend) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of yield becomes %v", err)
	}
}
