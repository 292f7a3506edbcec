package ratings

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/learn"
)

func read(text string) ([]Rating, *Report, error) {
	var all []Rating
	report, err := Read(strings.NewReader(text), "r.csv", func(r Rating) error {
		all = append(all, r)
		return nil
	})
	return all, report, err
}

func TestReadLayouts(t *testing.T) {
	cases := map[string]struct {
		text string
		want []Rating
	}{
		"MovieLens, small":  {"userId,movieId,rating,timestamp\n1,31,2.5,1260759144\r\n", []Rating{{"1", "31", 2.5, 1260759144}}},
		"MovieLens, 1M":     {"1::1193::5::978300760\n", []Rating{{"1", "1193", 5, 978300760}}},
		"MovieLens, 100k":   {"196\t242\t3\t881250949\n", []Rating{{"196", "242", 3, 881250949}}},
		"blank lines first": {"\n \n7,0\n", []Rating{{"7", "0", 1, 0}}},
		"pairs":             {"uid,sid\n7,0\n\n7,1\n", []Rating{{"7", "0", 1, 0}, {"7", "1", 1, 0}}},
		"quoted, with BOM":  {"\ufeff\"user\",\"item\",\"rating\"\n\"anna\",\"heat-1995\",\"4\"\n", []Rating{{"anna", "heat-1995", 4, 0}}},
	}
	for name, c := range cases {
		got, _, err := read(c.text)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
}

// Two columns whose first line has no digit: the next line tells whether it names the columns, and the report how it was read.
func TestReadTellsColumnNamesFromRatings(t *testing.T) {
	for text, want := range map[string]struct {
		kept  int
		doubt string
	}{
		"u,i\n17,3\n18,3\n":           {2, `r.csv:1: "u,i" was taken for the names of the columns`},
		"\nmember,film\nu1,heat-95\n": {1, `r.csv:2: "member,film" was taken for the names of the columns`},
		"anna,heat\nben,alien-3\n":    {2, `r.csv:1: "anna,heat" was taken for a rating; if it names the columns, call the first one user`},
		"anna,heat\nben,alien\n1,2\n": {3, ""},
		"anna,heat\n":                 {1, ""},
		"user,item\nanna,heat\n":      {1, ""},
		"7,heat\n8,3\n":               {2, ""},
	} {
		all, report, err := read(text)
		if err != nil || report.Kept != want.kept || len(all) != want.kept || report.Doubt != want.doubt {
			t.Errorf("%q: %v, %+v", text, err, report)
		}
	}
}

func TestReadCountsWhatItLeavesOut(t *testing.T) {
	_, report, err := read("u,i,rating,time\na,x,NaN,1\na,y,5,-1\na,,3,1\nb,z,4\nb,z,4,9\nb,q,1e9,9\n" + strings.Repeat("k", 300) + ",q,1,9\n")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"bad rating": 2, "bad time": 1, "bad id": 2, "wrong number of columns": 1}
	if diff := cmp.Diff(want, report.LeftOut); diff != "" || report.Kept != 1 {
		t.Errorf("kept %d\n%s", report.Kept, diff)
	}
	if report.First[0] != `r.csv:2: bad rating: "NaN", expected a number between -100 and 1000000` {
		t.Errorf("the first fault reads %q", report.First[0])
	}
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "r.csv: no usable line, the file is empty",
		"once upon a time in the west":           "r.csv:1: 7 columns, expected user, item and optionally rating and time, separated by a comma, a tab or two colons",
		"user,item\n":                            "r.csv: no usable line, only the names of the columns",
		"\n\n":                                   "r.csv: no usable line, the file is empty",
		"alone":                                  "r.csv:1: 1 columns, expected user, item and optionally rating and time, separated by a comma, a tab or two colons",
		"user,item\n,x\n":                        `r.csv: no usable line; the first fault: r.csv:2: bad id: "", expected 1 to 200 bytes of UTF-8`,
		"a,b\n" + strings.Repeat("x", MaxLine+1): "r.csv: a line is longer than 1048576 bytes, is this a table of ratings?",
	} {
		if _, _, err := read(text); err == nil || err.Error() != want {
			t.Errorf("%.30q: %v", text, err)
		}
	}
	stop := errors.New("enough")
	if _, err := Read(strings.NewReader("1,2\n"), "r", func(Rating) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the sink's error became %v", err)
	}
}

