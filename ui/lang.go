package ui

import (
	"slices"
	"strings"
)

// A Lang is a language of the page.
type Lang string

// The languages.
const (
	En Lang = "en"
	Zh Lang = "zh"
)

// ParseLang reads a BCP 47 tag; all but Chinese is English.
func ParseLang(tag string) Lang {
	if len(tag) >= 2 && (tag[:2] == "zh" || tag[:2] == "ZH") {
		return Zh
	}
	return En
}

// Tag returns the BCP 47 tag for the lang attribute.
func (l Lang) Tag() string {
	if l == Zh {
		return "zh-CN"
	}
	return "en"
}

// In returns the text in a language.
func (t Text) In(l Lang) string {
	if l == Zh && t.Zh != "" {
		return t.Zh
	}
	return t.En
}

// Reads reports whether two texts look the same to a reader of one of the languages, but for case.
func (t Text) Reads(other Text) bool {
	return strings.EqualFold(t.En, other.En) || t.Zh != "" && t.Zh == other.Zh
}

// Distinct returns the words without those that read as an earlier one does. The words given stay as they are.
func Distinct(words []Word) []Word {
	var list []Word
	for _, w := range words {
		if !slices.ContainsFunc(list, func(l Word) bool { return l.Reads(w.Text) }) {
			list = append(list, w)
		}
	}
	return list
}
