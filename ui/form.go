package ui

import "github.com/vugu/vugu"

// A formField is one field of a form.
type formField struct{ id, label, kind, hint string }

// secrets are fields for passphrases, by id and label in turn; hint is what the browser may fill in.
func secrets(hint string, pairs ...string) []formField {
	return fields("password", hint, pairs)
}

// lines are fields for a line of text, by id and label in turn.
func lines(pairs ...string) []formField { return fields("text", "off", pairs) }

func fields(kind, hint string, pairs []string) []formField {
	var list []formField
	for ; len(pairs) > 1; pairs = pairs[2:] {
		list = append(list, formField{pairs[0], pairs[1], kind, hint})
	}
	return list
}

// field returns what is typed into a field.
func (c *Root) field(id string) string { return c.own.fields[id] }

func (c *Root) setField(id, text string) {
	if c.own.fields == nil {
		c.own.fields = map[string]string{}
	}
	c.own.fields[id] = text
}

// submitForm runs what a form is for; the form itself goes nowhere.
func (c *Root) submitForm(event vugu.DOMEvent, f func()) {
	event.PreventDefault()
	c.do(f)
}

// FormView is a form of some fields and one button.
type FormView struct {
	R             *Root
	Fields        []formField
	Submit, Class string // the button
	Do            func()
}

// ask shows a question, or withdraws it when it is empty, and brings the focus to an element.
func (c *Root) ask(question, focus string) {
	c.own.asking = question
	c.shell.Focus(focus)
}

// ConfirmView is a question before something that cannot be undone.
type ConfirmView struct {
	R              *Root
	ID, Text, Back string // Back is the id of what takes the focus when nothing is done
	Yes            func()
}
