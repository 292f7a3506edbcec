package importer

import "strings"

var errJSON = refuse("json")

// jsonValues takes the values of a JSON array apart, or the names and values of an object, one after the other, so that
// no more than one of them is in memory as a tree. It looks at brackets and strings alone: whether what it returns is
// JSON, whoever unmarshals it will see.
type jsonValues struct{ rest string }

const jsonSpace = " \t\r\n"

// open goes behind the bracket that begins the array or object, and returns it; 0 when there is none.
func (v *jsonValues) open() byte {
	v.rest = strings.TrimLeft(v.rest, jsonSpace)
	if v.rest == "" || v.rest[0] != '[' && v.rest[0] != '{' {
		return 0
	}
	bracket := v.rest[0]
	v.rest = v.rest[1:]
	return bracket
}

// next returns the next value; more is false behind the last.
func (v *jsonValues) next() (value string, more bool, err error) {
	depth, inString := 0, false
	for i := 0; i < len(v.rest); i++ {
		c := v.rest[i]
		switch {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '[' || c == '{':
			depth++
		case depth > 0 && (c == ']' || c == '}'):
			depth--
		case depth == 0 && (c == ',' || c == ':' || c == ']' || c == '}'):
			value = strings.Trim(v.rest[:i], jsonSpace)
			switch last := c == ']' || c == '}'; {
			case last:
				v.rest = v.rest[i:] // to be found again: there is nothing before it then
			case value == "":
				return "", false, errJSON
			default:
				v.rest = v.rest[i+1:]
			}
			return value, value != "", nil
		}
	}
	return "", false, errJSON
}
