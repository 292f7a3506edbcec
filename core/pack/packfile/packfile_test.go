package packfile

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/text"
)

func parts(t testing.TB) []pack.Part {
	t.Helper()
	b := &pack.Builder{
		Films: []film.Film{{ID: "heat-1995", Title: "Heat", Year: 1995}},
		Dim:   1, Vectors: []float32{1}, Norms: []float32{1}, Singular: []float64{1},
		Features: []text.Feature{{Key: "crime", En: "Crime"}}, Rows: []pack.Row{{}},
	}
	parts, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// key returns a key pair that is the same in every run.
func key(t testing.TB, seed string) (ed25519.PrivateKey, ed25519.PublicKey) {
	t.Helper()
	private, public, err := GenerateKey(strings.NewReader(strings.Repeat(seed, 32)))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := ParsePrivate(private)
	if err != nil {
		t.Fatal(err)
	}
	open, err := ParsePublic(public)
	if err != nil {
		t.Fatal(err)
	}
	return parsed, open
}

var validity = Validity{Version: 5, Issued: 1_777_000_000, Expires: 1_784_776_000}

// published returns a folder that is written and signed.
func published(t testing.TB) (dir string, public ed25519.PublicKey) {
	t.Helper()
	dir = t.TempDir()
	if _, err := Write(dir, parts(t), map[string]string{"films": "one"}); err != nil {
		t.Fatal(err)
	}
	private, public := key(t, "k")
	if _, err := Sign(dir, private, validity); err != nil {
		t.Fatal(err)
	}
	return dir, public
}

func TestWriteSignRead(t *testing.T) {
	dir, public := published(t)
	m, err := ReadManifest(dir, public)
	if err != nil {
		t.Fatal(err)
	}
	if m.Version != 5 || m.Key != KeyID(public) || len(m.Parts) != 3 {
		t.Errorf("%+v", m)
	}
	want := parts(t)
	for i, entry := range m.Parts {
		part, err := ReadPart(dir, entry)
		if err != nil || !bytes.Equal(part, want[i].Bytes) {
			t.Errorf("%s: %v", entry.Kind, err)
		}
	}
	p, err := Read(dir)
	if err != nil || p.ID(0) != "heat-1995" || !p.HasVectors() {
		t.Errorf("Read: %v", err)
	}
}

func TestEqualPartsGiveEqualFolders(t *testing.T) {
	first, _ := published(t)
	second, _ := published(t)
	if diff := cmp.Diff(folder(t, first), folder(t, second)); diff != "" {
		t.Error(diff)
	}
}

// folder returns all files below dir by name.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 6 {
		t.Errorf("the folder holds %d files, not 6: nothing temporary may stay behind", len(files))
	}
	return files
}

func TestSignatures(t *testing.T) {
	dir, public := published(t)
	_, stranger := key(t, "s")
	if _, err := ReadManifest(dir, stranger); !errors.Is(err, pack.ErrSignature) {
		t.Errorf("the key of a stranger: %v", err)
	}
	manifest := filepath.Join(dir, ManifestFile)
	data, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		data[i] ^= 1
		signature, err := os.ReadFile(filepath.Join(dir, SignatureFile))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := ParseSignature(signature)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := VerifyManifest(public, data, raw); !errors.Is(err, pack.ErrSignature) {
			t.Fatalf("a flipped bit in byte %d: %v", i, err)
		}
		data[i] ^= 1
	}
}

