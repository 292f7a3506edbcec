package main

import (
	"compress/gzip"
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

// An unpackedFile closes the file below the reader.
type unpackedFile struct {
	io.Reader
	io.Closer
}
