package ui

import (
	"strings"

	"github.com/vugu/vjson"
	"github.com/vugu/vugu"
)

// The generated Build methods are made of these; see ui/internal/generate.

// element is an element with its constant attributes, key=value a line.
func element(name, attributes string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: name}
	for attributes != "" {
		var one string
		one, attributes, _ = strings.Cut(attributes, "\n")
		key, value, _ := strings.Cut(one, "=")
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: key, Val: value})
	}
	return n
}

// space is a text node of constant white space.
func space(text string) *vugu.VGNode { return &vugu.VGNode{Type: vugu.TextNode, Data: text} }

// under appends n to the parent's children and returns it.
func under(parent, n *vugu.VGNode) *vugu.VGNode {
	parent.AppendChild(n)
	return n
}

// setProperty sets a property of the live element, such as textContent or value.
func setProperty(n *vugu.VGNode, key string, value any) {
	b, err := vjson.Marshal(value)
	if err != nil {
		panic(err) // properties are strings, numbers and booleans
	}
	n.Prop = append(n.Prop, vugu.VGProperty{Key: key, JSONVal: b})
}

// listen adds an event handler.
func listen(n *vugu.VGNode, event string, f func(event vugu.DOMEvent)) {
	n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{EventType: event, Func: f})
}
