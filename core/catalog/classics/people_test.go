package classics_test

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/film"
)

//go:embed people.tsv
var people string

// A Chinese name is made of Han characters; a dot or a hyphen stands between its parts, and a part but the last may be
// an initial, as in J·J·艾布拉姆斯.
var chineseName = regexp.MustCompile(`^(\p{Han}+[·-]|[A-Z]·)*\p{Han}+$`)

func readPeople(t *testing.T) map[string]string {
	t.Helper()
	reader := catalog.NewReader(film.Vocabulary{}, nil)
	if err := reader.ReadPeople("people.tsv", strings.NewReader(people)); err != nil {
		t.Fatal(err)
	}
	if err := reader.Report().Err(); err != nil {
		t.Fatal(err)
	}
	return reader.People()
}

func TestPeople(t *testing.T) {
	table := readPeople(t)
	if len(table) < 1500 {
		t.Errorf("%d people, expected at least 1500", len(table))
	}
	by := map[string]string{}
	for name, zh := range table {
		if !chineseName.MatchString(zh) {
			t.Errorf("%s: %q is not written as Chinese names are", name, zh)
		}
		if other, taken := by[zh]; taken {
			t.Errorf("%s and %s are both %s", name, other, zh)
		}
		by[zh] = name
	}
	if lines := strings.Split(strings.TrimSuffix(people, "\n"), "\n")[1:]; !slices.IsSorted(lines) {
		t.Error("people.tsv is not sorted")
	}
}

// Every name of the table means one person of the classics: whoever is credited with it has the name of the table, and
// nobody else has that Chinese name. The films say nothing that the table says too.
func TestPeopleInFilms(t *testing.T) {
	table := readPeople(t)
	films, _, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	latin := map[string]string{}
	for name, zh := range table {
		latin[zh] = name
	}
	for _, f := range films {
		for _, p := range slices.Concat(f.Directors, f.Writers, f.Cast) {
			if zh, ok := table[p.Name]; ok && p.NameZh != zh {
				t.Errorf("%s: %s is %q, in people.tsv %q", f.ID, p.Name, p.NameZh, zh)
			}
			if name, ok := latin[p.NameZh]; ok && name != p.Name {
				t.Errorf("%s: %s is %s as is %s", f.ID, p.Name, p.NameZh, name)
			}
		}
	}
}

// The people whom visitors ask for by name have one.
func TestForeignDirectorsHaveChineseNames(t *testing.T) {
	const mayLack = 5
	films, _, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	made := map[film.Person]int{}
	for _, f := range films {
		for _, p := range f.Directors {
			made[p]++
		}
	}
	var lack []string
	for p, n := range made {
		if n >= 2 && p.NameZh == "" {
			lack = append(lack, p.Name)
		}
	}
	if len(lack) > mayLack {
		t.Errorf("%d directors of several films have no Chinese name: %q", len(lack), lack)
	}
}
