package lightjson

import "bytes"

// Compact returns JSON without the white space between its parts. It does not look whether the text is JSON.
func Compact(text []byte) []byte {
	var out []byte
	for i := 0; i < len(text); {
		end := token(text, i)
		if !isSpace(text[i]) {
			out = append(out, text[i:end]...)
		}
		i = end
	}
	return out
}

// Indent returns what Marshal returned with each member on a line of its own, two spaces deeper than what it belongs to,
// as json.MarshalIndent does.
func Indent(text []byte) []byte {
	var out []byte
	line := []byte{'\n'}
	for i := 0; i < len(text); {
		c, end := text[i], token(text, i)
		opens := (c == '{' || c == '[') && text[end] != c+2 // the brackets that close are two behind those that open
		closes := (c == '}' || c == ']') && text[i-1] != c-2
		if closes {
			line = bytes.TrimSuffix(line, []byte("  "))
			out = append(out, line...)
		}
		out = append(out, text[i:end]...)
		switch {
		case opens:
			line = append(line, "  "...)
			out = append(out, line...)
		case c == ',':
			out = append(out, line...)
		case c == ':':
			out = append(out, ' ')
		}
		i = end
	}
	return out
}

// token returns the end of the string or the single byte that begins at i.
func token(text []byte, i int) int {
	if text[i] != '"' {
		return i + 1
	}
	for i++; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return min(i+1, len(text))
}
