package catalog_test

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
	"pgregory.net/rapid"
)

// Law: a record whose values are of the right kinds, whatever they say, becomes a film or is counted as left out.
func TestWikiNeverFaults(t *testing.T) {
	words := []string{"Heat", "Heat", "A", "花木兰", "⽂", "Œuvre", "…", "{{Infobox", "Mr. X. The", "q2", "\u202e", "\n", "ﷺ", "e\u0301", "½"}
	anyText := rapid.OneOf(rapid.SampledFrom(words), rapid.String(), rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40), func(w []string) string {
		return strings.Join(w, " ")
	}))
	anyList := rapid.OneOf(rapid.SliceOfN(anyText, 0, 4), rapid.SliceOfN(anyText, 50, 70),
		rapid.SliceOf(rapid.SampledFrom([]string{"drama film", "Comedy", "silent film", "comedy horror"})))
	oneRecord := rapid.Custom(func(t *rapid.T) map[string]any {
		rec := map[string]any{"year": rapid.IntRange(1886, 2102).Draw(t, "year")}
		for _, field := range []string{"qid", "imdb", "title", "title_zh", "title_en", "country", "country_zh", "lang", "overview", "director_en", "type"} {
			rec[field] = anyText.Draw(t, field)
		}
		for _, field := range []string{"genres", "wp_genres", "director", "cast", "writer"} {
			rec[field] = anyList.Draw(t, field)
		}
		rec["country"] = rapid.SampledFrom([]string{"", "US", "CN", "x"}).Draw(t, "country")
		return rec
	})
	rapid.Check(t, func(rt *rapid.T) {
		records := rapid.SliceOfN(oneRecord, 1, 6).Draw(rt, "records")
		var src strings.Builder
		for _, rec := range records {
			if err := json.NewEncoder(&src).Encode(rec); err != nil {
				rt.Fatal(err)
			}
		}
		films, report := collect(t, catalog.Wiki, src.String())
		if err := report.Err(); err != nil {
			rt.Fatal(err)
		}
		left := 0
		for _, c := range report.LeftOut {
			left += c.Films
		}
		if len(films)+left != len(records) {
			rt.Fatalf("%d films and %d left out of %d records", len(films), left, len(records))
		}
	})
}

func TestWikiNamesakes(t *testing.T) {
	films, report := collect(t, catalog.Wiki, `{"qid": "Q1", "title": "Frozen", "year": 2010, "director": ["Adam Green"]}
{"qid": "Q2", "title": "Frozen", "year": 2010, "director": ["Shivajee Chandrabhushan"]}
{"qid": "Q2", "title": "Frozen", "year": 2010, "director": ["Somebody Else"]}
{"qid": "Q3", "title": "FROZEN", "year": 2010, "director": ["Adam Green", "A Friend"]}
{"qid": "Q4", "title": "Frozen Q2", "year": 2010}
{"qid": "Q5", "title": "Frozen", "year": 2013, "director": ["Adam Green"]}
{"title_zh": "家", "year": 1956, "director": ["陈西禾"]}
{"title_zh": "家", "year": 1956, "director": ["叶明"]}
{"title_zh": "家", "year": 1957}
`)
	var ids []film.ID
	for _, f := range films {
		ids = append(ids, f.ID)
	}
	want := []film.ID{"frozen-2010", "frozen-q2-2010", "frozen-q2-q4-2010", "frozen-2013", "tc8ae97be-1956", "tc8ae97be-1957"}
	if diff := cmp.Diff(want, ids); diff != "" || report.Err() != nil || report.LeftOut[0].Films != 3 {
		t.Errorf("%s %v %v", diff, report.Err(), report.LeftOut)
	}
}

