package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
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
		{[]string{"build"}, 2, "", "--out=DIR; see loge build --help"},
		{[]string{"eval", "strong", "--bogus"}, 2, "", "unknown flag --bogus; see loge eval strong --help"},
		{[]string{"build", "--out", "x", "--format", "xml"}, 2, "", "xml"},
		{[]string{"build", "--out", "x", "--format", "csv"}, 2, "", "--films, which is missing"},
		{[]string{"build", "--out", "x", "--tags", "t"}, 2, "", "--films, which is missing"},
		{[]string{"build", "--out", "x", "--people", "t"}, 2, "", "--films, which is missing"},
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

// A full stands for a disk or a pipe that takes nothing more.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// A result that nobody received is no success, in whatever form it was to be printed.
func TestResultThatCannotBePrinted(t *testing.T) {
	for _, args := range [][]string{{"inspect", builtPack(t)}, {"inspect", "--json", builtPack(t)}, {"keygen", "--out", filepath.Join(t.TempDir(), "key")}} {
		ctx, _, stderr := testContext(t)
		ctx.Out = full{}
		if code := run(ctx, args); code != exitFault || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("loge %q: exit %d: %s", args, code, stderr)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{errors.New("a"), "a"},
		{fmt.Errorf("key: %w", &fs.PathError{Op: "open", Path: "x/y", Err: syscall.ENOENT}), "key: x/y does not exist"},
		{errors.Join(&fs.PathError{Op: "stat", Path: "a", Err: syscall.ENOENT}, &fs.PathError{Op: "stat", Path: "b", Err: syscall.ENOENT}), "a does not exist\nb does not exist"},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, "x cannot be written: the disk is full; free some space and run it again"},
		{&fs.PathError{Op: "mkdir", Path: "x", Err: syscall.EROFS}, "x cannot be written: the disk is read-only; name another place"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "x cannot be used: permission denied; change its rights or name another place"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOTDIR}, "x cannot be used: a file stands where a folder is expected"},
		{&fs.PathError{Op: "read", Path: "x", Err: syscall.EISDIR}, "x is a folder, expected a file"},
		{&fs.PathError{Op: "read", Path: "x", Err: syscall.EIO}, "x cannot be used: input/output error"},
	} {
		if got := plain(c.err); got != c.want {
			t.Errorf("%v becomes %q, want %q", c.err, got, c.want)
		}
	}
}