func TestSignatureTexts(t *testing.T) {
	good := string(EncodeSignature(make([]byte, ed25519.SignatureSize)))
	for _, ok := range []string{good, strings.TrimSuffix(good, "\n")} {
		if _, err := ParseSignature([]byte(ok)); err != nil {
			t.Errorf("%q: %v", ok, err)
		}
	}
	for _, bad := range []string{"", "\n", "AAAA\n", good + "\n", good[:10] + "\n" + good[10:], "*" + good[1:],
		strings.Replace(good, "==", "", 1), strings.Replace(good, "A==", "B==", 1)} {
		if _, err := ParseSignature([]byte(bad)); !errors.Is(err, pack.ErrSignature) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestPartsThatAreRefused(t *testing.T) {
	dir, public := published(t)
	m, err := ReadManifest(dir, public)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, m.Parts[0].Path)
	packed, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(packed)
	flipped[len(flipped)/2] ^= 1
	for what, c := range map[string]struct {
		data []byte
		want error
	}{
		"cut off": {packed[:len(packed)-1], ErrSize},
		"longer":  {append(bytes.Clone(packed), 0), ErrSize},
		"flipped": {flipped, ErrHash},
	} {
		if err := WriteFile(name, c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadPart(dir, m.Parts[0]); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadPart(dir, m.Parts[0]); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
}

// TestTruthfulHashesOfBadContent signs what should not be there, as a broken or hostile signer could.
func TestTruthfulHashesOfBadContent(t *testing.T) {
	front := parts(t)[0].Bytes
	for what, c := range map[string]struct {
		packed   []byte
		unpacked int
		want     string
	}{
		"bomb":            {Compress(make([]byte, 1<<20)), 1000, ErrBomb.Error()},
		"too little":      {Compress(front), len(front) + 1, "unpacks to"},
		"no gzip":         {front, len(front), "not a gzip file"},
		"two members":     {append(Compress(front), Compress(front)...), len(front), "follow the gzip data"},
		"broken checksum": {corrupt(Compress(front)), len(front), "damaged gzip file"},
		"other kind":      {Compress(parts(t)[1].Bytes), len(parts(t)[1].Bytes), "it is a detail part"},
		"no part":         {Compress([]byte("hello")), 5, "does not begin"},
	} {
		dir := t.TempDir()
		sum := Sum(c.packed)
		entry := pack.ManifestPart{Kind: "front", Path: pack.PartPath(sum, pack.Front), Size: int64(len(c.packed)),
			Unpacked: int64(c.unpacked), SHA256: sum}
		if err := os.Mkdir(filepath.Join(dir, "packs"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(filepath.Join(dir, entry.Path), c.packed, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadPart(dir, entry); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// corrupt spoils the checksum at the end of a gzip member.
func corrupt(packed []byte) []byte {
	packed[len(packed)-8] ^= 1
	return packed
}

func TestReadPartStaysInItsFolder(t *testing.T) {
	dir, public := published(t)
	m, err := ReadManifest(dir, public)
	if err != nil {
		t.Fatal(err)
	}
	entry := m.Parts[0]
	entry.Path = "../" + filepath.Base(dir) + "/" + entry.Path
	if _, err := ReadPart(dir, entry); !errors.Is(err, pack.ErrManifest) {
		t.Errorf("a path that leaves the folder: %v", err)
	}
}

func TestSignChecksWhatItSigns(t *testing.T) {
	private, _ := key(t, "k")
	dir, _ := published(t)
	list, err := ReadList(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, list.Parts[1].Path), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(dir, ManifestFile))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Sign(dir, private, Validity{Version: 6, Issued: 1, Expires: 2}); !errors.Is(err, ErrSize) {
		t.Errorf("a spoilt part was signed: %v", err)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, ManifestFile)); !bytes.Equal(before, after) {
		t.Error("the manifest has changed although nothing was signed")
	}
	fresh, _ := published(t)
	if _, err := Sign(fresh, private, Validity{Version: 6, Issued: 2, Expires: 2}); !errors.Is(err, pack.ErrManifest) {
		t.Errorf("a manifest that expires at birth was signed: %v", err)
	}
	if _, err := Sign(t.TempDir(), private, validity); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder was signed: %v", err)
	}
}

func TestWriteRefusesPartsThatDoNotOpen(t *testing.T) {
	bad := parts(t)
	bad[1].Bytes = bad[1].Bytes[:50]
	dir := t.TempDir()
	if _, err := Write(dir, bad, nil); !errors.Is(err, pack.ErrDamaged) {
		t.Errorf("%v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Error("something was written all the same")
	}
}

func TestKeys(t *testing.T) {
	private, public := key(t, "k")
	_, other := key(t, "o")
	if KeyID(public) == KeyID(other) || len(KeyID(public)) != 16 {
		t.Errorf("key ids %q and %q", KeyID(public), KeyID(other))
	}
	if !ed25519.Verify(public, []byte("m"), ed25519.Sign(private, []byte("m"))) {
		t.Error("the pair does not belong together")
	}
	if _, _, err := GenerateKey(strings.NewReader("short")); err == nil {
		t.Error("a key was made without randomness")
	}
	text, err := os.ReadFile("devkey/DEVELOPMENT-ONLY.pub")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "hello", strings.Replace(string(text), "MCow", "MCoX", 1),
		strings.ReplaceAll(string(text), "PUBLIC", "PRIVATE")} {
		if _, err := ParsePublic([]byte(bad)); err == nil {
			t.Errorf("read as a public key: %q", bad)
		}
		if _, err := ParsePrivate([]byte(bad)); err == nil {
			t.Errorf("read as a private key: %q", bad)
		}
	}
}

func TestDevelopmentPairBelongsTogether(t *testing.T) {
	private, err := ReadPrivate("devkey/DEVELOPMENT-ONLY.key")
	if err != nil {
		t.Fatal(err)
	}
	public, err := Development()
	if err != nil || !public.Equal(private.Public()) || !IsDevelopment(public) {
		t.Errorf("%v", err)
	}
	if _, stranger := key(t, "k"); IsDevelopment(stranger) {
		t.Error("a key of one's own counts as the development key")
	}
}

func TestWriteFileReplacesAndWriteNewDoesNot(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	if err := WriteNew(name, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(name, []byte("two"), 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("WriteNew over a file: %v", err)
	}
	if err := WriteFile(name, []byte("three"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != "three" {
		t.Errorf("%q, %v", data, err)
	}
	if err := WriteFile(filepath.Join(name, "below"), nil, 0o644); err == nil {
		t.Error("a file below a file was written")
	}
}

// FuzzDecompress: no input makes more than the limit, and what Compress makes comes back.
func FuzzDecompress(f *testing.F) {
	f.Add(Compress([]byte("hello hello hello")))
	f.Add([]byte{0x1f, 0x8b, 8, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		const limit = 1000
		if out, err := DecompressUpTo(data, limit); err == nil && len(out) > limit {
			t.Fatalf("%d bytes", len(out))
		}
		if out, err := Decompress(Compress(data), len(data)); err != nil || !bytes.Equal(out, data) {
			t.Fatal(err)
		}
	})
}
