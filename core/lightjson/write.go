package lightjson

import (
	"encoding/base64"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"
)

var rawType = reflect.TypeFor[Raw]()

// Marshal returns the JSON of a plain value, as encoding/json writes it, or ErrNotJSON: for NaN, infinities, values that
// are not plain and such that lie deeper than MaxDepth.
func Marshal(v any) ([]byte, error) {
	w := writer{}
	if v == nil {
		return []byte("null"), nil
	}
	if err := w.value(reflect.ValueOf(v)); err != nil {
		return nil, err
	}
	return w.text, nil
}

type writer struct {
	text   []byte
	shapes shapes
	depth  int
}

func (w *writer) say(text string) { w.text = append(w.text, text...) }

func (w *writer) value(v reflect.Value) error {
	switch kind := v.Kind(); {
	case kind == reflect.String:
		w.text = appendQuoted(w.text, v.String())
	case kind == reflect.Bool:
		w.text = strconv.AppendBool(w.text, v.Bool())
	case v.CanInt():
		w.text = strconv.AppendInt(w.text, v.Int(), 10)
	case v.CanUint():
		w.text = strconv.AppendUint(w.text, v.Uint(), 10)
	case v.CanFloat():
		return w.float(v.Float(), v.Type().Bits())
	default:
		w.depth++
		defer func() { w.depth-- }()
		if w.depth > MaxDepth {
			return ErrNotJSON
		}
		return w.composite(v)
	}
	return nil
}

func (w *writer) composite(v reflect.Value) error {
	switch kind := v.Kind(); {
	case (kind == reflect.Pointer || kind == reflect.Slice) && v.IsNil():
		w.say("null")
	case kind == reflect.Pointer:
		return w.value(v.Elem())
	case kind == reflect.Struct:
		return w.object(v)
	case kind == reflect.Slice && v.Type() == rawType:
		w.text = append(w.text, v.Bytes()...)
	case kind == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		w.say(`"`)
		w.text = base64.StdEncoding.AppendEncode(w.text, v.Bytes())
		w.say(`"`)
	case kind == reflect.Slice || kind == reflect.Array:
		return w.list(v)
	default:
		return ErrNotJSON
	}
	return nil
}

func (w *writer) object(v reflect.Value) error {
	fields, err := w.shapes.fields(v.Type())
	if err != nil {
		return err
	}
	mark := "{"
	for i := range fields {
		f := &fields[i]
		member := v.FieldByIndex(f.index)
		if f.omitEmpty && empty(member) {
			continue
		}
		w.say(mark)
		w.text = appendQuoted(w.text, f.name)
		w.say(":")
		if err := w.value(member); err != nil {
			return err
		}
		mark = ","
	}
	if mark == "{" {
		w.say(mark)
	}
	w.say("}")
	return nil
}

// empty tells what omitempty leaves out.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func (w *writer) list(v reflect.Value) error {
	w.say("[")
	for i := range v.Len() {
		if i > 0 {
			w.say(",")
		}
		if err := w.value(v.Index(i)); err != nil {
			return err
		}
	}
	w.say("]")
	return nil
}

// float writes numbers as JavaScript does: with an exponent, of no leading zero, only below 1e-6 and from 1e21 on.
func (w *writer) float(x float64, bits int) error {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ErrNotJSON
	}
	size, format := math.Abs(x), byte('f')
	low, high := 1e-6, 1e21
	if bits == 32 {
		low, high = float64(float32(1e-6)), float64(float32(1e21))
	}
	if size != 0 && (size < low || size >= high) {
		format = 'e'
	}
	w.text = strconv.AppendFloat(w.text, x, format, -1, bits)
	if n := len(w.text); format == 'e' && n >= 4 && string(w.text[n-4:n-1]) == "e-0" {
		w.text = append(w.text[:n-2], w.text[n-1])
	}
	return nil
}

const hexDigits = "0123456789abcdef"

// appendQuoted appends a JSON string. Like encoding/json it escapes what HTML or JavaScript would take for something
// else, and puts the replacement character for what is not UTF-8.
func appendQuoted(text []byte, s string) []byte {
	text = append(text, '"')
	start := 0 // of what is not written yet
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if plain(r, size) {
			i += size
			continue
		}
		text = append(text, s[start:i]...)
		text = appendEscaped(text, r)
		i += size
		start = i
	}
	text = append(text, s[start:]...)
	return append(text, '"')
}

// plain tells whether a rune of so many bytes stands for itself in a string.
func plain(r rune, size int) bool {
	switch {
	case r < ' ' || r == '"' || r == '\\' || r == '<' || r == '>' || r == '&' || r == '\u2028' || r == '\u2029':
		return false
	}
	return r != utf8.RuneError || size > 1
}

func appendEscaped(text []byte, r rune) []byte {
	short := byte(0)
	switch r {
	case '"', '\\':
		short = byte(r)
	case '\b':
		short = 'b'
	case '\f':
		short = 'f'
	case '\n':
		short = 'n'
	case '\r':
		short = 'r'
	case '\t':
		short = 't'
	default:
		return append(text, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
	}
	return append(text, '\\', short)
}
