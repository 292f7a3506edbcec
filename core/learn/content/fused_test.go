package content

import (
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// No product is fused with the sum that takes it in, on a platform whose compiler would like to: there the result would be
// rounded once less than elsewhere.
func TestNothingIsFused(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil || testing.Short() {
		t.Skip("compiles the package for arm64, which takes the go command and a while")
	}
	build := exec.Command(tool, "build", "-gcflags=-S", ".") // prints what it made, kept results included
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	text, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.500s", err, text)
	}
	if !regexp.MustCompile(`\bFMULD\b`).Match(text) {
		t.Fatal("the listing has no multiplication: this test would see nothing")
	}
	for _, line := range regexp.MustCompile(`\w+\.go:\d+\).*\bFN?M(ADD|SUB)[SD]\b.*`).FindAll(text, -1) {
		t.Errorf("fused: %s", line)
	}
}
