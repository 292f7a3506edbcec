package catalog

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// byteOrderMark is what some editors put before UTF-8 text; it is tolerated at the start of a file only.
const byteOrderMark = "\ufeff"

// readLines reads one JSON object a line and hands each to add.
func (r *Reader) readLines(name string, src io.Reader, add func(record) error) error {
	lines := newLineReader(src)
	for {
		line, err := lines.next()
		at := Place{name, lines.number}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongLine):
			r.fault(at, "", "the line is longer than %d bytes, expected one film a line", MaxRecord)
			continue
		case err != nil:
			return fmt.Errorf("%s: line %d cannot be read: %w", name, lines.number, err)
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if rec, ok := r.object(at, line); ok {
			if err := add(rec); err != nil {
				return err
			}
		}
	}
}

// object parses one line of JSON.
func (r *Reader) object(at Place, line []byte) (record, bool) {
	if !utf8.Valid(line) {
		r.fault(at, "", "the line is not UTF-8, expected UTF-8 text")
		return record{}, false
	}
	values, twice, err := parseObject(line)
	if err != nil {
		r.fault(at, "", "the line is not valid JSON (%v), expected one JSON object", err)
		return record{}, false
	}
	for _, field := range twice {
		r.fault(at, fieldName(field), "the field stands twice, expected once")
	}
	return record{at, values}, len(twice) == 0
}

// parseObject returns the values of the JSON object that line consists of, and the fields that stand in it twice.
func parseObject(line []byte) (values map[string]value, twice []string, err error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	open, err := dec.Token()
	if err != nil {
		return nil, nil, unexpectedEnd(err)
	}
	if open != json.Delim('{') {
		return nil, nil, errors.New("not an object")
	}
	values = map[string]value{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, nil, unexpectedEnd(err)
		}
		var v any
		if err := dec.Decode(&v); err != nil {
			return nil, nil, unexpectedEnd(err)
		}
		name, _ := key.(string) // the decoder accepts nothing else in this position
		if _, seen := values[name]; seen {
			twice = append(twice, name)
		}
		values[name] = jsonValue(v)
	}
	if _, err := dec.Token(); err != nil {
		return nil, nil, unexpectedEnd(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, nil, errors.New("text after the object")
	}
	return values, twice, nil
}

// unexpectedEnd gives the end of a line its better name.
func unexpectedEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

var errLongLine = errors.New("line too long")

// A lineReader splits a stream into lines of at most MaxRecord bytes and skips the rest of longer ones.
type lineReader struct {
	src    *bufio.Reader
	buf    []byte
	number int // of the line that next returned last
}

func newLineReader(src io.Reader) *lineReader {
	return &lineReader{src: bufio.NewReaderSize(src, 64<<10)}
}

// next returns the next line without its end, valid until the next call, or errLongLine, or what the stream says.
func (l *lineReader) next() ([]byte, error) {
	l.buf = l.buf[:0]
	l.number++
	long := false
	for {
		piece, err := l.src.ReadSlice('\n')
		if long = long || len(l.buf)+len(piece) > MaxRecord; !long {
			l.buf = append(l.buf, piece...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(l.buf) == 0 && !long) {
			return nil, err
		}
		break
	}
	if long {
		return nil, errLongLine
	}
	if l.number == 1 {
		return bytes.TrimPrefix(l.buf, []byte(byteOrderMark)), nil
	}
	return l.buf, nil
}
