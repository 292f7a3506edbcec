// Command generate turns the .vugu and .words files of the current folder into Go.
//
// It knows the part of vugu's markup that the pages use: vg-if, vg-for, :attribute, .property, @event and components, which
// are elements named ui:Type with :Field. Three things differ from vugugen, for the strict Content-Security-Policy, the budget
// of elements and, above all, the size of the program:
//
// Static markup stays elements (vugugen would set innerHTML, which Trusted Types forbid). The white space before tags is
// dropped, but one space stays before an end tag. And an element is no literal in Go: a view becomes a plan, see ui/build.go,
// and a Build method with what the plan leaves open. That is a quarter of the code.
//
// A handler is a statement. It runs under the guard of Root.do; value is what the element holds, event the event itself.
// Attributes and properties are strings, but disabled, checked, selected and what ARIA says of a button are bools.
package main

import (
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run generates NAME_gen.go beside every NAME.vugu of dir, and words_gen.go of the lists of words.
func run(dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.vugu"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := generate(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return generateWords(dir)
}

func generate(path string) error {
	markup, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	source, err := compile(typeName(strings.TrimSuffix(filepath.Base(path), ".vugu")), string(markup))
	if err != nil {
		return err
	}
	formatted, err := format.Source([]byte(source))
	if err != nil {
		return err
	}
	out := strings.ReplaceAll(strings.TrimSuffix(path, ".vugu"), "-", "_") + "_gen.go"
	return os.WriteFile(out, formatted, 0o644)
}

// typeName turns film-view into FilmView.
func typeName(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}
