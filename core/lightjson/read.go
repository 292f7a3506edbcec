package lightjson

import (
	"encoding/base64"
	"reflect"
	"strconv"
)

// Unmarshal reads one JSON value into what v points to; v must be a pointer to a plain value. Members that the structs do
// not have are passed over, and null changes nothing but pointers, slices and Raws. The error is an *Error: of
// ErrSyntax or ErrLimit, or else, when all of the text is JSON, of ErrValue for the first value that is not of its
// place's type or range, or for a field that stands twice; what v holds then is no use.
func Unmarshal(text []byte, v any) error { return new(Reader).Unmarshal(text, v) }

// A Reader keeps what it learned of the types for the next text. The zero Reader is ready; it is not safe for concurrent use.
type Reader struct{ shapes shapes }

// Unmarshal is as the function Unmarshal.
func (known *Reader) Unmarshal(text []byte, v any) error {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return &Error{Reason: ErrNotJSON}
	}
	if len(text) > MaxSize {
		return &Error{Reason: ErrLimit, At: MaxSize}
	}
	r := reader{text: text, misfit: -1, shapes: &known.shapes}
	err := r.value(target.Elem())
	if r.space(); err == nil && r.at < len(text) {
		err = ErrSyntax
	}
	if err == nil && r.misfit >= 0 {
		err, r.at = ErrValue, r.misfit
	}
	if err != nil {
		return &Error{err, r.at}
	}
	return nil
}

type reader struct {
	text   []byte
	at     int
	depth  int
	misfit int // where the first value stands that does not fit; -1 for none
	shapes *shapes
}

// value reads the next value. A v that is not valid is nowhere: the value is only checked.
func (r *reader) value(v reflect.Value) error {
	r.space()
	start, first := r.at, r.peek()
	if first != 'n' {
		v = pointee(v)
	}
	if v.IsValid() && v.Type() == rawType {
		err := r.value(reflect.Value{})
		v.SetBytes(r.text[start:r.at:r.at])
		return err
	}
	switch first {
	case '{':
		return r.object(v)
	case '[':
		return r.list(v)
	case '"':
		s, err := r.quoted()
		return r.judge(start, err, v, err == nil && setString(v, s))
	case 't':
		return r.judge(start, r.word("true"), v, setBool(v, true))
	case 'f':
		return r.judge(start, r.word("false"), v, setBool(v, false))
	case 'n':
		if kind := v.Kind(); kind == reflect.Pointer || kind == reflect.Slice {
			v.SetZero()
		}
		return r.word("null")
	}
	s, err := r.number()
	return r.judge(start, err, v, err == nil && setNumber(v, s))
}

// pointee follows pointers, and makes what nil ones could point to.
func pointee(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return v
}

// judge notes a value that was read but did not fit its place, if it has one.
func (r *reader) judge(start int, err error, v reflect.Value, fits bool) error {
	if err == nil && !fits && v.IsValid() && r.misfit < 0 {
		r.misfit = start
	}
	return err
}

func setBool(v reflect.Value, x bool) bool {
	if v.Kind() != reflect.Bool {
		return false
	}
	v.SetBool(x)
	return true
}

func setString(v reflect.Value, s string) bool {
	switch {
	case v.Kind() == reflect.String:
		v.SetString(s)
	case isBytes(v):
		data, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			return false
		}
		v.SetBytes(data)
	default:
		return false
	}
	return true
}

func isBytes(v reflect.Value) bool {
	return v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8
}

func setNumber(v reflect.Value, s string) bool {
	var err error
	switch {
	case !v.IsValid():
		return true
	case v.CanInt():
		var x int64
		x, err = strconv.ParseInt(s, 10, v.Type().Bits())
		v.SetInt(x)
	case v.CanUint():
		var x uint64
		x, err = strconv.ParseUint(s, 10, v.Type().Bits())
		v.SetUint(x)
	case v.CanFloat():
		var x float64
		x, err = strconv.ParseFloat(s, v.Type().Bits())
		v.SetFloat(x)
	default:
		return false
	}
	return err == nil
}

func (r *reader) object(v reflect.Value) error {
	var fields []field
	if v.Kind() == reflect.Struct {
		var err error
		if fields, err = r.shapes.fields(v.Type()); err != nil {
			return err
		}
	}
	_ = r.judge(r.at, nil, v, v.Kind() == reflect.Struct)
	var seen uint64
	return r.within('}', func() error {
		start := r.at
		name, err := r.quoted()
		if err != nil {
			return err
		}
		if r.space(); r.peek() != ':' {
			return ErrSyntax
		}
		r.at++
		i := find(fields, name)
		if i < 0 {
			return r.value(reflect.Value{})
		}
		_ = r.judge(start, nil, v, seen>>i&1 == 0)
		seen |= 1 << i
		return r.value(v.FieldByIndex(fields[i].index))
	})
}

func (r *reader) list(v reflect.Value) error {
	start, n := r.at, 0
	grows := v.Kind() == reflect.Slice && !isBytes(v)
	fits := grows || v.Kind() == reflect.Array
	if grows {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	err := r.within(']', func() error {
		var element reflect.Value
		if grows {
			v.Grow(1)
			v.SetLen(n + 1)
		}
		if fits && n < v.Len() {
			element = v.Index(n)
		}
		n++
		return r.value(element)
	})
	return r.judge(start, err, v, fits && n == v.Len())
}

// within calls member at the beginning of each member of an object or array that ends with a bracket.
func (r *reader) within(end byte, member func() error) error {
	if r.depth++; r.depth > MaxDepth {
		return ErrLimit
	}
	r.at++
	r.space()
	for first := true; first || r.text[r.at-1] == ','; first = false {
		r.space()
		if first && r.peek() == end {
			r.at++
			break
		}
		if err := member(); err != nil {
			return err
		}
		r.space()
		if c := r.peek(); c != ',' && c != end {
			return ErrSyntax
		}
		r.at++
	}
	r.depth--
	return nil
}
