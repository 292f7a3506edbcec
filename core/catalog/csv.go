package catalog

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// readCSV reads a header row of field names and one film a record.
func (r *Reader) readCSV(name string, src io.Reader) error {
	in := &meteredReader{src: trimMark(src), left: MaxRecord}
	rows := csv.NewReader(in)
	rows.FieldsPerRecord = -1 // a wrong number of cells gets our own words
	header, err := rows.Read()
	if errors.Is(err, io.EOF) {
		r.fault(Place{name, 1}, "", "the file is empty, expected a header row with at least id, title, year")
		return nil
	}
	if err != nil {
		return r.csvEnd(Place{name, 1}, err)
	}
	if !r.checkHeader(Place{name, 1}, header) {
		return nil
	}
	return r.readRows(name, header, rows, in)
}

func (r *Reader) readRows(name string, header []string, rows *csv.Reader, in *meteredReader) error {
	for line := 1; ; {
		in.left = MaxRecord
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			r.fault(Place{name, syntax.StartLine}, "", "the record is not valid CSV (%v), expected RFC 4180 quoting", syntax.Err)
			continue
		}
		if err != nil {
			return r.csvEnd(Place{name, line}, err)
		}
		line, _ = rows.FieldPos(0)
		if err := r.addCells(Place{name, line}, header, cells); err != nil {
			return err
		}
	}
}

// csvEnd reports an error at or after a place, after which the file cannot be read on; it returns it when the stream failed.
func (r *Reader) csvEnd(at Place, err error) error {
	var syntax *csv.ParseError
	switch {
	case errors.As(err, &syntax):
		r.fault(at, "", "the header is not valid CSV (%v), expected the names of the fields", syntax.Err)
	case errors.Is(err, errLongRecord):
		r.fault(at, "", "the record here or the next is longer than %d bytes, expected shorter: is a quote left open?", MaxRecord)
	default:
		return fmt.Errorf("%s: cannot be read after line %d: %w", at.File, at.Line, err)
	}
	return nil
}

// checkHeader trims the names and reports what stands twice or is missing; without a sound header no row means anything.
func (r *Reader) checkHeader(at Place, header []string) bool {
	seen := map[string]bool{}
	sound := true
	for i, name := range header {
		header[i] = strings.TrimSpace(name)
		if seen[header[i]] && schema[header[i]] != null {
			r.fault(at, header[i], "the column stands twice, expected once")
			sound = false
		}
		seen[header[i]] = true
	}
	for _, name := range []string{"id", "title", "year"} {
		if !seen[name] {
			r.fault(at, name, "the column is missing, expected a header row with at least id, title, year")
			sound = false
		}
	}
	return sound
}

func (r *Reader) addCells(at Place, header, cells []string) error {
	if len(cells) != len(header) {
		r.fault(at, "", "%d cells, expected %d as in the header", len(cells), len(header))
		return nil
	}
	rec := record{at, make(map[string]value, len(cells))}
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			r.fault(at, header[i], "is not UTF-8, expected UTF-8 text")
			return nil
		}
		rec.values[header[i]] = cellValue(cell, schema[header[i]])
	}
	return r.add(rec)
}

// trimMark skips a byte order mark at the start.
func trimMark(src io.Reader) io.Reader {
	in := bufio.NewReader(src)
	if start, _ := in.Peek(len(byteOrderMark)); string(start) == byteOrderMark {
		_, _ = in.Discard(len(byteOrderMark)) // just peeked at, so it is there
	}
	return in
}

var errLongRecord = errors.New("record too long")

// A meteredReader fails when more than left bytes are read before somebody fills left up again, so that an open
// quote cannot make encoding/csv swallow the whole stream.
type meteredReader struct {
	src  io.Reader
	left int
}

func (m *meteredReader) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errLongRecord
	}
	n, err := m.src.Read(p)
	m.left -= n
	return n, err
}
