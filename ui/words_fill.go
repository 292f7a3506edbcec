package ui

import "strings"

// A list is texts with "|" between them.
type list string

func (l list) all() []string { return strings.Split(string(l), "|") }

// Labels are texts under keys: key=text, with tabs between them.
type labels string

// A label is a text under a key.
type label struct{ key, text string }

func (l labels) all() (all []label) {
	for one := range strings.SplitSeq(string(l), "\t") {
		key, text, _ := strings.Cut(one, "=")
		all = append(all, label{key, text})
	}
	return all
}

// find returns the text of a key, or none.
func find(list labels, key string) (text string, ok bool) {
	for _, l := range list.all() {
		if l.key == key {
			return l.text, true
		}
	}
	return "", false
}

// pick returns the text of a key, or the key itself when it has none.
func pick(list labels, key string) string {
	if text, ok := find(list, key); ok {
		return text
	}
	return key
}

// textOf returns the text of a key, or that of the key "", which stands for all other keys.
func textOf(list labels, key string) string {
	text, ok := find(list, key)
	if !ok {
		text, _ = find(list, "")
	}
	return text
}

// fill puts the values in the places of "{}", each in turn, or of "{1}", "{2}", … by number. A place without a value stays.
func fill(text string, values ...string) string {
	var b strings.Builder
	for turn := 0; ; {
		before, after, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		which, rest, _ := strings.Cut(after, "}")
		at := turn
		if which == "" {
			turn++
		} else {
			at = int(which[0]) - '1'
		}
		if at < 0 || at >= len(values) {
			b.WriteString("{" + which + "}")
		} else {
			b.WriteString(values[at])
		}
		text = rest
	}
}

// counted fills in a count, in the form for one or that for more.
func counted(text, count string, values ...string) string {
	if one, more, forms := strings.Cut(text, "|"); forms {
		text = more
		if count == "1" {
			text = one
		}
	}
	return fill(text, append([]string{count}, values...)...)
}