func TestReadTableNumbersIDs(t *testing.T) {
	items := NewIndex("x")
	table, err := ReadTable(strings.NewReader("b,y\na,x\n"), "r.csv", nil, items)
	if err != nil {
		t.Fatal(err)
	}
	want := []learn.Interaction{{User: 0, Item: 1, Weight: 1}, {User: 1, Item: 0, Weight: 1}}
	if diff := cmp.Diff(want, table.List); diff != "" || table.Users.Name(1) != "a" || items.Len() != 2 {
		t.Error(diff)
	}
	if data, err := table.Interactions(); err != nil || data.Users() != 2 || data.Items() != 2 {
		t.Errorf("%v", err)
	}
}

func TestBenchmarkFiles(t *testing.T) {
	list, err := ReadAdjacency(strings.NewReader("0 5 7\n2 1\n3\n"), "train.txt")
	want := []learn.Interaction{{User: 0, Item: 5, Weight: 1}, {User: 0, Item: 7, Weight: 1}, {User: 2, Item: 1, Weight: 1}}
	if diff := cmp.Diff(want, list); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	lists, err := ReadLists(strings.NewReader("[[1,2],[],[3]]"), "v.json")
	if diff := cmp.Diff([][]int32{{1, 2}, {}, {3}}, lists); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, bad := range []string{"0 x", "-1 3", "5", "", "0 99999999999"} {
		if _, err := ReadAdjacency(strings.NewReader(bad), "train.txt"); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
	for _, bad := range []string{"", "{}", "null", "[[-1]]", "[[1.5]]", "[[99999999999]]", "[[1]", "[[1],", "[1]", "[[1]] [[2]]"} {
		if _, err := ReadLists(strings.NewReader(bad), "v.json"); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"user,item\n1,2\n", "1::2::3::4\n", "a\tb\tNaN\n", "\ufeff\"u\",\"i\"", ",,,,", "u;i;3\n\x00;\xff;1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, report, err := read(text)
		if err != nil {
			return
		}
		left := 0
		for _, n := range report.LeftOut {
			left += n
		}
		if report.Kept != len(all) || report.Kept+left > strings.Count(text, "\n")+1 {
			t.Fatalf("%d kept, %d told, %d left out of %d lines", len(all), report.Kept, left, strings.Count(text, "\n")+1)
		}
		for _, r := range all {
			if r.User == "" || r.Item == "" || r.Time < 0 || r.Value != r.Value {
				t.Fatalf("%+v passes", r)
			}
		}
	})
}

func FuzzBenchmark(f *testing.F) {
	f.Add("0 5 7\n2 1\n", "[[1,2],[3]]")
	f.Fuzz(func(t *testing.T, adjacency, lists string) {
		list, err := ReadAdjacency(strings.NewReader(adjacency), "a")
		for _, x := range list {
			if err == nil && (x.User < 0 || x.Item < 0) {
				t.Fatalf("%+v passes", x)
			}
		}
		_, _ = ReadLists(strings.NewReader(lists), "l")
	})
}

func TestReadNegatives(t *testing.T) {
	users, items := NewIndex("7"), NewIndex("a")
	got, err := ReadNegatives(strings.NewReader("(7,a)\tb\tc\r\n(8,c)\ta\t\n"), "n", users, items)
	want := []Sampled{{0, 0, []int32{1, 2}}, {1, 2, []int32{0}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" || items.Len() != 3 {
		t.Errorf("%v %s", err, diff)
	}
	for text, want := range map[string]string{
		"": "no line", "(7,a)": "n:1:", "7,a\tb": "n:1:", "(7;a)\tb": "n:1:", "(,a)\tb": "n:1:", "(7,a)\tb\t\tc": "is no id",
		"(7,a)\tb\n\n": "n:2:", strings.Repeat("x", MaxLine+1): "too long",
	} {
		if _, err := ReadNegatives(strings.NewReader(text), "n", NewIndex(), NewIndex()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, expected %q", text, err, want)
		}
	}
}

func FuzzReadNegatives(f *testing.F) {
	f.Add("(0,25)\t1064\t174\n(1,133)\t1072\t3154\n")
	f.Add("(a,b\t,)\t\t")
	f.Fuzz(func(t *testing.T, text string) {
		users, items := NewIndex(), NewIndex()
		all, err := ReadNegatives(strings.NewReader(text), "n", users, items)
		if (err == nil) != (len(all) > 0) {
			t.Fatal(all, err)
		}
		for _, s := range all {
			if int(s.User) >= users.Len() || int(s.Item) >= items.Len() || len(s.Negatives) == 0 {
				t.Fatalf("%+v", s)
			}
		}
	})
}
