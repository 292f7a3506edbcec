package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/pack/packfile"
)

const smallJSONL = `{"id": "heat-1995", "title": "Heat", "year": 1995, "genres": ["crime"], "directors": ["Michael Mann"], "cast": ["Al Pacino"], "countries": ["US"], "languages": ["en"]}
{"id": "collateral-2004", "title": "Collateral", "year": 2004, "genres": ["crime", "thriller"], "directors": ["Michael Mann"], "countries": ["US"], "languages": ["en"]}
{"id": "serpico-1973", "title": "Serpico", "year": 1973, "genres": ["crime"], "cast": ["Al Pacino"], "countries": ["US"], "languages": ["en"]}
`

const smallCSV = "id,title,title_zh,year,genres,directors,directors_zh,countries,languages\n" +
	"chungking-express-1994,Chungking Express,重庆森林,1994,romance|drama,Wong Kar-wai,王家卫,HK,yue|zh\n" +
	"fallen-angels-1995,Fallen Angels,堕落天使,1995,romance|crime,Wong Kar-wai,王家卫,HK,yue\n"

func writeFile(t *testing.T, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func zipped(t *testing.T, data string) string {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// tree returns the files below dir with their bytes.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBuildFolderTwice(t *testing.T) {
	in, out := t.TempDir(), t.TempDir()
	writeFile(t, in, "us.jsonl.gz", zipped(t, smallJSONL))
	writeFile(t, in, "hk.csv", smallCSV)
	writeFile(t, in, "notes.txt", "not a catalogue")
	var trees []map[string]string
	for _, name := range []string{"a", "b"} {
		code, stdout, stderr := runLoge(t, "build", "--films", in, "--out", filepath.Join(out, "new", name))
		if code != 0 || !strings.Contains(stdout, "5 films") || !strings.Contains(stderr, "loge sign") {
			t.Fatalf("exit %d, printed %q and %q", code, stdout, stderr)
		}
		trees = append(trees, tree(t, filepath.Join(out, "new", name)))
	}
	if diff := cmp.Diff(trees[0], trees[1]); diff != "" || len(trees[0]) != 4 {
		t.Errorf("the same input gave other bytes, or not 4 files: %s", diff)
	}
	if names, _ := os.ReadDir(filepath.Join(out, "new")); len(names) != 2 {
		t.Errorf("something was left beside the packs: %v", names)
	}
	p, err := packfile.Read(filepath.Join(out, "new", "a"))
	if err != nil {
		t.Fatal(err)
	}
	i, ok := p.Index("chungking-express-1994")
	if !ok || p.TitleZh(i) != "重庆森林" || p.Pinyin(i).Initials != "cqsl" || p.CountryLabels()[p.Countries(i)[0]].Zh != "中国香港" {
		t.Errorf("the pack does not hold Chungking Express as it should: %v %q %+v", ok, p.TitleZh(i), p.Pinyin(i))
	}
}

func TestBuildJSON(t *testing.T) {
	films := writeFile(t, t.TempDir(), "us.jsonl", smallJSONL)
	code, stdout, _ := runLoge(t, "build", "--json", "-q", "--films", films, "--out", filepath.Join(t.TempDir(), "p"))
	var result buildResult
	if err := json.Unmarshal([]byte(stdout), &result); err != nil || code != 0 {
		t.Fatalf("exit %d, %v: %s", code, err, stdout)
	}
	if result.List.Films != 3 || len(result.List.Parts) != 3 || result.Content.Features == 0 {
		t.Errorf("result %+v", result)
	}
}

func TestBuildFaults(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "p")
	films := writeFile(t, in, "bad.jsonl", smallJSONL+`{"id": "x-2000", "title": "", "year": 2000, "genres": ["crme"]}`+"\n")
	code, stdout, stderr := runLoge(t, "build", "--films", films, "--out", out)
	want := films + ":4: title: is empty, expected the English title\n" +
		films + `:4: genres: "crme" is not a known genre, expected "crime" or another slug of the table of genres` + "\n" +
		"loge: the catalogue has faults, nothing was written\n"
	if diff := cmp.Diff(want, stderr); code != 1 || stdout != "" || diff != "" {
		t.Errorf("exit %d, %s", code, diff)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Error("something was written")
	}
	code, stdout, _ = runLoge(t, "build", "--json", "--films", films, "--out", out)
	if code != 1 || !strings.Contains(stdout, `"field": "genres"`) || !strings.Contains(stdout, `"line": 4`) {
		t.Errorf("--json: exit %d, printed %s", code, stdout)
	}
}

