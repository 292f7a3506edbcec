package ui

import "strings"

// find returns the text of a key, or none.
func find(list []label, key string) (text string, ok bool) {
	for _, l := range list {
		if l.key == key {
			return l.text, true
		}
	}
	return "", false
}

// pick returns the text of a key, or the key itself when it has none.
func pick(list []label, key string) string {
	if text, ok := find(list, key); ok {
		return text
	}
	return key
}

// textOf returns the text of a key, or that of the last label, which stands for all other keys.
func textOf(list []label, key string) string {
	if text, ok := find(list, key); ok {
		return text
	}
	return list[len(list)-1].text
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
