package api

import "unicode/utf8"

// A jsonWriter appends one JSON value. It stands here because encoding/json would add 200 KB to a script of 800 KB.
type jsonWriter struct{ b []byte }

// begin opens an object '{' or an array '[', as a member of that name, or as an element when the name is "".
func (w *jsonWriter) begin(name string, bracket byte) {
	w.key(name)
	w.b = append(w.b, bracket)
}

// end closes what begin opened, with '}' or ']'.
func (w *jsonWriter) end(bracket byte) { w.b = append(w.b, bracket) }

// text writes a member, or nothing when the value is "".
func (w *jsonWriter) text(name, value string) {
	if value != "" {
		w.key(name)
		w.b = appendQuoted(w.b, value)
	}
}

// texts writes an array member, or nothing when there are no values.
func (w *jsonWriter) texts(name string, values []string) {
	if len(values) == 0 {
		return
	}
	w.begin(name, '[')
	for _, value := range values {
		w.text("", value)
	}
	w.end(']')
}

// key writes the comma that the place asks for and the name, if there is one.
func (w *jsonWriter) key(name string) {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' && w.b[n-1] != '[' {
		w.b = append(w.b, ',')
	}
	if name != "" {
		w.b = append(appendQuoted(w.b, name), ':')
	}
}

// appendQuoted appends a JSON string that may also stand inside HTML. Invalid UTF-8 becomes U+FFFD.
func appendQuoted(b []byte, s string) []byte {
	const hexDigits = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ' || r == '<' || r == '>' || r == '&' || r == '\u2028' || r == '\u2029':
			b = append(b, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