func TestBuildInputErrors(t *testing.T) {
	in := t.TempDir()
	empty := t.TempDir()
	odd := writeFile(t, in, "films.xml", "<films/>")
	one := writeFile(t, in, "one.jsonl", smallJSONL[:strings.IndexByte(smallJSONL, '\n')+1])
	packed := packfile.Compress([]byte(smallJSONL))
	torn := writeFile(t, in, "torn.jsonl.gz", string(packed[:len(packed)/2]))
	notZip := writeFile(t, in, "films.jsonl.gz", "plain")
	small := writeFile(t, in, "us.jsonl", smallJSONL)
	badPeople := writeFile(t, in, "people.tsv", "name\tzh\nAl Pacino\t\nMichael Mann\t迈克尔·曼\nMichael Mann\t曼\n")
	badTags := writeFile(t, in, "tags.tsv", "slug\tgroup\ten\tzh\nheist\n")
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--films", filepath.Join(in, "none.jsonl")}, 1, "none.jsonl does not exist\n"},
		{[]string{"--films", one}, 1, "one.jsonl: 1 films can be used, expected at least 2"},
		{[]string{"--films", torn}, 1, "torn.jsonl.gz"},
		{[]string{"--films", odd}, 2, "say --format"},
		{[]string{"--films", notZip}, 1, "films.jsonl.gz"},
		{[]string{"--films", empty}, 1, "holds no catalogue"},
		{[]string{"--films", small, "--tags", badTags}, 1, "tags.tsv"},
		{[]string{"--films", small, "--genres", filepath.Join(in, "none.tsv")}, 1, "none.tsv"},
		{[]string{"--films", small, "--people", filepath.Join(in, "none.tsv")}, 1, "none.tsv does not exist"},
		{[]string{"--films", small, "--people", badPeople}, 1, `people.tsv:2: zh: "" holds no Chinese character`},
		{[]string{"--films", small, "--people", badPeople}, 1, `people.tsv:4: name: "Michael Mann" stands twice`},
	} {
		out := filepath.Join(t.TempDir(), "p")
		code, stdout, stderr := runLoge(t, append([]string{"build", "--out", out}, c.args...)...)
		if code != c.code || stdout != "" || !strings.Contains(stderr, c.want) {
			t.Errorf("%q: exit %d, printed %q and %q", c.args, code, stdout, stderr)
		}
		if _, err := os.Stat(out); !os.IsNotExist(err) {
			t.Errorf("%q: something was written", c.args)
		}
	}
}

// A table of people names those whom the films credit without a Chinese name, and says whom it names in vain.
func TestBuildPeople(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "p")
	films := writeFile(t, in, "us.jsonl", smallJSONL)
	people := writeFile(t, in, "people.tsv", "name\tzh\nMichael Mann\t迈克尔·曼\nMarlon Brando\t马龙·白兰度\n")
	code, _, stderr := runLoge(t, "build", "--films", films, "--people", people, "--out", out)
	if code != 0 || !strings.Contains(stderr, "people.tsv names people of no film (1): Marlon Brando") {
		t.Fatalf("exit %d, printed %q", code, stderr)
	}
	code, stdout, _ := runLoge(t, "similar", "--pack", out, "--json", "heat-1995")
	if code != 0 || !strings.Contains(stdout, `"zh": "迈克尔·曼"`) {
		t.Errorf("exit %d, similar printed %s", code, stdout)
	}
}

func TestBuildReplacesOnlyPacks(t *testing.T) {
	films := writeFile(t, t.TempDir(), "us.jsonl", smallJSONL)
	home := t.TempDir()
	writeFile(t, home, "letters.txt", "dear")
	code, _, stderr := runLoge(t, "build", "--films", films, "--out", home)
	if code != 1 || !strings.Contains(stderr, "letters.txt, which is no part of a pack") {
		t.Errorf("exit %d, printed %q", code, stderr)
	}
	if got := tree(t, home); len(got) != 1 || got["letters.txt"] != "dear" {
		t.Errorf("a folder of somebody's was changed: %v", got)
	}

	out := filepath.Join(t.TempDir(), "p")
	if code, _, stderr := runLoge(t, "build", "--films", films, "--out", out); code != 0 {
		t.Fatal(stderr)
	}
	first := tree(t, out)
	writeFile(t, out, packfile.ManifestFile, "old")
	if code, _, stderr := runLoge(t, "build", "--films", films, "--out", out); code != 0 {
		t.Fatal(stderr)
	}
	if diff := cmp.Diff(first, tree(t, out)); diff != "" {
		t.Errorf("the earlier pack was not replaced: %s", diff)
	}
}

// Where nothing can be written is found out before the work, not after it.
func TestBuildLooksAtItsPlaceFirst(t *testing.T) {
	file := writeFile(t, t.TempDir(), "file", "")
	for _, out := range []string{file, filepath.Join(file, "p"), filepath.Join(file, "deep", "p")} {
		if err := checkReplaceable(out); err == nil || !strings.Contains(plain(err), "a file stands where a folder is expected") {
			t.Errorf("%s: %v", out, err)
		}
	}
	dir := t.TempDir()
	if err := checkReplaceable(filepath.Join(dir, "new", "deep", "p")); err != nil {
		t.Error(err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestBuildInterrupted(t *testing.T) {
	dir := t.TempDir()
	ctx, stdout, stderr := testContext(t)
	stop, cancel := context.WithCancel(context.Background())
	cancel()
	ctx.Stop = stop
	code := run(ctx, []string{"build", "--out", filepath.Join(dir, "p")})
	if code != 1 || stdout.Len() != 0 || !strings.Contains(stderr.String(), "interrupted, nothing was changed") {
		t.Errorf("exit %d, printed %q and %q", code, stdout, stderr)
	}
	if names, _ := os.ReadDir(dir); len(names) != 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestSwapPutsBack(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "there")
	if err := os.Mkdir(there, 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, there, "a", "old")
	if err := swap(filepath.Join(dir, "missing"), there, filepath.Join(dir, "aside")); err == nil {
		t.Error("no error")
	}
	if got := tree(t, there); got["a"] != "old" {
		t.Errorf("the earlier folder is lost: %v", got)
	}
}

// The default pack keeps the sizes that a first visit can afford.
func TestBuildClassicsBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the whole default catalogue")
	}
	const all, front = 900_000, 250_000 // bytes, gzipped
	code, stdout, stderr := runLoge(t, "build", "--json", "--out", filepath.Join(t.TempDir(), "p"))
	var result buildResult
	if err := json.Unmarshal([]byte(stdout), &result); err != nil || code != 0 {
		t.Fatalf("exit %d, %v: %s", code, err, stderr)
	}
	var sum int64
	for _, p := range result.List.Parts {
		sum += p.Size
	}
	if sum > all || result.List.Parts[0].Size > front {
		t.Errorf("%d bytes in all, %d in front: more than %d and %d", sum, result.List.Parts[0].Size, all, front)
	}
}
