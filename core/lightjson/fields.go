package lightjson

import (
	"reflect"
	"slices"
	"strings"
)

// A field is one member of an object.
type field struct {
	name      string
	index     []int // for reflect.Value.FieldByIndex
	omitEmpty bool
}

// maxFields is how many fields a struct may have: a reader remembers in 64 bits which it has seen.
const maxFields = 64

// shapes are the fields of the structs that one call has met so far.
type shapes []shape

type shape struct {
	of     reflect.Type
	fields []field
}

// fields returns the members of a struct in the order of their declaration, those of embedded structs in the place of these.
func (s *shapes) fields(t reflect.Type) ([]field, error) {
	for i := range *s {
		if (*s)[i].of == t {
			return (*s)[i].fields, nil
		}
	}
	fields, err := gather(nil, t, nil)
	if err != nil || len(fields) > maxFields {
		return nil, ErrNotJSON
	}
	*s = append(*s, shape{t, fields})
	return fields, nil
}

// gather appends the fields of t, which lies at the index path within the whole struct.
func gather(fields []field, t reflect.Type, path []int) ([]field, error) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, option, _ := strings.Cut(tag, ",")
		index := append(slices.Clip(path), i)
		switch {
		case tag == "-":
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			var err error
			if fields, err = gather(fields, f.Type, index); err != nil {
				return nil, err
			}
		case f.PkgPath != "": // not exported
		default:
			if name == "" {
				name = f.Name
			}
			if option != "" && option != "omitempty" || exact(fields, name) >= 0 {
				return nil, ErrNotJSON
			}
			fields = append(fields, field{name, index, option != ""})
		}
	}
	return fields, nil
}

func exact(fields []field, name string) int {
	for i := range fields {
		if fields[i].name == name {
			return i
		}
	}
	return -1
}

// find returns the field of a name, or else of the same name in other cases, or -1.
func find(fields []field, name string) int {
	if i := exact(fields, name); i >= 0 {
		return i
	}
	for i := range fields {
		if strings.EqualFold(fields[i].name, name) {
			return i
		}
	}
	return -1
}
