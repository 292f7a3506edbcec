package catalog_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
	"golang.org/x/text/unicode/norm"
)

// readPeople reads one table and returns it with its faults, a line each.
func readPeople(t *testing.T, src string) (map[string]string, string) {
	t.Helper()
	r := catalog.NewReader(film.Vocabulary{}, nil)
	if err := r.ReadPeople("people.tsv", strings.NewReader(src)); err != nil {
		t.Fatal(err)
	}
	if err := r.Report().Err(); err != nil {
		return r.People(), err.Error()
	}
	return r.People(), ""
}

func TestReadPeople(t *testing.T) {
	people, faults := readPeople(t, "\ufeffname\tzh\r\nAgne\u0300s Varda\t 阿涅斯·瓦尔达 \r\n\nHayao Miyazaki\t宫崎骏")
	want := map[string]string{"Agnès Varda": "阿涅斯·瓦尔达", "Hayao Miyazaki": "宫崎骏"}
	if diff := cmp.Diff(want, people); diff != "" || faults != "" {
		t.Error(diff, faults)
	}
}

func TestReadPeopleFaults(t *testing.T) {
	const header = "name\tzh\n"
	for src, want := range map[string]string{
		"":                          `people.tsv:1: expected the header name, zh, separated by a tab`,
		"name,zh\nA,阿\n":            `people.tsv:1: expected the header name, zh, separated by a tab`,
		header + "A":                `people.tsv:2: the line is not two columns of UTF-8 text, expected name and zh, separated by a tab`,
		header + "A\t阿\tx":          `people.tsv:2: the line is not two columns of UTF-8 text, expected name and zh, separated by a tab`,
		header + "\xff\t阿":          `people.tsv:2: the line is not two columns of UTF-8 text, expected name and zh, separated by a tab`,
		header + " \t阿":             `people.tsv:2: name: is empty, expected a name as films write it`,
		header + "A\tB":             `people.tsv:2: zh: "B" holds no Chinese character, expected a Chinese name`,
		header + "A\t":              `people.tsv:2: zh: "" holds no Chinese character, expected a Chinese name`,
		header + "A\t阿\nB\t贝\nA\t安": `people.tsv:4: name: "A" stands twice, expected once`,
		header + "A\t阿\u202e":       `people.tsv:2: zh: holds a character that changes the direction of writing (U+202E), expected plain text`,
		header + strings.Repeat("A", 121) + "\t阿": `people.tsv:2: name: is 121 characters long, expected at most 120`,
	} {
		if _, faults := readPeople(t, src); faults != want {
			t.Errorf("%.40q:\n got %s\nwant %s", src, faults, want)
		}
	}
}

func TestReadPeopleOfBrokenFile(t *testing.T) {
	broken := errors.New("broken")
	r := catalog.NewReader(film.Vocabulary{}, nil)
	if err := r.ReadPeople("people.tsv", iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// Whatever the input, the names that come out can be shown, and written down again they are the same without a fault.
func FuzzPeople(f *testing.F) {
	for _, seed := range [...]string{"", "name\tzh\nHayao Miyazaki\t宫崎骏\nA\t阿\nA\t安\n", "name\tzh\r\n\tB\nC\t\u202e西\n\xff\t\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		people, _ := readPeople(t, src)
		var again strings.Builder
		again.WriteString("name\tzh\n")
		for name, zh := range people {
			if name == "" || !utf8.ValidString(name+zh) || !norm.NFC.IsNormalString(name) || !strings.ContainsFunc(zh, isHan) {
				t.Fatalf("%q is %q", name, zh)
			}
			again.WriteString(name + "\t" + zh + "\n")
		}
		second, faults := readPeople(t, again.String())
		if diff := cmp.Diff(people, second); diff != "" || faults != "" {
			t.Fatal(diff, faults)
		}
	})
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }
