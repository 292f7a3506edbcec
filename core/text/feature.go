// Package text turns words into features: folding, tokens in English and Chinese, TF-IDF.
package text

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

// A Feature is one dimension of the sparse description of films.
type Feature struct {
	Field Field
	Key   string // slug, person name, ISO code, decade ("1990") or word; unique within the field
	En    string // label to show in English, never empty
	Zh    string // label to show in Chinese; empty means "as En"
}
