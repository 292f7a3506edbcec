package catalog_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
	"golang.org/x/text/unicode/norm"
)

func FuzzJSONL(f *testing.F) { fuzz(f, catalog.JSONL) }
func FuzzCSV(f *testing.F)   { fuzz(f, catalog.CSV) }
func FuzzWiki(f *testing.F)  { fuzz(f, catalog.Wiki) }

// fuzz states the law of all readers: whatever the input, the films that come out are sound, and written down in
// Loge's own form and read again they are the same films without a fault.
func fuzz(f *testing.F, format catalog.Format) {
	seeds, err := filepath.Glob("testdata/faults/*." + string(format))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, src string) {
		films, report := collect(t, format, src)
		if len(films) != report.Films || len(report.Faults) > catalog.MaxFaults {
			t.Fatalf("%d films, report %+v", len(films), report)
		}
		for _, fault := range report.Faults {
			if s := fault.String(); !utf8.ValidString(s) || strings.ContainsAny(s, "\n\r\x1b") || fault.Line < 1 {
				t.Fatalf("fault %q", s)
			}
		}
		var again strings.Builder
		for _, film := range films {
			checkFilm(t, film)
			again.WriteString(encode(t, film))
		}
		second, report := collect(t, catalog.JSONL, again.String())
		if err := report.Err(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(films, second, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func checkFilm(t *testing.T, f film.Film) {
	t.Helper()
	if f.ID == "" || f.Title == "" || f.Year < film.MinYear || f.Year > film.MaxYear || f.Runtime < 0 || f.BoxOffice < 0 || f.Budget < 0 {
		t.Fatalf("unsound film %+v", f)
	}
	for _, s := range []string{f.Title, f.TitleZh, f.OriginalTitle, f.Logline, f.LoglineZh} {
		if !norm.NFC.IsNormalString(s) || strings.ContainsAny(s, "\n\r\t\x00\x1b\u202e\u2066\u200b") || !utf8.ValidString(s) {
			t.Fatalf("unfit text %q", s)
		}
	}
}

// encode writes a film as one line of JSONL.
func encode(t *testing.T, f film.Film) string {
	t.Helper()
	directors, directorsZh := names(f.Directors)
	writers, writersZh := names(f.Writers)
	cast, castZh := names(f.Cast)
	line, err := json.Marshal(map[string]any{
		"id": f.ID, "title": f.Title, "title_zh": f.TitleZh, "original_title": f.OriginalTitle, "year": f.Year,
		"countries": f.Countries, "languages": f.Languages, "runtime": f.Runtime, "genres": f.Genres, "tags": f.Tags,
		"directors": directors, "directors_zh": directorsZh, "writers": writers, "writers_zh": writersZh,
		"cast": cast, "cast_zh": castZh, "logline": f.Logline, "logline_zh": f.LoglineZh, "imdb": f.IMDb,
		"box_office_musd": f.BoxOffice, "budget_musd": f.Budget,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(line) + "\n"
}

func names(people []film.Person) (names, zh []string) {
	for _, p := range people {
		names, zh = append(names, p.Name), append(zh, p.NameZh)
	}
	return names, zh
}
