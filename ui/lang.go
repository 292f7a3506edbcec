package ui

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
