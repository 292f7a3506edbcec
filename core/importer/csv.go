package importer

import (
	"strconv"
	"strings"
)

// The caps of a table. They are far above what sites give out, and keep a hostile file from filling the memory.
const (
	maxField   = 64 << 10
	maxColumns = 500
	maxRows    = 200_000
)

// A csvReader reads records as RFC 4180 has them. A quote within a field that the rules do not foresee is an ordinary
// character, as people's scripts write it; lines end in LF or CRLF, and empty ones do not count.
type csvReader struct {
	text  string
	at    int // byte
	line  int // of at, from 1
	comma byte
}

// next returns the fields of the next record in the memory of fields, and the line on which it begins; nil at the end.
// Fields are parts of the text where they can be.
func (r *csvReader) next(fields []string) (record []string, line int, err error) {
	r.skipEmpty()
	if r.at == len(r.text) {
		return nil, r.line, nil
	}
	record, line = fields[:0], r.line
	for last := false; !last; {
		var field string
		if field, last, err = r.field(); err != nil {
			return nil, line, err
		}
		if len(field) > maxField {
			return nil, line, refuse("field")
		}
		if len(record) == maxColumns {
			return nil, line, refuse("fields", strconv.Itoa(maxColumns))
		}
		record = append(record, field)
	}
	return record, line, nil
}

// skipEmpty goes to the next line that is not empty. There may be millions of them.
func (r *csvReader) skipEmpty() {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '\n':
			r.line++
		case c != '\r' || r.at+1 < len(r.text) && r.text[r.at+1] != '\n':
			return
		}
		r.at++
	}
}

// field reads one field with what ends it; last says that it ends the record.
func (r *csvReader) field() (field string, last bool, err error) {
	if r.at < len(r.text) && r.text[r.at] == '"' {
		r.at++
		return r.quoted()
	}
	begin := r.at
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case r.comma:
			r.at++
			return r.text[begin : r.at-1], false, nil
		case '\n':
			r.at++
			r.line++
			return strings.TrimSuffix(r.text[begin:r.at-1], "\r"), true, nil
		}
		r.at++
	}
	return strings.TrimSuffix(r.text[begin:], "\r"), true, nil
}

// quoted reads a field whose opening quote is behind it.
func (r *csvReader) quoted() (field string, last bool, err error) {
	var pieces []byte // of a field that is not one part of the text
	for {
		n := strings.IndexByte(r.text[r.at:], '"')
		if n > maxField || len(pieces) > maxField || n < 0 && len(r.text)-r.at > maxField {
			return "", false, refuse("field")
		}
		if n < 0 {
			return "", false, refuse("quote")
		}
		piece := r.text[r.at : r.at+n]
		r.line += strings.Count(piece, "\n")
		if strings.Contains(piece, "\r\n") {
			piece = strings.ReplaceAll(piece, "\r\n", "\n")
		}
		r.at += n + 1
		if ends, last := r.ends(); ends {
			if pieces == nil {
				return piece, last, nil
			}
			return string(append(pieces, piece...)), last, nil
		}
		pieces = append(append(pieces, piece...), '"')
		if strings.HasPrefix(r.text[r.at:], `"`) {
			r.at++
		}
	}
}

// ends reports whether the quote just read closes its field, and if so goes behind what follows the field.
func (r *csvReader) ends() (ends, last bool) {
	rest := r.text[r.at:]
	switch {
	case rest == "" || rest == "\r":
		r.at = len(r.text)
		return true, true
	case rest[0] == r.comma:
		r.at++
		return true, false
	case rest[0] == '\n':
		r.at++
	case strings.HasPrefix(rest, "\r\n"):
		r.at += 2
	default:
		return false, false
	}
	r.line++
	return true, true
}

// newCSV returns a reader of a text, whose first line tells what separates the fields: a comma, a semicolon or a tab,
// whichever it has most of, or what a line "sep=;" of a spreadsheet says.
func newCSV(text string) csvReader {
	if !strings.Contains(text, "\n") { // as old Macs end lines
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	r := csvReader{text: text, line: 1, comma: ','}
	r.skipEmpty()
	first, rest, _ := strings.Cut(text[r.at:], "\n")
	first = strings.TrimSuffix(first, "\r")
	if len(first) == len("sep=;") && strings.HasPrefix(first, "sep=") && strings.Contains(",;\t|", first[4:]) {
		r.comma, r.at, r.line = first[4], len(text)-len(rest), r.line+1
		return r
	}
	for _, c := range []byte{';', '\t'} {
		if strings.Count(first, string(rune(c))) > strings.Count(first, string(rune(r.comma))) {
			r.comma = c
		}
	}
	return r
}
