package catalog

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// kind is the sort of value that a field holds.
type kind uint8

const (
	null kind = iota
	text
	number
	list  // of texts
	other // booleans, objects, lists of anything else
)

func (k kind) String() string {
	return [...]string{"empty", "a text", "a number", "a list of texts", "neither text, number nor list of texts"}[k]
}

// schema names the fields of Loge's own catalogue and what they hold.
var schema = map[string]kind{
	"id": text, "title": text, "title_zh": text, "original_title": text,
	"year": number, "runtime": number,
	"countries": list, "languages": list, "genres": list, "tags": list,
	"directors": list, "directors_zh": list, "writers": list, "writers_zh": list, "cast": list, "cast_zh": list,
	"logline": text, "logline_zh": text, "imdb": text,
	"box_office_musd": number, "budget_musd": number,
}

// A value is one field as it was written.
type value struct {
	kind   kind
	text   string
	number float64
	list   []string
}

// String describes the value in a fault.
func (v value) String() string {
	switch v.kind {
	case text:
		return quote(v.text)
	case number:
		return strconv.FormatFloat(v.number, 'g', 15, 64)
	}
	return v.kind.String()
}

func textValue(s string) value      { return value{kind: text, text: s} }
func numberValue(n float64) value   { return value{kind: number, number: n} }
func listValue(all ...string) value { return value{kind: list, list: all} }

// jsonValue turns what encoding/json decoded with UseNumber into a value.
func jsonValue(v any) value {
	switch v := v.(type) {
	case nil:
		return value{}
	case string:
		return textValue(v)
	case json.Number:
		return parseNumber(v.String(), value{kind: other})
	case []any:
		return jsonList(v)
	}
	return value{kind: other}
}

func jsonList(items []any) value {
	all := make([]string, len(items))
	for i, item := range items {
		s, ok := item.(string)
		if !ok {
			return value{kind: other}
		}
		all[i] = s
	}
	return listValue(all...)
}

// cellValue turns a CSV cell into the kind of value that its column should hold, or a text when it cannot.
func cellValue(cell string, want kind) value {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return value{}
	}
	switch want {
	case number:
		return parseNumber(cell, textValue(cell))
	case list:
		items := strings.Split(cell, "|")
		for i := range items {
			items[i] = strings.TrimSpace(items[i])
		}
		return listValue(items...)
	}
	return textValue(cell)
}

func parseNumber(s string, failed value) value {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return failed
	}
	return numberValue(n)
}
