package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"
)

// plain says an error in words for people: of each file that cannot be used, which one, why, and what to do, in place of
// the name of the system call.
func plain(err error) string {
	text := err.Error()
	for _, path := range pathErrors(err) {
		text = strings.Replace(text, path.Error(), path.Path+" "+reason(path.Err), 1)
	}
	return text
}

// pathErrors lists the file errors of which err is made up.
func pathErrors(err error) []*fs.PathError {
	switch e := err.(type) {
	case *fs.PathError:
		return []*fs.PathError{e}
	case interface{ Unwrap() error }:
		return pathErrors(e.Unwrap())
	case interface{ Unwrap() []error }:
		var all []*fs.PathError
		for _, part := range e.Unwrap() {
			all = append(all, pathErrors(part)...)
		}
		return all
	}
	return nil
}

// reason continues a sentence that begins with the name of a file.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "cannot be used: permission denied; change its rights or name another place"
	case errors.Is(err, syscall.ENOSPC):
		return "cannot be written: the disk is full; free some space and run it again"
	case errors.Is(err, syscall.EROFS):
		return "cannot be written: the disk is read-only; name another place"
	case errors.Is(err, syscall.ENOTDIR):
		return "cannot be used: a file stands where a folder is expected"
	case errors.Is(err, syscall.EISDIR):
		return "is a folder, expected a file"
	}
	return "cannot be used: " + err.Error()
}

// A resultWriter remembers the first error of what it writes to, which those who print tables do not look at.
type resultWriter struct {
	to  io.Writer
	err error
}

// Write passes b on, unless an earlier write has failed.
func (w *resultWriter) Write(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(b)
	w.err = err
	return n, err
}

// fault says that the result did not reach its reader, if so.
func (w *resultWriter) fault() error {
	if w.err == nil {
		return nil
	}
	return fmt.Errorf("the result could not be printed: %w", w.err)
}
