// Package text turns words into features: folding, tokens in English and Chinese, TF-IDF.
package text

import "strings"

// A Field is the part of a film's description that a feature comes from.
type Field uint8

// The fields in the order of the pack format; new ones are added at the end.
const (
	FieldGenre Field = iota
	FieldTag
	FieldPerson
	FieldCountry
	FieldLanguage
	FieldDecade
	FieldLogline
	NumFields
)

// String returns the field in a word: "genre", "tag", "person", "country", "language", "decade" or "logline".
func (f Field) String() string {
	const names = "genre   tag     person  country languagedecade  logline "
	const width = len(names) / int(NumFields)
	if f >= NumFields {
		return ""
	}
	return strings.TrimRight(names[int(f)*width:int(f+1)*width], " ")
}

// A Feature is one dimension of the sparse description of films.
type Feature struct {
	Field Field
	Key   string // slug, person name, ISO code, decade ("1990") or word; unique within the field
	En    string // label to show in English, never empty
	Zh    string // label to show in Chinese; empty means "as En"
}
