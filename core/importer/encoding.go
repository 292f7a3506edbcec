package importer

import (
	"strings"
	"unicode/utf8"
)

// decode returns data as UTF-8 without a byte order mark. Other encodings need options.Decode.
func decode(name string, data []byte, o *Options) (string, error) {
	label := ""
	switch {
	case strings.HasPrefix(string(data[:min(3, len(data))]), "\ufeff"):
		data = data[3:]
	case len(data) >= 2 && data[0] == 0xff && data[1] == 0xfe:
		label = "utf-16le"
	case len(data) >= 2 && data[0] == 0xfe && data[1] == 0xff:
		label = "utf-16be"
	}
	if label == "" && utf8.Valid(data) {
		return string(data), nil
	}
	if label == "" {
		label = guess(data)
	}
	if o.Decode == nil {
		return "", refuse("not-utf8", name, label)
	}
	text, err := o.Decode(label, data)
	if err != nil || !utf8.ValidString(text) {
		return "", refuse("encoding", name, label)
	}
	return strings.TrimPrefix(text, "\ufeff"), nil
}

// guess tells what a text that is not UTF-8 may be: names of columns in ASCII stand in files of western programs, and
// others in files of Chinese ones.
func guess(data []byte) string {
	for _, c := range data {
		if c == '\n' {
			return "windows-1252"
		}
		if c >= utf8.RuneSelf {
			break
		}
	}
	return "gb18030"
}
