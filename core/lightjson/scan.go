package lightjson

import "unicode/utf8"

// peek returns the next byte, and 0, which begins nothing, at the end.
func (r *reader) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func (r *reader) space() {
	for isSpace(r.peek()) {
		r.at++
	}
}

func (r *reader) word(word string) error {
	if end := r.at + len(word); end <= len(r.text) && string(r.text[r.at:end]) == word {
		r.at = end
		return nil
	}
	return ErrSyntax
}

// number reads a number and returns it as it is written.
func (r *reader) number() (string, error) {
	start := r.at
	r.skip('-', '-')
	whole, zero := r.at, r.peek() == '0'
	ok := r.digits() && (!zero || r.at == whole+1)
	if r.skip('.', '.') {
		ok = ok && r.digits()
	}
	if r.skip('e', 'E') {
		r.skip('+', '-')
		ok = ok && r.digits()
	}
	if !ok {
		return "", ErrSyntax
	}
	return string(r.text[start:r.at]), nil
}

// skip passes over one byte that is a or b.
func (r *reader) skip(a, b byte) bool {
	c := r.peek()
	if c == 0 || c != a && c != b {
		return false
	}
	r.at++
	return true
}

// digits passes over digits and tells whether there were any.
func (r *reader) digits() bool {
	start := r.at
	for c := r.peek(); '0' <= c && c <= '9'; c = r.peek() {
		r.at++
	}
	return r.at > start
}

// quoted reads a string. What is not UTF-8 and surrogates without their other half become the replacement character.
func (r *reader) quoted() (string, error) {
	if !r.skip('"', '"') {
		return "", ErrSyntax
	}
	start := r.at
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return string(r.text[start : r.at-1]), nil
		case c == '\\' || c >= utf8.RuneSelf:
			return r.unquoted(append([]byte(nil), r.text[start:r.at]...))
		case c < ' ':
			return "", ErrSyntax
		}
	}
	return "", ErrSyntax
}

// unquoted reads the rest of a string with what is no plain ASCII, behind what has been read of it.
func (r *reader) unquoted(s []byte) (string, error) {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return string(s), nil
		case c < ' ':
			return "", ErrSyntax
		case c == '\\':
			r.at++
			char, ok := r.escape()
			if !ok {
				return "", ErrSyntax
			}
			s = utf8.AppendRune(s, char)
		case c < utf8.RuneSelf:
			s = append(s, c)
			r.at++
		default:
			char, size := utf8.DecodeRune(r.text[r.at:])
			s = utf8.AppendRune(s, char)
			r.at += size
		}
	}
	return "", ErrSyntax
}

// escape reads what stands behind a backslash.
func (r *reader) escape() (char rune, ok bool) {
	c := r.peek()
	r.at++
	switch c {
	case '"', '\\', '/':
		return rune(c), true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'u':
		return r.codePoint()
	}
	return 0, false
}

// codePoint reads the four digits behind \u, and those of a second \u when both are halves of one character.
func (r *reader) codePoint() (char rune, ok bool) {
	high, ok := r.hex(r.at)
	if !ok {
		return 0, false
	}
	r.at += 4
	if high < 0xd800 || high >= 0xe000 {
		return high, true
	}
	if r.at+1 < len(r.text) && r.text[r.at] == '\\' && r.text[r.at+1] == 'u' {
		if low, ok := r.hex(r.at + 2); ok && high < 0xdc00 && 0xdc00 <= low && low < 0xe000 {
			r.at += 6
			return 0x10000 + (high-0xd800)<<10 + (low - 0xdc00), true
		}
	}
	return utf8.RuneError, true
}

// hex reads four hexadecimal digits at a place.
func (r *reader) hex(at int) (x rune, ok bool) {
	if at+4 > len(r.text) {
		return 0, false
	}
	for _, c := range r.text[at : at+4] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		x = x<<4 | rune(c)
	}
	return x, true
}
