package poster

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/loge-film/loge/ui/internal/contrast"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/ui/internal/svg"
)

// classics reads the default catalogue; each film comes once for each language.
func classics(t testing.TB) []Film {
	t.Helper()
	paths, err := filepath.Glob("../../core/catalog/classics/films/*.jsonl")
	if err != nil || len(paths) == 0 {
		t.Fatal("the default catalogue is missing", err)
	}
	var films []Film
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(text))
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			films = append(films, readFilm(t, lines.Bytes())...)
		}
	}
	return films
}

func readFilm(t testing.TB, line []byte) []Film {
	t.Helper()
	var r struct {
		ID, Title               string
		TitleZh                 string `json:"title_zh"`
		Original                string `json:"original_title"`
		Year                    int
		Genres, Tags, Directors []string
	}
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatal(err)
	}
	f := Film{Key: r.ID, Title: r.Title, Sub: r.Original, Year: r.Year, Genres: r.Genres, Moods: r.Tags}
	copy(f.Seed[:], r.ID)
	if len(r.Directors) > 0 {
		f.Director = r.Directors[0]
	}
	zh := f
	zh.Title, zh.Sub, zh.Chinese = r.TitleZh, r.Title, true
	return []Film{f, zh}
}

// allowed are the elements of a poster: nothing that runs or fetches.
var allowed = map[string]bool{"svg": true, "linearGradient": true, "stop": true, "path": true, "g": true, "circle": true, "ellipse": true, "text": true}

// check reports what is wrong with a poster.
func check(drawn string) error {
	if len(drawn) > MaxBytes {
		return errors.New("it has " + strconv.Itoa(len(drawn)) + " bytes")
	}
	ids := map[string]bool{}
	decoder := xml.NewDecoder(strings.NewReader(drawn))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !allowed[start.Name.Local] {
			return errors.New("element " + start.Name.Local)
		}
		for _, a := range start.Attr {
			switch name := a.Name.Local; {
			case name == "id" && ids[a.Value]:
				return errors.New("id " + a.Value + " stands twice")
			case name == "id":
				ids[a.Value] = true
			case name == "href", name == "style", strings.HasPrefix(name, "on"):
				return errors.New("attribute " + name)
			case strings.Contains(a.Value, "url(") && !strings.HasPrefix(a.Value, "url(#"):
				return errors.New("reference " + a.Value)
			}
		}
	}
}

func TestEveryClassicHasASoundPoster(t *testing.T) {
	largest := 0
	for _, f := range classics(t) {
		drawn := SVG(f)
		if err := check(drawn); err != nil {
			t.Errorf("%s (Chinese: %v): %v\n%s", f.Key, f.Chinese, err, drawn)
		}
		largest = max(largest, len(drawn))
	}
	t.Logf("the largest has %d of %d bytes", largest, MaxBytes)
}

func TestTitlesFitTheirBox(t *testing.T) {
	for _, f := range classics(t) {
		set := fit(svg.Clean(f.Title, maxTitle), chooseFace(f), measure, depth)
		if len(set.lines) == 0 && f.Title != "" {
			t.Errorf("%s: no line", f.Key)
		}
		checkFit(t, set)
		if shown := strings.Join(set.lines, ""); !set.face.caps && squeeze(shown) != squeeze(svg.Clean(f.Title, maxTitle)) {
			t.Errorf("%s: %q is shown as %q", f.Key, f.Title, shown)
		}
	}
}

type reporter interface {
	Errorf(format string, args ...any)
}