func TestWikiSentencesAndNames(t *testing.T) {
	for _, c := range []struct{ overview, director, logline, name string }{
		{"Heat is a film by W. S. Van Dyke. It stars Dr. No.", "W. S. Van Dyke. It", "Heat is a film by W. S. Van Dyke. It stars Dr. No.", "W. S. Van Dyke"},
		{"It was made in the U.S. by Jr. Smith", "Edward D. Wood Jr", "It was made in the U.S. by Jr. Smith", "Edward D. Wood Jr"},
		{"First. " + strings.Repeat("Second goes on and on ", 20) + ".", "Victor Sjöström. Previously", "First.", "Victor Sjöström"},
		{strings.Repeat("abcdefghi ", 40), "Harry {{Plainlist", strings.Repeat("abcdefghi ", 22) + "abcdefghi…", ""},
		{"A.", "Arthur Miller. jr", "A.", "Arthur Miller. jr"},
		{"{{Infobox film | name = X", "Nobody (1999)", "", ""},
		{"\n\nOne\u2060\nline.\tYes", "张\u200b艺⽂", "One line. Yes", "张艺文"},
	} {
		rec, err := json.Marshal(map[string]any{"title": "T", "year": 2000, "overview": c.overview, "director": []string{c.director}})
		if err != nil {
			t.Fatal(err)
		}
		films, report := collect(t, catalog.Wiki, string(rec))
		if err := report.Err(); err != nil || len(films) != 1 {
			t.Fatalf("%s: %v", rec, err)
		}
		name := ""
		if len(films[0].Directors) > 0 {
			name = films[0].Directors[0].Name
		}
		if diff := cmp.Diff([]string{c.logline, c.name}, []string{films[0].Logline, name}); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWikiGenres(t *testing.T) {
	for _, c := range []struct{ genres, wp, want, tags []string }{
		{[]string{"crime film", "drama film"}, []string{"Drama"}, []string{"drama", "crime"}, nil},
		{[]string{"romantic comedy", "heist film"}, nil, []string{"romance", "comedy"}, []string{"heist"}},
		{[]string{"B movie", "film adaptation"}, []string{"Live Action"}, nil, nil},
	} {
		rec, err := json.Marshal(map[string]any{"title": "T", "year": 2000, "genres": c.genres, "wp_genres": c.wp})
		if err != nil {
			t.Fatal(err)
		}
		films, _ := collect(t, catalog.Wiki, string(rec))
		if !slices.Equal(films[0].Genres, c.want) || !slices.Equal(films[0].Tags, c.tags) {
			t.Errorf("%s: genres %q, tags %q", rec, films[0].Genres, films[0].Tags)
		}
	}
}

// Every word that the adapter may use stands in the default vocabulary.
func TestWikiWordsAreOurs(t *testing.T) {
	voc := vocabulary(t)
	genres := slices.Collect(func(yield func(string) bool) {
		for _, g := range voc.Genres {
			yield(g.Slug)
		}
	})
	tags := slices.Collect(func(yield func(string) bool) {
		for _, tag := range voc.Tags {
			yield(tag.Slug)
		}
	})
	unknownGenres, unknownTags := catalog.WikiSlugs(genres, tags)
	if len(unknownGenres)+len(unknownTags) > 0 {
		t.Errorf("unknown genres %q, unknown tags %q", unknownGenres, unknownTags)
	}
}

func TestSlug(t *testing.T) {
	for _, c := range []struct {
		title string
		want  string
		ok    bool
	}{
		{"Schindler's List", "schindlers-list-1999", true},
		{"Amélie", "amelie-1999", true},
		{"8½", "8-1-2-1999", true},
		{"Big Fish & Begonia", "big-fish-and-begonia-1999", true},
		{"WALL·E", "wall-e-1999", true},
		{"Ærø / Łódź – Straße", "aero-lodz-strasse-1999", true},
		{"İstanbul", "istanbul-1999", true},
		{"花木兰", "", false},
		{"3D大章鱼", "", false},
		{"…", "", false},
		{strings.Repeat("long ", 40), strings.Repeat("long-", 20) + "1999", true},
	} {
		if got, ok := catalog.Slug(c.title, 1999); got != c.want || ok != c.ok {
			t.Errorf("Slug(%q) = %q, %v, expected %q, %v", c.title, got, ok, c.want, c.ok)
		}
	}
}

// The wide catalogue of 15,982 real records: nearly all become films, and each of the others is accounted for.
func TestWideCatalogue(t *testing.T) {
	dir := os.Getenv("LOGE_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	file, err := os.Open(filepath.Join(dir, "wide-catalogue/films.jsonl.gz"))
	if err != nil {
		t.Skipf("LOGE_DATA does not lead to the wide catalogue: %v", err)
	}
	defer file.Close()
	src, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	reader := catalog.NewReader(vocabulary(t), func(f film.Film) error {
		checkFilm(t, f)
		return nil
	})
	if err := reader.Read(catalog.Wiki, "films.jsonl.gz", src); err != nil {
		t.Fatal(err)
	}
	report := reader.Report()
	if err := report.Err(); err != nil || len(report.Warnings) > 0 {
		t.Errorf("%v, warnings %q", err, report.Warnings)
	}
	left := 0
	for _, c := range report.LeftOut {
		left += c.Films
		t.Logf("left out: %d, %s", c.Films, c.What)
	}
	for _, c := range report.Gaps {
		t.Logf("gap: %d, %s", c.Films, c.What)
	}
	if report.Films+left != 15_982 || left > 20 {
		t.Errorf("%d films and %d left out, expected 15,982 together and at most 20 left out", report.Films, left)
	}
}
