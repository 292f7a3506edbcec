package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// openFile opens a file for reading and unpacks it on the way when its name ends in .gz.
func openFile(name string) (io.ReadCloser, error) {
	file, err := os.Open(name)
	if err != nil || !strings.HasSuffix(name, ".gz") {
		return file, err
	}
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: not a gzip file, or a damaged one: %w", name, err), file.Close())
	}
	return unpackedFile{unpacked, file}, nil
}

// openLarge is openFile for files that take long to read: once the person interrupts the command, reading ends.
func (c *Context) openLarge(name string) (io.ReadCloser, error) {
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	return unpackedFile{stoppable{c.Stop, file}, file}, nil
}

// A stoppable reader fails once its context has ended.
type stoppable struct {
	stop context.Context
	io.Reader
}

// Read reads on unless the context has ended.
func (s stoppable) Read(b []byte) (int, error) {
	if err := s.stop.Err(); err != nil {
		return 0, err
	}
	return s.Reader.Read(b)
}

// An unpackedFile closes the file below the reader.
type unpackedFile struct {
	io.Reader
	io.Closer
}
