package catalog_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/film"
)

func vocabulary(t testing.TB) film.Vocabulary {
	t.Helper()
	voc, err := classics.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return voc
}

// collect reads sources, in order, and returns the films and the report.
func collect(t testing.TB, format catalog.Format, sources ...string) ([]film.Film, catalog.Report) {
	t.Helper()
	var films []film.Film
	reader := catalog.NewReader(vocabulary(t), func(f film.Film) error {
		films = append(films, f)
		return nil
	})
	for i, src := range sources {
		if err := reader.Read(format, fmt.Sprintf("%c.%s", 'a'+i, format), strings.NewReader(src)); err != nil {
			t.Fatal(err)
		}
	}
	return films, reader.Report()
}

// Each input of testdata/faults has a golden report beside it. UPDATE=1 go test ./core/catalog writes them anew.
func TestFaults(t *testing.T) {
	inputs, err := filepath.Glob("testdata/faults/*")
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string][]string{} // files that are read together
	for _, name := range inputs {
		base, ext := filepath.Base(name), filepath.Ext(name)
		if ext != ".golden" {
			key := strings.SplitN(base, ".", 2)[0] + ext
			groups[key] = append(groups[key], base)
		}
	}
	for key, files := range groups {
		t.Run(key, func(t *testing.T) {
			got := faultReport(t, catalog.Format(filepath.Ext(key)[1:]), files)
			golden := filepath.Join("testdata/faults", key+".golden")
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func faultReport(t *testing.T, format catalog.Format, files []string) string {
	t.Helper()
	var b strings.Builder
	reader := catalog.NewReader(vocabulary(t), func(f film.Film) error {
		fmt.Fprintf(&b, "film %+v\n", f)
		return nil
	})
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join("testdata/faults", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := reader.Read(format, name, bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	}
	report := reader.Report()
	if err := report.Err(); err != nil {
		fmt.Fprintln(&b, err)
	}
	for _, w := range report.Warnings {
		fmt.Fprintln(&b, "warning:", w)
	}
	for _, c := range slices.Concat(report.LeftOut, report.Gaps) {
		fmt.Fprintf(&b, "%d: %s\n", c.Films, c.What)
	}
	return b.String()
}

func TestLongLines(t *testing.T) {
	line := func(id string, length int) string {
		head := `{"id": "` + id + `", "title": "T", "year": 2000, "x": "`
		return head + strings.Repeat("y", length-len(head)-2) + `"}`
	}
	films, report := collect(t, catalog.JSONL,
		line("fits-2000", catalog.MaxRecord-1)+"\n"+line("long-2000", catalog.MaxRecord)+"\n"+
			line("longer-2000", 3*catalog.MaxRecord)+"\n"+line("after-2000", 100)+"\n")
	if len(films) != 2 || films[1].ID != "after-2000" {
		t.Errorf("%d films", len(films))
	}
	if len(report.Faults) != 2 || report.Faults[0].Line != 2 || report.Faults[1].Line != 3 {
		t.Errorf("faults %v", report.Faults)
	}
}

// endless is a stream that would never end.
type endless struct {
	head string
	fill byte
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.fill
	}
	n := copy(p, e.head)
	e.head = e.head[n:]
	e.read += len(p)
	if e.read > 100<<20 {
		return 0, errors.New("read far too much")
	}
	return len(p), nil
}

func TestOpenQuoteDoesNotSwallowTheStream(t *testing.T) {
	reader := catalog.NewReader(vocabulary(t), func(film.Film) error { return nil })
	src := &endless{head: "id,title,year\nheat-1995,\"Heat,1995\n", fill: '\n'}
	if err := reader.Read(catalog.CSV, "a.csv", src); err != nil {
		t.Fatal(err)
	}
	if src.read > 2*catalog.MaxRecord {
		t.Errorf("read %d bytes", src.read)
	}
	if err := reader.Report().Err(); err == nil || !strings.Contains(err.Error(), "is a quote left open?") {
		t.Errorf("fault %v", err)
	}
}

func TestLimitIsOfTheRecordNotOfTheFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,title,year,logline\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "f%d-2000,T,2000,%s\n", i, strings.Repeat("x", 900))
	}
	if films, report := collect(t, catalog.CSV, b.String()); len(films) != 5000 {
		t.Errorf("%d films, %v", len(films), report.Err())
	}
}

func TestTooManyFilms(t *testing.T) {
	var b strings.Builder
	for i := range catalog.MaxFilms + 2 {
		fmt.Fprintf(&b, "{\"id\": \"f%d-2000\", \"title\": \"T\", \"year\": 2000}\n", i)
	}
	films, report := collect(t, catalog.JSONL, b.String())
	if len(films) != catalog.MaxFilms || len(report.Faults) != 1 {
		t.Errorf("%d films, faults %v", len(films), report.Faults)
	}
}

func TestErrorsOfStreamAndSink(t *testing.T) {
	broken := errors.New("broken")
	row := map[catalog.Format]string{
		catalog.JSONL: `{"id": "heat-1995", "title": "Heat", "year": 1995}` + "\n",
		catalog.CSV:   "id,title,year\nheat-1995,Heat,1995\n",
		catalog.Wiki:  `{"title": "Heat", "year": 1995}` + "\n",
	}
	for format, text := range row {
		reader := catalog.NewReader(vocabulary(t), func(film.Film) error { return nil })
		src := io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken))
		if err := reader.Read(format, "a", src); !errors.Is(err, broken) {
			t.Errorf("%s: a broken stream gave %v", format, err)
		}
		reader = catalog.NewReader(vocabulary(t), func(film.Film) error { return broken })
		if err := reader.Read(format, "a", strings.NewReader(text)); !errors.Is(err, broken) {
			t.Errorf("%s: a broken sink gave %v", format, err)
		}
	}
	if err := catalog.NewReader(film.Vocabulary{}, nil).Read("xml", "a", strings.NewReader("")); err == nil {
		t.Error("an unknown format was read")
	}
}

func TestNormalFormC(t *testing.T) {
	films, _ := collect(t, catalog.JSONL, `{"id": "amelie-2001", "title": " Ame\u0301lie\t", "year": 2001, "original_title": "Am\u00e9lie"}`)
	if len(films) != 1 || films[0].Title != "Am\u00e9lie" || films[0].OriginalTitle != "" {
		t.Errorf("%+v", films)
	}
}
