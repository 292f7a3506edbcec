package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The generated files in the tree are what the markup beside them gives.
func TestGeneratedFilesAreFresh(t *testing.T) {
	dir := t.TempDir()
	sources, err := filepath.Glob("../../*.vugu")
	if err != nil || len(sources) == 0 {
		t.Fatal("no markup found", err)
	}
	words, err := filepath.Glob("../../*.words")
	if err != nil || len(words) == 0 {
		t.Fatal("no words found", err)
	}
	for _, source := range append(sources, words...) {
		copyFile(t, source, filepath.Join(dir, filepath.Base(source)))
	}
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	made, _ := filepath.Glob(filepath.Join(dir, "*_gen.go"))
	kept, _ := filepath.Glob("../../*_gen.go")
	if len(made) != len(kept) {
		t.Errorf("%d files are generated, %d are kept: run go generate ./ui and delete what is left over", len(made), len(kept))
	}
	for _, path := range made {
		want, _ := os.ReadFile(path)
		got, _ := os.ReadFile(filepath.Join("../..", filepath.Base(path)))
		if string(got) != string(want) {
			t.Errorf("%s is stale: run go generate ./ui", filepath.Base(path))
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTypeName(t *testing.T) {
	for name, want := range map[string]string{"root": "Root", "film-view": "FilmView"} {
		if got := typeName(name); got != want {
			t.Errorf("typeName(%q) = %q, want %q", name, got, want)
		}
	}
}
