package importer

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
)

var small = fixture.Small()

// native inflates with the standard library.
var native = Options{Inflate: func(packed []byte, limit int) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), int64(limit)+1))
	if err == nil && len(out) > limit {
		err = errors.New("too long")
	}
	return out, err
}}

// Each file or folder of testdata has a golden file that says what is read from it and which films are found. A folder
// is packed into a zip first. UPDATE=1 go test ./core/importer writes them anew.
func TestLayouts(t *testing.T) {
	for _, name := range layouts(t) {
		t.Run(name, func(t *testing.T) {
			file, err := Read(load(t, filepath.Join("testdata", name)))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", "golden", name+".txt"), describe(file))
		})
	}
}

// layouts lists the files and folders of testdata that stand for a site's.
func layouts(t testing.TB) (names []string) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name := entry.Name(); !slices.Contains([]string{"golden", "fuzz", "rapid"}, name) {
			names = append(names, name)
		}
	}
	return names
}

// load returns the arguments of Read for a file, or for a folder as a zip.
func load(t testing.TB, path string) (string, []byte, Options) {
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		return info.Name() + ".zip", packFolder(t, path), native
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Name(), data, native
}

func packFolder(t testing.TB, dir string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := w.AddFS(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s: look at it and run with UPDATE=1: (-want +got)\n%s", path, diff)
	}
}

// describe writes all that there is to know of a file as text.
func describe(file *File) string {
	var b strings.Builder
	m := Match(file, small)
	fmt.Fprintf(&b, "%s, %d rows\n", file.Source, file.Rows)
	for i := range file.Items {
		it := &file.Items[i]
		film, verdict := m.Of(i)
		fmt.Fprintf(&b, "\n%s [%s:%d, %d rows] ", it, it.Place.Sheet, it.Place.Line, it.Rows)
		if film != None {
			fmt.Fprintf(&b, "= %s", small.ID(film))
		}
		fmt.Fprintf(&b, " %s %s\n", []string{"unmatched", "matched", "doubtful", "doubtful", "doubtful"}[verdict], verdict.Why())
		for _, e := range m.Events([]int{i}, 0) {
			if film != None && e.Film == small.ID(film) {
				fmt.Fprintf(&b, "  %s %s %.3g %s\n", pack.Time(e.Time/1000), e.Kind, e.Value, e.Text)
			}
		}
	}
	for _, f := range file.Faults {
		fmt.Fprintf(&b, "\nfault: %s", f)
	}
	for _, l := range file.Left {
		fmt.Fprintf(&b, "\nleft: %d %s", l.Rows, l.Why)
	}
	for _, n := range file.Notes {
		fmt.Fprintf(&b, "\nnote: %s", n)
	}
	for _, p := range file.Profiles {
		fmt.Fprintf(&b, "\nprofile: %s, %d rows", p.Name, p.Rows)
	}
	p := m.Preview(100, 100)
	fmt.Fprintf(&b, "\n%d events, rows: %d matched, %d doubtful, %d unmatched\n", p.Events, p.Matched, p.Doubtful, p.Unmatched)
	return b.String()
}

// Bringing a file twice is bringing it once; the tables of a zip alone bring nothing else than the zip.
func TestEventsAreIdempotent(t *testing.T) {
	name, data, o := load(t, "testdata/letterboxd")
	var log event.Log
	add := func(name string, data []byte) (added int) {
		file, err := Read(name, data, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range Match(file, small).Events(nil, 1) {
			ok, err := log.Add(e)
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				added++
			}
		}
		return added
	}
	if n := add(name, data); n == 0 {
		t.Fatal("nothing was added")
	}
	if n := add(name, data); n != 0 {
		t.Errorf("the same zip again adds %d events", n)
	}
	for _, sheet := range []string{"ratings.csv", "diary.csv", "reviews.csv", "watchlist.csv"} {
		data, err := os.ReadFile("testdata/letterboxd/" + sheet)
		if err != nil {
			t.Fatal(err)
		}
		if n := add(sheet, data); n != 0 {
			t.Errorf("%s alone adds %d events", sheet, n)
		}
	}
}

// Two acts of one file have two ids.
func TestEventIDsAreUnique(t *testing.T) {
	file, err := Read(load(t, "testdata/letterboxd"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, e := range Match(file, small).Events(nil, 1) {
		if ids[e.ID] {
			t.Errorf("two events have the id %s", e.ID)
		}
		ids[e.ID] = true
		if e.Source != Letterboxd {
			t.Errorf("the source is %q", e.Source)
		}
	}
}

// A doubtful row becomes events only when it is accepted, and undated acts get the time that the caller says.
func TestDoubtsWaitForAcceptance(t *testing.T) {
	const text = "标题,上映日期,条目链接\n活着,1996/05/18,https://movie.douban.com/subject/5/\n"
	file, err := Read("wish.csv", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := Match(file, small)
	p := m.Preview(10, 10)
	if len(p.Doubts) != 1 || p.Doubts[0].Why != "year" || p.Events != 0 {
		t.Fatalf("the preview is %+v", p)
	}
	if events := m.Events(nil, 7); len(events) != 0 {
		t.Errorf("%d events without acceptance", len(events))
	}
	events := m.Events([]int{p.Doubts[0].Number}, 7)
	if len(events) != 1 || events[0].Film != "to-live-1994" || events[0].Kind != event.List || events[0].Time != 7 {
		t.Errorf("accepted: %+v", events)
	}
}

func TestUnmatchedCSV(t *testing.T) {
	text := "Date,Name,Year,Letterboxd URI,Rating\n"
	for _, name := range []string{"=1+1", "+49", "-x", "@SUM(A1)", "\"a \"\"b\"\", c\"", "plain"} {
		text += "2024-01-31," + name + ",1901,https://boxd.it/a,3\n"
	}
	file, err := Read("ratings.csv", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "\ufefftitle,original title,year,imdb,seen,rating,comment,file,line\r\n" +
		"'=1+1,,1901,,,3,,ratings.csv,2\r\n'+49,,1901,,,3,,ratings.csv,3\r\n'-x,,1901,,,3,,ratings.csv,4\r\n" +
		"'@SUM(A1),,1901,,,3,,ratings.csv,5\r\n\"a \"\"b\"\", c\",,1901,,,3,,ratings.csv,6\r\nplain,,1901,,,3,,ratings.csv,7\r\n"
	if diff := cmp.Diff(want, string(Match(file, small).UnmatchedCSV())); diff != "" {
		t.Error(diff)
	}
}

func TestOwnFilesAreLeftAlone(t *testing.T) {
	o := Options{Own: func(data []byte) bool { return bytes.HasPrefix(data, []byte("LOGE")) }}
	if file, err := Read("mine.loge", []byte("LOGE\x00…"), o); err != nil || file.Source != Loge {
		t.Errorf("%+v, %v", file, err)
	}
}

func TestProfileOfTheHousehold(t *testing.T) {
	name, data, o := load(t, "testdata/netflix-activity.csv")
	o.Profile = "Ben"
	file, err := Read(name, data, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Items) != 1 || file.Items[0].Title != "Toy Story" {
		t.Errorf("Ben saw %+v", file.Items)
	}
}
