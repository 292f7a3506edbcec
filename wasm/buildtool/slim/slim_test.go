//go:build !js

package slim

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func build(t testing.TB, dir string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "program.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, dir)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, text)
	}
	module, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return module
}

// run returns what a module prints under Node; it ends with an error, as its last line panics.
func run(t *testing.T, module []byte) (stdout, stderr string) {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, module, 0o600); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	cmd := exec.Command("node", "--stack-size=8192", script, file)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Fatalf("node: %v, expected exit code 2\n%s", err, errs.String())
	}
	return out.String(), errs.String()
}

func gzipped(b []byte) int {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(b)
	w.Close()
	return packed.Len()
}

func TestSlimProgramDoesTheSame(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed: the slim program cannot be run")
	}
	module := build(t, "./testdata/program")
	slim, err := Slim(module)
	if err != nil {
		t.Fatal(err)
	}
	want, trace := run(t, module)
	got, bare := run(t, slim)
	if got != want || !strings.Contains(got, "finalized true") {
		t.Errorf("the slim program prints\n%s\nexpected\n%s", got, want)
	}
	for _, text := range []string{"panic: the end", "caller "} {
		if !strings.Contains(trace, text) {
			t.Errorf("the whole program says nothing of %q:\n%s", text, trace)
		}
	}
	if !strings.Contains(bare, "panic: the end") || strings.Contains(bare, "main.go") {
		t.Errorf("the slim program ends with\n%s", bare)
	}
	if whole, less := gzipped(module), gzipped(slim); less > whole*83/100 {
		t.Errorf("%d bytes of %d are left (gzip); expected a sixth less", less, whole)
	}
	again, err := Slim(slim)
	if err != nil || !bytes.Equal(again, slim) {
		t.Errorf("slimming twice changes the module: %v", err)
	}
}

// All that differs between the images of both modules are zeros and the offsets that strip rewrites, once the index has
// been written.
func TestSlimKeepsMemory(t *testing.T) {
	before, after := slimmed(t)
	from, to := tableBounds(t, before)
	if !bytes.Equal(before.bytes[:from], after.bytes[:from]) {
		t.Error("memory before the function table has changed")
	}
	if !bytes.Equal(before.bytes[to:], after.bytes[to:len(before.bytes)]) {
		t.Error("memory after the function table has changed")
	}
}

// slimmed returns the images of the program before and after, the latter with the index that index.write writes.
func slimmed(t *testing.T) (before, after *image) {
	t.Helper()
	module := build(t, "./testdata/program")
	slim, err := Slim(module)
	if err != nil {
		t.Fatal(err)
	}
	before, after = imageOf(t, module), imageOf(t, slim)
	x := indexOf(t, module)
	writeIndex(x, after)
	return before, after
}

func imageOf(t *testing.T, module []byte) *image {
	t.Helper()
	sections, err := split(module)
	if err != nil {
		t.Fatal(err)
	}
	m, err := load(find(sections, dataSection).body)
	if err != nil {
		t.Fatal(err)
	}
	m.bytes = append(m.bytes, make([]byte, 64)...) // zeros at the end may have been left out
	return m
}

// tableBounds returns where the function table of an image begins and where its last entry ends.
func tableBounds(t *testing.T, m *image) (from, to int) {
	t.Helper()
	from = bytes.Index(m.bytes, magic)
	table, err := findTable(m.bytes)
	if err != nil {
		t.Fatal(err)
	}
	to = from
	start := len(m.bytes) - len(table.funcs)
	for i := range table.number {
		f, ok := table.entry(i)
		if !ok {
			t.Fatalf("entry %d lies outside", i)
		}
		at := start + int(number(table.funcs[8*i+4:]))
		to = max(to, at+len(f.head)+len(f.pcData)+len(f.funData))
	}
	return from, to
}

// An image comes back from its segments, whatever lies in it.
func TestImageRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 20), 1, 10).Draw(t, "runs")
		m := &image{start: rapid.IntRange(0, 1<<20).Draw(t, "start")}
		for _, run := range runs {
			m.bytes = append(m.bytes, run...)
			m.bytes = append(m.bytes, make([]byte, rapid.IntRange(0, 3*gap).Draw(t, "zeros"))...)
		}
		m.bytes = append(m.bytes, 1)
		again, err := load(m.save())
		if err != nil {
			t.Fatal(err)
		}
		whole := make([]byte, len(m.bytes))
		copy(whole[again.start-m.start:], again.bytes)
		if !bytes.Equal(whole, m.bytes) {
			t.Fatalf("%v became %v", m.bytes, whole)
		}
	})
}

func TestNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u, i := rapid.Uint32().Draw(t, "unsigned"), rapid.Int32().Draw(t, "signed")
		r := reader{appendInt(appendUint(nil, uint64(u)), i)}
		gotU, errU := r.uint()
		gotI, errI := r.int()
		if gotU != u || gotI != i || errU != nil || errI != nil || len(r.rest) > 0 {
			t.Fatalf("%d, %d came back as %d, %d (%v, %v)", u, i, gotU, gotI, errU, errI)
		}
	})
}

func TestSlimRefuses(t *testing.T) {
	for name, module := range map[string]string{
		"nothing":          "",
		"text":             "hello",
		"no code":          string(header) + "\x0b\x01\x00",
		"a cut section":    string(header) + "\x0a\x04\x01\x02\x00\x0b\x0b\x05\x01",
		"a passive part":   string(header) + "\x0a\x04\x01\x02\x00\x0b\x0b\x03\x01\x01\x00",
		"an empty section": string(header) + "\x0a\x04\x01\x02\x00\x0b\x0b\x01\x00",
		"a far address":    string(header) + "\x0a\x04\x01\x02\x00\x0b\x0b\x0a\x01\x00\x41\xff\xff\xff\xff\x07\x0b\x01",
	} {
		if got, err := Slim([]byte(module)); err == nil || got != nil {
			t.Errorf("%s: %q, %v; expected an error", name, got, err)
		}
	}
	small := string(header) + "\x0a\x04\x01\x02\x00\x0b\x0b\x07\x01\x00\x41\x08\x0b\x01x"
	if got, err := Slim([]byte(small)); !errors.Is(err, ErrTable) || string(got) != small {
		t.Errorf("a module without a table: %q, %v", got, err)
	}
}

func FuzzSlim(f *testing.F) {
	f.Add([]byte(string(header) + "\x0a\x04\x01\x02\x00\x0b\x0b\x07\x01\x00\x41\x08\x0b\x01x"))
	f.Add(append([]byte(string(header)+"\x0b\x60\x01\x00\x41\x08\x0b\x5a"), append(magic, make([]byte, 82)...)...))
	f.Fuzz(func(t *testing.T, module []byte) {
		slim, err := Slim(module)
		if err != nil && !errors.Is(err, ErrTable) {
			return
		}
		if again, _ := Slim(slim); !bytes.Equal(again, slim) {
			t.Fatal("slimming twice changes the module")
		}
	})
}
