package importer

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

type record struct {
	Fields []string
	Line   int
}

func readCSV(text string) (records []record, err error) {
	r := newCSV(text)
	for {
		fields, line, err := r.next(nil)
		if err != nil || fields == nil {
			return records, err
		}
		records = append(records, record{fields, line})
	}
}

// oracle reads by encoding/csv; ok is false where the two differ on purpose: quotes that are never closed.
func oracle(text string, comma byte) (records []record, ok bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = rune(comma), true, -1
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return records, true
		}
		if err != nil {
			return nil, false
		}
		line, _ := r.FieldPos(0)
		records = append(records, record{fields, line})
	}
}

// The reader reads what encoding/csv reads, line numbers included, except that it refuses an open quote.
func TestCSVIsEncodingCSV(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "标题", ",", ",", "\n", "\r\n", "\r", `"`, `""`, `,"`, `",`, "\"\n", " ", ";", "\n\n"})
	rapid.Check(t, func(t *rapid.T) {
		compare(t, strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "text"), ""))
	})
}

type fatal interface{ Fatalf(string, ...any) }

func compare(t fatal, text string) {
	if !strings.Contains(text, "\n") && strings.Contains(text, "\r") || strings.Contains(text, "sep=") {
		return
	}
	got, err := readCSV(text)
	if err != nil {
		return
	}
	r := newCSV(text)
	want, ok := oracle(text, r.comma)
	if ok && !slices.EqualFunc(got, want, func(a, b record) bool { return a.Line == b.Line && slices.Equal(a.Fields, b.Fields) }) {
		t.Fatalf("%q: %s", text, cmp.Diff(want, got))
	}
}

// What is written as RFC 4180 has it comes back, whatever separates the fields.
func TestCSVRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		comma := rapid.SampledFrom([]byte{',', ';', '\t'}).Draw(t, "comma")
		field := rapid.StringMatching(`[a-z标,;"\n =]{0,6}`)
		rows := [][]string{{"title", "date", "rating"}}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			rows = append(rows, []string{"x" + field.Draw(t, "a"), field.Draw(t, "b"), field.Draw(t, "c")})
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = rune(comma), rapid.Bool().Draw(t, "crlf")
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		records, err := readCSV(b.String())
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, r := range records {
			got = append(got, r.Fields)
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Fatalf("%q: %s", b.String(), diff)
		}
	})
}

func TestCSVForms(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"old Macs", "a,b\r1,2\r", [][]string{{"a", "b"}, {"1", "2"}}},
		{"a line for spreadsheets", "sep=;\na;b\n1,5;2\n", [][]string{{"a", "b"}, {"1,5", "2"}}},
		{"tabs", "a\tb\n1,5\t2\n", [][]string{{"a", "b"}, {"1,5", "2"}}},
		{"a quote within a field", "a,b\n\"say \"hello\" twice\",2\n", [][]string{{"a", "b"}, {`say "hello" twice`, "2"}}},
	} {
		records, err := readCSV(c.text)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, r := range records {
			got = append(got, r.Fields)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestCSVRefuses(t *testing.T) {
	long := strings.Repeat("x", maxField+1)
	for _, c := range []struct{ name, text, want string }{
		{"an open quote", "a,b\n\"x,y\n", "quote"},
		{"a long field", "a,b\n" + long + ",1\n", "field"},
		{"a long quoted field", "a,b\n\"" + long + "\",1\n", "field"},
		{"a long open field", "a,b\n\"" + long, "field"},
		{"a long field of quotes", "a,b\n\"" + strings.Repeat(`""`, maxField+2) + "\"\n", "field"},
		{"many columns", strings.Repeat(",", maxColumns) + "\n", "fields"},
	} {
		if _, err := readCSV(c.text); refusalOf(err).Why != c.want {
			t.Errorf("%s: the error is %v, expected %q", c.name, err, c.want)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "a;b\r\n\"1;\"\"\r\n\";2", "\"", "sep=;\na", "\r", "a\t\"b\"c\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			compare(t, text)
		}
	})
}
