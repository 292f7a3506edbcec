package importer

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseTime(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024-01-31", "2024-01-31T12:00:00Z"},
		{"2024/1/3", "2024-01-03T12:00:00Z"},
		{"2024. 1. 3.", "2024-01-03T12:00:00Z"},
		{"2024年1月31日", "2024-01-31T12:00:00Z"},
		{"2024-01-31 20:15:30", "2024-01-31T20:15:30Z"},
		{"2024-01-31 20:15", "2024-01-31T20:15:00Z"},
		{"2024-01-31T20:15:30.123Z", "2024-01-31T20:15:30Z"},
		{"2024-01-31T20:15:30+08:00", "2024-01-31T12:15:30Z"},
		{"2024-01-31T20:15:30-0330", "2024-01-31T23:45:30Z"},
		{"Sat Jan 31 00:00:00 2015", "2015-01-31T12:00:00Z"},
		{"31 January 2015", "2015-01-31T12:00:00Z"},
		{"2024-02-30", ""}, {"2023-02-29", ""}, {"2024-13-01", ""}, {"2024-00-01", ""}, {"1969-12-31", ""},
		{"1970-01-01T00:00:00+01:00", ""}, {"24-01-31", ""}, {"2024-01", ""}, {"2024-01-31T25:00:00Z", ""},
		{"2024-01-31T20:15:30+99:00", ""}, {"2024-01-31x", ""}, {"", ""}, {"soon", ""}, {"20240131", ""}, {"99999-01-01", ""},
	} {
		want := int64(0)
		if c.want != "" {
			at, err := time.Parse(time.RFC3339, c.want)
			if err != nil {
				t.Fatal(err)
			}
			want = at.UnixMilli()
		}
		if got, ok := parseTime(c.text); ok != (c.want != "") || ok && got != want {
			t.Errorf("%q is %d, %v; expected %d", c.text, got, ok, want)
		}
	}
}

// Every moment that package time writes is read as it reads it.
func TestParseTimeIsTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("", 60*rapid.IntRange(-12*60, 14*60).Draw(t, "offset"))
		at := time.Unix(rapid.Int64Range(86400, 200_000_000_000).Draw(t, "time"), 0).In(zone)
		if got, ok := parseTime(at.Format(time.RFC3339)); !ok || got != at.UnixMilli() {
			t.Fatalf("%s is %d, %v", at.Format(time.RFC3339), got, ok)
		}
	})
}

// The order of the numbers is found from a file's days, newest first, in whichever it is written.
func TestOrderOf(t *testing.T) {
	forms := []string{"1/2/06", "02/01/2006", "2.1.06", "2006-1-2"}
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(2022, 11, 30, 12, 0, 0, 0, time.UTC)
		for _, form := range forms {
			var days []string
			var want []int64
			at := day
			for range 40 {
				days, want = append(days, at.Format(form)), append(want, at.UnixMilli())
				at = at.AddDate(0, 0, -rapid.IntRange(0, 20).Draw(t, "gap"))
			}
			got, sure := orderOf(days)
			for i, d := range days {
				if unix, ok := got.unix(d); sure && (!ok || unix != want[i]) {
					t.Fatalf("%v read as %s", days, got)
				}
			}
		}
	})
	for _, c := range []struct {
		days []string
		want dayOrder
		sure bool
	}{
		{[]string{"3/2/21"}, monthFirst, false},
		{[]string{"3.2.21"}, dayFirst, false},
		{[]string{"13/2/21"}, dayFirst, true},
		{[]string{"2/13/21"}, monthFirst, true},
		{[]string{"5/5/21"}, monthFirst, true},
		{[]string{"2021-03-02", "2021/3/1"}, monthFirst, true},
		{[]string{"45/12/31", "44/1/31"}, yearFirst, true},
		{[]string{"1/12/20", "1/11/20", "1/10/20"}, monthFirst, false},
		{[]string{"1/2/21", "5/1/21", "3/1/21"}, dayFirst, true},
		{nil, monthFirst, true},
	} {
		if got, sure := orderOf(c.days); got != c.want || sure != c.sure {
			t.Errorf("%v: %s, sure %v; expected %s, %v", c.days, got, sure, c.want, c.sure)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"2024-01-31T20:15:30.5+08:00", "Sat Jan 31 00:00:00 2015", "31.1.24", "2024年1月3日"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		unix, ok := parseTime(text)
		if ok && (unix < 0 || unix > 253402300799999+15*3600_000) {
			t.Fatalf("%q is %d", text, unix)
		}
		if sum, ok := dayFirst.unix(text); ok && sum < 0 {
			t.Fatal(fmt.Sprint(text, sum))
		}
	})
}
