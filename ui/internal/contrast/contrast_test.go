package contrast

import (
	"math"
	"testing"
)

func TestRatio(t *testing.T) {
	// The values of WCAG's own examples, to two decimals.
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#767676", "#ffffff", 4.54}, {"#0000ff", "#ffffff", 8.59}, {"red", "#000000", 1}} {
		if got := Ratio(c.a, c.b); math.Abs(got-c.want) > .005 || got != Ratio(c.b, c.a) {
			t.Errorf("Ratio(%s, %s) = %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
