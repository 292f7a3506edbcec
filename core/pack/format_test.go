package pack

import (
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

func readFormat(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// example is the catalogue of the worked example.
func example() *Builder {
	label := func(slug, en, zh string) film.Label { return film.Label{Slug: slug, En: en, Zh: zh} }
	return &Builder{
		Vocabulary: film.Vocabulary{
			Genres: []film.Genre{{Label: label("crime", "Crime", "犯罪")}},
			Tags:   []film.Tag{{Label: label("heist", "Heist", "劫案"), Group: "theme"}},
		},
		Countries: []film.Label{label("US", "United States", "美国")},
		Languages: []film.Label{label("en", "English", "英语")},
		Films: []film.Film{{ID: "heat-1995", Title: "Heat", TitleZh: "盗火线", Year: 1995, Runtime: 170,
			Countries: []string{"US"}, Languages: []string{"en"}, Genres: []string{"crime"}, Tags: []string{"heist"},
			Directors: []film.Person{{Name: "Michael Mann"}}}},
		Fame: []float32{0.75}, Map: [][2]float32{{0, 1}},
		Dim: 1, Vectors: []float32{1}, Norms: []float32{0.5}, Singular: []float64{2}, Blend: 0.5,
		Features: []text.Feature{{Field: text.FieldGenre, Key: "crime", En: "Crime", Zh: "犯罪"}},
		Rows:     []Row{{Index: []uint32{0}, Weight: []float32{1}}},
	}
}

// TestWorkedExample holds the hex of FORMAT.md to what Build writes. UPDATE=1 writes the page anew.
func TestWorkedExample(t *testing.T) {
	page := readFormat(t)
	parts := build(t, example())
	for name, part := range map[string][]byte{"front": parts[0], "vectors": parts[2]} {
		place := regexp.MustCompile("(?s)(<!-- example " + name + " -->\n```hex\n)(.*?)(```)")
		found := place.FindStringSubmatch(page)
		if found == nil {
			t.Fatalf("the page has no example %q", name)
		}
		if found[2] != hex.Dump(part) {
			t.Errorf("the example %q of the page is not what Build writes; run with UPDATE=1", name)
			page = place.ReplaceAllLiteralString(page, found[1]+hex.Dump(part)+found[3])
		}
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("FORMAT.md", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	offset := strings.Index(string(parts[0]), "\x04Heat")
	if claim := fmt.Sprintf("`TITL` begins at `0x%x`", offset); !strings.Contains(page, claim) {
		t.Errorf("the page does not say that %s", claim)
	}
}

// TestTablesOfBlocks holds the tables to the blocks that Build writes: tag, part, order and whether it is required.
func TestTablesOfBlocks(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `(.{4})` \\| (yes|no) \\|").FindAllStringSubmatch(readFormat(t), -1)
	var documented, written []string
	for _, row := range rows {
		documented = append(documented, row[1]+" "+row[2])
	}
	b := example()
	b.Pinyin = func(string) Pinyin { return Pinyin{} }
	for _, part := range build(t, b) {
		in, err := Inspect(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range in.Blocks {
			written = append(written, block.Tag+" "+map[bool]string{true: "yes", false: "no"}[block.Required])
		}
	}
	slices.Sort(documented)
	slices.Sort(written)
	if !slices.Equal(documented, written) {
		t.Errorf("documented: %q\nwritten:    %q", documented, written)
	}
}

func TestTableOfLimits(t *testing.T) {
	page := readFormat(t)
	for name, limit := range map[string]int{
		"MaxPart": MaxPart, "MaxPackedPart": MaxPackedPart, "MaxFilms": MaxFilms, "MaxPeople": MaxPeople, "MaxFeatures": MaxFeatures,
		"MaxLabels": MaxLabels, "MaxDim": MaxDim, "MaxText": MaxText, "MaxID": MaxID, "MaxList": MaxList, "MaxRuntime": MaxRuntime,
		"MaxMoney": MaxMoney, "MaxBlocks": MaxBlocks, "MaxManifest": MaxManifest, "MaxVersion": MaxVersion,
	} {
		if row := fmt.Sprintf("| %s | %d |", name, limit); !strings.Contains(page, row) {
			t.Errorf("the table of limits lacks %s", row)
		}
	}
	if n := strings.Count(page, "\n| Max"); n != 15 {
		t.Errorf("the table has %d limits", n)
	}
	if claim := fmt.Sprintf("less than %d times the size", MemoryFactor); !strings.Contains(page, claim) {
		t.Errorf("the page does not say %q", claim)
	}
}

func TestDefaultsOfThePage(t *testing.T) {
	if claim := fmt.Sprintf("`LOGEBLD1` did not, and is read as if it said %v.", blend.DefaultCrowd); !strings.Contains(readFormat(t), claim) {
		t.Errorf("the page does not say %q", claim)
	}
}

func TestFieldsOfThePage(t *testing.T) {
	if text.NumFields != 7 || text.FieldLogline != 6 || text.FieldPerson != 2 {
		t.Error("the fields have changed: so must the page, and the major version")
	}
}
