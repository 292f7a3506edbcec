package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/core/text"
)

const developmentKey = "../../pack/packfile/devkey/DEVELOPMENT-ONLY.key"

// builtPack writes a pack of one film into a new folder.
func builtPack(t *testing.T) string {
	t.Helper()
	b := &pack.Builder{
		Films: []film.Film{{ID: "heat-1995", Title: "Heat", TitleZh: "盗火线", Year: 1995}},
		Dim:   1, Vectors: []float32{1}, Norms: []float32{1}, Singular: []float64{1},
		Features: []text.Feature{{Key: "crime", En: "Crime"}}, Rows: []pack.Row{{}},
	}
	parts, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := packfile.Write(dir, parts, nil); err != nil {
		t.Fatal(err)
	}
	return dir
}

// signedPack returns a folder signed with a key of its own, and the name of the public key.
func signedPack(t *testing.T, flags ...string) (dir, public string) {
	t.Helper()
	dir, key := builtPack(t), filepath.Join(t.TempDir(), "key")
	if code, _, stderr := runLoge(t, "keygen", "--out", key); code != 0 {
		t.Fatal(stderr)
	}
	if code, _, stderr := runLoge(t, append([]string{"sign", "--key", key, dir}, flags...)...); code != 0 || stderr != "" {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	return dir, key + ".pub"
}

func TestKeygen(t *testing.T) {
	key := filepath.Join(t.TempDir(), "key")
	code, stdout, _ := runLoge(t, "keygen", "--out", key)
	if code != 0 || !strings.Contains(stdout, "keep "+key+" secret") {
		t.Errorf("exit %d: %s", code, stdout)
	}
	for name, mode := range map[string]fs.FileMode{key: 0o600, key + ".pub": 0o644} {
		if info, err := os.Stat(name); err != nil || info.Mode() != mode {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
	before, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := runLoge(t, "keygen", "--out", key); code != 1 || !strings.Contains(stderr, "never overwritten") {
		t.Errorf("a second time: exit %d: %s", code, stderr)
	}
	if after, err := os.ReadFile(key); err != nil || string(after) != string(before) {
		t.Errorf("the key has changed: %v", err)
	}
}

// TestKeygenLeavesNoHalfPair has the public key's name taken, the private one's free.
func TestKeygenLeavesNoHalfPair(t *testing.T) {
	key := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(key+".pub", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := runLoge(t, "keygen", "--out", key); code != 1 || !strings.Contains(stderr, "key.pub exists") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	if _, err := os.Stat(key); err == nil {
		t.Error("a private key was left without its public key")
	}
}

func TestKeygenNeedsAFolder(t *testing.T) {
	code, _, stderr := runLoge(t, "keygen", "--out", filepath.Join(t.TempDir(), "none", "key"))
	if code != 1 || !strings.Contains(stderr, "its folder does not exist") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

func TestSignDefaults(t *testing.T) {
	dir, _ := signedPack(t)
	data, err := os.ReadFile(filepath.Join(dir, packfile.ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	m, err := pack.ParseManifest(data)
	if err != nil {
		t.Fatal(err)
	}
	// The clock of the test stands at 2026-01-02T03:04:05Z.
	if m.Version != 1767323045 || m.Issued.String() != "2026-01-02T03:04:05Z" || m.Expires.String() != "2026-04-02T03:04:05Z" {
		t.Errorf("version %d, %v to %v", m.Version, m.Issued, m.Expires)
	}
}

func TestSignWithTheDevelopmentKeyIsLoud(t *testing.T) {
	dir := builtPack(t)
	code, stdout, stderr := runLoge(t, "sign", "--quiet", "--key", developmentKey, "--version", "3", dir)
	if code != 0 || !strings.Contains(stderr, "DEVELOPMENT KEY") || !strings.Contains(stdout, "signed version 3") {
		t.Errorf("exit %d: %s %s", code, stdout, stderr)
	}
	if code, _, stderr := runLoge(t, "verify", dir); code != 0 || !strings.Contains(stderr, "anybody can sign") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

func TestSignFaults(t *testing.T) {
	empty := t.TempDir()
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"sign", builtPack(t)}, 2, "--key"},
		{[]string{"sign", "--key", "none", empty}, 1, "no key to sign with"},
		{[]string{"sign", "--key", "sign.go", empty}, 1, "no key to sign with"},
		{[]string{"sign", "--key", developmentKey, empty}, 1, "a folder that loge build wrote?"},
		{[]string{"sign", "--key", developmentKey, "--issued", "yesterday", empty}, 2, "a time must look like"},
		{[]string{"sign", "--key", developmentKey, "--expires", "2020-01-01T00:00:00Z", builtPack(t)}, 2, "--expires: the publication expires before"},
	} {
		if code, _, stderr := runLoge(t, c.args...); code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("loge %q: exit %d: %s", c.args, code, stderr)
		}
	}
}

func TestVerify(t *testing.T) {
	for what, c := range map[string]struct {
		flags []string
		spoil func(t *testing.T, dir string)
		code  int
		want  string
	}{
		"sound":        {nil, nil, 0, "1 films"},
		"expired":      {[]string{"--now", "2026-04-02T03:04:05Z"}, nil, 1, "has expired"},
		"still good":   {[]string{"--now", "2026-04-02T03:04:04Z"}, nil, 0, "1 films"},
		"rollback":     {[]string{"--min-version", "9999999999"}, nil, 1, "older than one accepted"},
		"manifest":     {nil, appendTo(packfile.ManifestFile), 1, "does not fit"},
		"signature":    {nil, appendTo(packfile.SignatureFile), 1, "not the base64"},
		"part":         {nil, appendTo("packs/*.detail"), 1, "wrong size"},
		"missing part": {nil, remove("packs/*.vectors"), 1, "does not exist"},
		"front part":   {nil, remove("packs/*.front"), 1, "does not exist"},
		"others then":  {nil, remove("packs/*.front"), 1, "cannot be read without the front part"},
		"not signed":   {nil, remove(packfile.ManifestFile), 1, "does not exist"},
	} {
		dir, public := signedPack(t)
		if c.spoil != nil {
			c.spoil(t, dir)
		}
		args := append([]string{"verify", dir, "--pub", public}, c.flags...)
		code, stdout, _ := runLoge(t, args...)
		if code != c.code || !strings.Contains(stdout, c.want) {
			t.Errorf("%s: exit %d: %s", what, code, stdout)
		}
		_, stdout, _ = runLoge(t, append(args, "--json")...)
		var r verification
		if err := json.Unmarshal([]byte(stdout), &r); err != nil || r.OK != (c.code == 0) {
			t.Errorf("%s: %v: %s", what, err, stdout)
		}
	}
}

// the returns the only file of a folder that fits a pattern.
func the(t *testing.T, dir, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) != 1 {
		t.Fatalf("%d files fit %q: %v", len(names), pattern, err)
	}
	return names[0]
}

func appendTo(pattern string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		name := the(t, dir, pattern)
		data, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(name, append(data, ' '), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func remove(pattern string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := os.Remove(the(t, dir, pattern)); err != nil {
			t.Fatal(err)
		}
	}
}

// Behind a signature that does not hold, the command says that it looked no further.
func TestVerifyStopsAtTheSignature(t *testing.T) {
	dir, _ := signedPack(t)
	code, _, stderr := runLoge(t, "verify", dir)
	if code != 1 || !strings.Contains(stderr, "1 of 1 checks failed, and what the manifest lists was not looked at") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

func TestVerifyFaultsOfUse(t *testing.T) {
	if code, _, _ := runLoge(t, "verify"); code != 2 {
		t.Errorf("no folder: exit %d", code)
	}
	if code, _, stderr := runLoge(t, "verify", builtPack(t), "--pub", "none"); code != 1 || !strings.Contains(stderr, "no key to verify") {
		t.Errorf("no key: exit %d: %s", code, stderr)
	}
}

func TestInspectAFolder(t *testing.T) {
	dir := builtPack(t)
	code, stdout, stderr := runLoge(t, "inspect", dir)
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{"front part, format 1.0", "TITL", "films      1", "sample     heat-1995: Heat 盗火线 (1995)"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is missing in %s", want, stdout)
		}
	}
	_, stdout, _ = runLoge(t, "inspect", dir, "--json")
	var got inspection
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Parts) != 3 || got.Counts["films"] != 1 || got.Sample == nil || got.Sample.ID != "heat-1995" {
		t.Errorf("%+v", got)
	}
}

func TestInspectOnePart(t *testing.T) {
	dir := builtPack(t)
	code, stdout, _ := runLoge(t, "inspect", the(t, dir, "packs/*.vectors"))
	if code != 0 || !strings.Contains(stdout, "vectors part") || strings.Contains(stdout, "sample") {
		t.Errorf("exit %d: %s", code, stdout)
	}
	code, stdout, _ = runLoge(t, "inspect", the(t, dir, "packs/*.front"))
	if code != 0 || !strings.Contains(stdout, "sample") {
		t.Errorf("exit %d: %s", code, stdout)
	}
}

func TestInspectFaults(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.front")
	if err := os.WriteFile(bad, packfile.Compress([]byte("hello")), 0o644); err != nil {
		t.Fatal(err)
	}
	hollow, torn := t.TempDir(), builtPack(t)
	writeFile(t, hollow, packfile.ListFile, "{}")
	remove("packs/*.detail")(t, torn)
	for _, c := range []struct{ path, want string }{
		{hollow, "parts.json lists no parts: build the pack again"},
		{torn, ".detail does not exist"},
		{"none", "does not exist"},
		{t.TempDir(), "a folder that loge build wrote?"},
		{bad, "does not begin as a pack part"},
		{"inspect.go", "does not begin as a pack part"},
	} {
		if code, _, stderr := runLoge(t, "inspect", c.path); code != 1 || !strings.Contains(stderr, c.want) {
			t.Errorf("loge inspect %s: exit %d: %s", c.path, code, stderr)
		}
	}
}