func checkFit(t reporter, set setting) {
	if set.height() > depth+.01 {
		t.Errorf("%q is %.1f high", set.lines, set.height())
	}
	for _, line := range set.lines {
		if w := set.face.width(line) * set.size; w > measure+.01 {
			t.Errorf("%q is %.1f wide at size %.1f", line, w, set.size)
		}
	}
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

func TestChineseTitlesBreakBetweenClauses(t *testing.T) {
	for title, want := range map[string][]string{
		"哈利·波特与火焰杯": {"哈利·波特", "与火焰杯"},
		"指环王：双塔奇兵":  {"指环王：", "双塔奇兵"},
	} {
		if got := fit(title, han, measure, depth).lines; !slices.Equal(got, want) {
			t.Errorf("%s breaks as %q, want %q", title, got, want)
		}
	}
}

func TestAnyFilmHasASoundPoster(t *testing.T) {
	genres := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(genreFamilies.slugs()), rapid.String()), 0, 4)
	rapid.Check(t, func(t *rapid.T) {
		f := Film{
			Key: rapid.String().Draw(t, "key"), Title: rapid.String().Draw(t, "title"), Sub: rapid.String().Draw(t, "sub"), Director: rapid.String().Draw(t, "director"),
			Year: rapid.IntRange(0, 2100).Draw(t, "year"), Chinese: rapid.Bool().Draw(t, "chinese"), Genres: genres.Draw(t, "genres"), Moods: genres.Draw(t, "moods"),
		}
		copy(f.Seed[:], rapid.SliceOfN(rapid.Byte(), 8, 8).Draw(t, "seed"))
		drawn := SVG(f)
		if err := check(drawn); err != nil {
			t.Fatalf("%v\n%s", err, drawn)
		}
		if SVG(f) != drawn {
			t.Fatal("the same film gives other bytes")
		}
		checkFit(t, fit(svg.Clean(f.Title, maxTitle), chooseFace(f), measure, depth))
	})
}

func TestLongTextsAreCutToTheCap(t *testing.T) {
	hostile := strings.Repeat(`"&" `, 100)
	for _, fam := range genreFamilies.slugs() {
		for seed := range 64 {
			f := Film{Key: fam + strconv.Itoa(seed), Title: hostile, Sub: hostile, Director: hostile, Year: 1999, Genres: []string{fam}, Seed: [8]byte{byte(seed * 4), byte(seed * 4)}}
			if err := check(SVG(f)); err != nil {
				t.Fatalf("%s %d: %v", fam, seed, err)
			}
		}
	}
}

func FuzzSVG(f *testing.F) {
	f.Add("Heat", "", "Michael Mann", []byte("12345678"))
	f.Add(`<script>alert("&")</script>`, "]]>", "'\"", []byte{255})
	f.Add("\u202egnol\x00", strings.Repeat("W", 300), strings.Repeat("汉", 300), []byte{})
	f.Fuzz(func(t *testing.T, title, sub, director string, seed []byte) {
		film := Film{Key: title, Title: title, Sub: sub, Director: director, Genres: []string{"drama"}, Chinese: len(seed)%2 == 0}
		copy(film.Seed[:], seed)
		if err := check(SVG(film)); err != nil {
			t.Fatal(err)
		}
	})
}

func TestSeedsOfKinMakeKin(t *testing.T) {
	a := newChance(Film{Seed: [8]byte{100, 100}})
	b := newChance(Film{Seed: [8]byte{101, 99}})
	for n := 2; n < 9; n++ {
		if d := a.kin(0, n) - b.kin(0, n); d < -1 || d > 1 {
			t.Errorf("of %d choices, neighbours are %d apart", n, d)
		}
	}
}

func TestEveryChoiceIsReached(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range classics(t) {
		c := newChance(f)
		seen[choosePalette(f, c).Name] = true
		seen[chooseFamily(f, c).name] = true
	}
	for _, p := range palettes {
		if !seen[p.Name] {
			t.Errorf("no classic is printed in %s", p.Name)
		}
	}
	for _, fam := range families {
		if !seen[fam.name] {
			t.Errorf("no classic is drawn as %s", fam.name)
		}
	}
}

func TestNamesInTablesExist(t *testing.T) {
	known := map[string]bool{}
	for _, p := range palettes {
		known[p.Name] = true
	}
	for _, fam := range families {
		known[fam.name] = true
	}
	for _, table := range []table{genrePalettes, moodPalettes, genreFamilies} {
		for _, slug := range table.slugs() {
			for _, name := range table.of(slug) {
				if !known[name] {
					t.Errorf("%s: there is no %q", slug, name)
				}
			}
		}
	}
}

func TestInkIsReadableOnGroundAndShade(t *testing.T) {
	for _, p := range palettes {
		for _, ground := range []string{p.Ground, p.Shade} {
			if c := contrast.Ratio(p.Ink, ground); c < 4.5 {
				t.Errorf("%s: ink on %s has a contrast of %.2f, needs 4.5", p.Name, ground, c)
			}
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	films := classics(b)
	for i := 0; b.Loop(); i++ {
		SVG(films[i%len(films)])
	}
}

func (t table) slugs() []string {
	all := make([]string, len(t))
	for i, row := range t {
		all[i] = row.slug
	}
	return all
}
