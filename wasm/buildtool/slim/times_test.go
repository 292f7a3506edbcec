//go:build !js

package slim

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// Law: the program that is slimmed formats no time.Time, outside the standard library at least, which formats none for
// itself. Formats of others are found too: give them another name.
func TestTheBrowserFormatsNoTimes(t *testing.T) {
	const form = `{{if not .Standard}}{{$dir := .Dir}}{{range .GoFiles}}{{$dir}}/{{.}}{{"\n"}}{{end}}{{end}}`
	cmd := exec.Command("go", "list", "-deps", "-f", form, "../../app")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	list, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	files := strings.Fields(string(list))
	if len(files) < 100 {
		t.Fatalf("only %d files", len(files))
	}
	formats := regexp.MustCompile(`\.(Format|AppendFormat|GoString)\(`)
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := formats.FindString(string(source)); found != "" {
			t.Errorf("%s calls %s): the formats of time.Time are a trap in the slim program", file, found)
		}
	}
}
