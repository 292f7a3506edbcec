package text

import (
	"testing"

	"pgregory.net/rapid"
)

// naiveDistance is the definition of the Levenshtein distance.
func naiveDistance(a, b string) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	if a[0] == b[0] {
		return naiveDistance(a[1:], b[1:])
	}
	return 1 + min(naiveDistance(a[1:], b), naiveDistance(a, b[1:]), naiveDistance(a[1:], b[1:]))
}

func TestDistance(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if got, want := Distance(a, b), naiveDistance(a, b); got != want {
			t.Fatalf("Distance(%q, %q) = %d, expected %d", a, b, got, want)
		}
	})
}
