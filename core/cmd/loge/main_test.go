package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// testContext returns a Context that stands still in time and keeps what is printed.
func testContext(t *testing.T) (ctx *Context, stdout, stderr *bytes.Buffer) {
	t.Helper()
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return &Context{
		Stop: context.Background(),
		In:   strings.NewReader(""),
		Out:  stdout,
		Err:  stderr,
		Now:  func() time.Time { return now },
	}, stdout, stderr
}

// runLoge runs the command in process and returns its exit code and what it printed.
func runLoge(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, out, err := testContext(t)
	code = run(ctx, args)
	return code, out.String(), err.String()
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args           []string
		code           int
		stdout, stderr string // parts of what is printed
	}{
		{[]string{"--help"}, 0, "build", ""},
		{[]string{"build", "--help"}, 0, "--films", ""},
		{[]string{"--version"}, 0, "loge ", ""},
		{nil, 2, "", "expected one of"},
		{[]string{"bild"}, 2, "", "bild"},
		{[]string{"build"}, 2, "", "--out"},
		{[]string{"build", "--out", "x", "--format", "xml"}, 2, "", "xml"},
		{[]string{"build", "--out", "x", "--format", "csv"}, 2, "", "--films, which is missing"},
		{[]string{"build", "--out", "x", "--tags", "t"}, 2, "", "--films, which is missing"},
	} {
		code, stdout, stderr := runLoge(t, c.args...)
		if code != c.code || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("loge %q: exit %d, printed %q and %q", c.args, code, stdout, stderr)
		}
		if code != 0 && stdout != "" {
			t.Errorf("loge %q: printed an error on standard output: %q", c.args, stdout)
		}
	}
}
