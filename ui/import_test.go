package ui

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestImport(t *testing.T) {
	s := newPersonStage("/box/import", En, remembered)
	choose(s)
	if s.root.own.preview == nil || s.glass.focus != "found" {
		t.Fatal("no preview")
	}
	s.root.accept(3)
	s.root.accept(27)
	s.root.accept(5)
	s.root.accept(5)
	build(t, s.root).press(t, english.Download)
	if len(s.glass.saved) != 1 || s.glass.saved[0].Name != "unmatched.csv" || s.root.own.preview == nil {
		t.Error("the rows that were not found cannot be saved, or the preview has gone")
	}
	build(t, s.root).press(t, english.Take)
	if diff := cmp.Diff([]int{3, 27}, s.person.accepted); diff != "" || s.root.own.preview != nil || s.root.own.taken.Added != 657 {
		t.Error(diff, s.root.own.taken)
	}
	choose(s)
	build(t, s.root).press(t, english.AcceptAll)
	build(t, s.root).press(t, english.Cancel)
	if s.root.own.preview != nil || s.root.own.taken != nil || s.root.live != english.NothingTaken {
		t.Error("cancelled, yet something is there")
	}
}

// Of a file of several people those with the most rows come first; another choice reads it again.
func TestImportAsksWho(t *testing.T) {
	s := newPersonStage("/box/import", En, household)
	choose(s)
	if s.root.own.preview.Viewer != "Ada" || s.glass.focus != "found" {
		t.Error(s.root.own.preview.Viewer, s.glass.focus)
	}
	s.root.accept(3)
	s.root.chooseViewer("Ben")
	if s.root.own.preview.Viewer != "Ben" || s.glass.focus != "viewer" || len(s.root.own.accepted) > 0 {
		t.Error(s.root.own.preview.Viewer, s.glass.focus, s.root.own.accepted)
	}
	choose(s)
	if s.root.own.viewer != "" {
		t.Error("another file begins with the choice of the last")
	}
}

// Law: whatever core/importer says of a file has a sentence.
func TestEveryRemarkHasASentence(t *testing.T) {
	sources, err := filepath.Glob("../core/importer/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal("no sources", err)
	}
	said := regexp.MustCompile(`(?:refuse\(|fault\([^"\n]*)"([a-z0-9-]+)"|Left[A-Z]\w+ += "([a-z]+)"`)
	keys := map[string]bool{}
	for _, put := range []string{"order-mdy", "order-dmy", "empty", "gzip", "archive", "excel", "pdf", "page", "full"} { // put together, returned, or said of the memory
		keys[put] = true
	}
	for _, path := range sources {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, m := range said.FindAllStringSubmatch(string(source), -1) {
			key := m[1]
			if m[2] != "" {
				key = "left-" + m[2]
			}
			if keys[key] = true; pick(english.Remarks, key) == key {
				t.Errorf("%s: %q has no sentence", path, key)
			}
		}
	}
	for _, l := range english.Remarks.all() {
		if !keys[l.key] {
			t.Errorf("nobody says %q", l.key)
		}
	}
}

func TestImportSaysWhyNot(t *testing.T) {
	s := newPersonStage("/box/import", En, func(p *fakePerson, g *glass) {
		remembered(p, g)
		p.refuse = &Refusal{Remark{"zip-bomb", []string{"letterboxd.zip", "a.csv"}}}
	})
	choose(s)
	if want := "“letterboxd.zip” packs “a.csv” more tightly"; !strings.HasPrefix(s.root.own.fault, want) || s.root.own.busy {
		t.Errorf("%q", s.root.own.fault)
	}
	s.person.refuse = errors.New("the disk is gone")
	choose(s)
	if want := "“letterboxd.zip” could not be read. Please choose it again."; s.root.own.fault != want || s.root.live != want {
		t.Errorf("%q", s.root.own.fault)
	}
	s.person.refuse, s.person.key = nil, "secret"
	choose(s)
	if !s.root.own.sealed || s.glass.focus != "open" {
		t.Error("an encrypted file does not ask for its passphrase")
	}
	for passphrase, opened := range map[string]bool{"guess": false, "secret": true} {
		s.root.setField("open", passphrase)
		s.root.previewFile()
		if (s.root.own.preview != nil) != opened {
			t.Errorf("%s: opened %v", passphrase, !opened)
		}
		s.root.own.preview = nil
	}
	s.glass.chosenErr = ErrTooLarge
	choose(s)
	if s.root.own.fault != english.TooLarge {
		t.Errorf("%q", s.root.own.fault)
	}
}
