package film_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/film"
)

func TestReadGenres(t *testing.T) {
	got, err := film.ReadGenres(strings.NewReader("slug\ten\tzh\nwuxia\tWuxia\t武侠\nscience-fiction\tScience fiction\t科幻\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []film.Genre{{Label: film.Label{Slug: "wuxia", En: "Wuxia", Zh: "武侠"}}, {Label: film.Label{Slug: "science-fiction", En: "Science fiction", Zh: "科幻"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadTags(t *testing.T) {
	got, err := film.ReadTags(strings.NewReader("slug\tgroup\ten\tzh\r\nheist\ttheme\tHeist\t劫案"))
	if err != nil {
		t.Fatal(err)
	}
	want := []film.Tag{{Label: film.Label{Slug: "heist", En: "Heist", Zh: "劫案"}, Group: "theme"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadErrors(t *testing.T) {
	const head = "slug\ten\tzh\n"
	for _, c := range []struct{ table, want string }{
		{"wuxia\tWuxia\t武侠\n", "genres: line 1: expected the header slug, en, zh, separated by tabs"},
		{head + "wuxia\tWuxia\n", "genres: line 2: 2 columns, expected 3 separated by tabs"},
		{head + "\n", "genres: line 2: 1 columns, expected 3 separated by tabs"},
		{head + "wuxia\t\t武侠\n", `genres: line 2: en is "", expected plain UTF-8 text`},
		{head + "wuxia\tWu\xff\t武侠\n", `genres: line 2: en is "Wu\xff", expected plain UTF-8 text`},
		{head + "wuxia\tWu\x1b\t武侠\n", `genres: line 2: en is "Wu\x1b", expected plain UTF-8 text`},
		{head + "Wu xia\tWuxia\t武侠\n", `genres: line 2: slug is "Wu xia", expected a-z, 0-9 and hyphens`},
		{head + "war\tWar\t战争\nwar\tWar\t战争\n", `genres: line 3: slug "war" stands twice`},
		{head + strings.Repeat("x", 1<<20), "genres: line 2: bufio.Scanner: token too long"},
	} {
		if _, err := film.ReadGenres(strings.NewReader(c.table)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, expected %s", c.table[:min(len(c.table), 40)], err, c.want)
		}
	}
	broken := errors.New("broken")
	if _, err := film.ReadTags(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a broken stream gave %v", err)
	}
	if genres, err := film.ReadGenres(strings.NewReader("")); err != nil || len(genres) != 0 {
		t.Errorf("an empty table gave %v, %v", genres, err)
	}
}

// Law: what is read has unique slugs and fit labels, whatever the bytes.
func FuzzReadTags(f *testing.F) {
	f.Add("slug\tgroup\ten\tzh\nheist\ttheme\tHeist\t劫案\n")
	f.Add("slug\tgroup\ten\tzh\r\na\tb\tc\td\na\tb\tc\td")
	f.Add("\ufeffslug\tgroup\ten\tzh\n\x00\t\t\t")
	f.Fuzz(func(t *testing.T, table string) {
		tags, err := film.ReadTags(strings.NewReader(table))
		if err != nil && tags != nil {
			t.Fatal("tags beside an error")
		}
		seen := map[string]bool{}
		for _, tag := range tags {
			if seen[tag.Slug] || tag.Slug == "" || tag.En == "" || tag.Zh == "" || tag.Group == "" || !utf8.ValidString(tag.En+tag.Zh+tag.Group) {
				t.Fatalf("unsound tag %+v", tag)
			}
			seen[tag.Slug] = true
		}
	})
}
