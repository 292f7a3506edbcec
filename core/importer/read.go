package importer

import (
	"strconv"
	"strings"
)

// Inflate unpacks a raw deflate stream (RFC 1951). It fails, without holding much more, when the result has more than
// limit bytes.
type Inflate func(deflate []byte, limit int) ([]byte, error)

// Decode returns data as UTF-8. Labels are those of the WHATWG Encoding standard: "gb18030", "windows-1252", "utf-16le",
// "utf-16be". It fails on bytes that the encoding does not have.
type Decode func(label string, data []byte) (string, error)

// Options are what the surroundings lend to Read, and what the person chose. All of it may be left out.
type Options struct {
	Inflate Inflate                // without it only zips that are not packed can be read
	Decode  Decode                 // without it files have to be UTF-8
	Own     func(data []byte) bool // tells Loge's own files
	Profile string                 // whose rows to take of a file of several people; empty = who has most

	// Rest is called some hundred times a second while a file is read, to let others go first; done and total are bytes
	// of text. It may block, but not use the file.
	Rest func(done, total int)

	pace pace
}

// MaxFile caps the size of a file, in bytes.
const MaxFile = 64 << 20

// Read recognises a file by its content and reads it. The name serves to speak of it, and to tell the three lists of
// Letterboxd apart that have the same columns. The error is a *Refusal.
func Read(name string, data []byte, options Options) (*File, error) {
	o := &options
	o.pace.rest = o.Rest
	name = base(name)
	switch {
	case len(data) > MaxFile:
		return nil, refuse("too-large", name, strconv.Itoa(MaxFile>>20))
	case o.Own != nil && o.Own(data):
		return &File{Source: Loge}, nil
	case hasPrefix(data, localSignature) || hasPrefix(data, endSignature):
		return readZip(name, data, o)
	}
	if why := foreign(data); why != "" {
		return nil, refuse(why, name)
	}
	text, err := decode(name, data, o)
	if err != nil {
		return nil, err
	}
	return readAll(name, []document{{name, text}}, o)
}

func hasPrefix(data []byte, prefix string) bool {
	return len(data) >= len(prefix) && string(data[:len(prefix)]) == prefix
}

// foreign names kinds of files that people take for the right one.
func foreign(data []byte) string {
	head := strings.ToLower(strings.TrimSpace(string(data[:min(len(data), 100)])))
	switch {
	case strings.TrimSpace(string(data[:min(len(data), 1000)])) == "":
		return "empty"
	case hasPrefix(data, "\x1f\x8b"):
		return "gzip"
	case hasPrefix(data, "Rar!") || hasPrefix(data, "7z\xbc\xaf"):
		return "archive"
	case hasPrefix(data, "\xd0\xcf\x11\xe0"):
		return "excel"
	case hasPrefix(data, "%PDF"):
		return "pdf"
	case strings.HasPrefix(head, "<"):
		return "page"
	}
	return ""
}

// A document is one text of a file: a table or a JSON.
type document struct{ path, text string }

// readZip unpacks the tables of a zip. What sites put beside them, and what the person deleted there, is passed over.
func readZip(name string, data []byte, o *Options) (*File, error) {
	entries, err := zipEntries(data)
	if err != nil {
		return nil, named(err, name)
	}
	var documents []document
	budget := maxUnpacked
	for i := range entries {
		e := &entries[i]
		if e.name == "xl/workbook.xml" {
			return nil, refuse("excel", name)
		}
		if !isTable(e.name) {
			continue
		}
		content, err := e.unpack(data, budget, o.Inflate)
		if err != nil {
			return nil, named(err, name)
		}
		budget -= len(content)
		text, err := decode(base(e.name), content, o)
		if err != nil {
			return nil, err
		}
		documents = append(documents, document{e.name, text})
	}
	return readAll(name, documents, o)
}

// isTable reports whether an entry of a zip may matter. Letterboxd keeps in its zip what the person has deleted, and
// macOS adds a shadow of each file.
func isTable(path string) bool {
	path = "/" + strings.ToLower(path)
	if !strings.HasSuffix(path, ".csv") && !strings.HasSuffix(path, ".json") {
		return false
	}
	return !strings.Contains(path, "/deleted/") && !strings.Contains(path, "/orphaned/") && !strings.Contains(path, "/__macosx/")
}

// A reader reads the documents that it knows and reports whether there was one.
type reader func(documents []document, sheets []*sheet, o *Options) (*reading, error)

// readers are tried in this order; each looks for columns that the others do not have.
var readers = [...]reader{readLetterboxd, readIMDb, readDouban, readActivity, readHistory, readMovieLens, readTrakt}

func readAll(name string, documents []document, o *Options) (*File, error) {
	for _, d := range documents {
		o.pace.total += len(d.text)
	}
	sheets, err := open(documents)
	if err != nil {
		return nil, err
	}
	for _, read := range readers {
		r, err := read(documents, sheets, o)
		if err != nil {
			return nil, err
		}
		if r != nil {
			return &r.File, nil
		}
	}
	return nil, refuse("unknown", name)
}

// open reads the names of the columns of those documents that are tables.
func open(documents []document) ([]*sheet, error) {
	var sheets []*sheet
	for _, d := range documents {
		if isJSON(d.text) {
			continue
		}
		s, err := newSheet(d.path, d.text)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

func isJSON(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{")
}
