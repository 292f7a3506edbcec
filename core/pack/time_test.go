package pack

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Law: the text form is that of package time, both ways.
func TestTimeAgainstTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Time(rapid.Int64Range(int64(minTime), int64(maxTime)).Draw(t, "seconds"))
		text := time.Unix(int64(want), 0).UTC().Format(time.RFC3339)
		if want.String() != text {
			t.Fatalf("%d is %v, not %v", int64(want), want, text)
		}
		var got Time
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Fatalf("%s is %d, not %d: %v", text, int64(got), int64(want), err)
		}
	})
}

func TestTimeOfEveryDayOfTwoCenturies(t *testing.T) {
	for day := range 366 * 200 {
		at := time.Unix(int64(day)*86400, 0).UTC()
		if got := Time(at.Unix()).String(); got != at.Format(time.RFC3339) {
			t.Fatalf("%v is written %s", at, got)
		}
	}
}

func TestTimesThatAreNone(t *testing.T) {
	for _, text := range []string{
		"", "2026-04-24", "2026-04-24T00:00:00", "2026-04-24T00:00:00+00:00", "2026-04-24t00:00:00Z", "2026-04-24T00:00:00.0Z",
		"2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z",
		"2026-04-24T24:00:00Z", "2026-04-24T00:60:00Z", "2026-04-24T00:00:60Z", "1969-12-31T23:59:59Z", "+026-04-24T00:00:00Z",
	} {
		var got Time
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
	for _, at := range []Time{minTime - 1, maxTime + 1} {
		if text, err := at.MarshalText(); err == nil {
			t.Errorf("%d was written as %s", int64(at), text)
		}
	}
}
