package text

import "testing"

func TestFieldString(t *testing.T) {
	want := [NumFields + 1]string{"genre", "tag", "person", "country", "language", "decade", "logline", ""}
	for f, name := range want {
		if got := Field(f).String(); got != name {
			t.Errorf("field %d is %q, expected %q", f, got, name)
		}
	}
}
