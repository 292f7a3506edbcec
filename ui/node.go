package ui

import (
	"strings"

	"github.com/loge-film/loge/core/lightjson"
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

// leaf appends an element with a text and returns it.
func leaf(parent *vugu.VGNode, name, attributes, text string) *vugu.VGNode {
	n := under(parent, element(name, attributes))
	setText(n, text)
	return n
}

// setText sets the text of an element.
func setText(n *vugu.VGNode, text string) { setProperty(n, "textContent", text) }

// setProperty sets a property of the live element, such as textContent or value.
func setProperty(n *vugu.VGNode, key string, value any) {
	b, err := lightjson.Marshal(value)
	if err != nil {
		panic(err) // properties are strings, numbers and booleans
	}
	n.Prop = append(n.Prop, vugu.VGProperty{Key: key, JSONVal: b})
}

// listen adds an event handler.
func listen(n *vugu.VGNode, event string, f func(event vugu.DOMEvent)) {
	n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{EventType: event, Func: f})
}

// on adds an event handler that looks at nothing of the event.
func (c *Root) on(n *vugu.VGNode, event string, f func()) {
	listen(n, event, func(vugu.DOMEvent) { c.do(f) })
}

// A place is where a component stands on the page.
type place struct {
	in  *vugu.BuildIn
	key vugu.CompKey
	old vugu.Builder // the component that stood there at the last build; nil for none
}

// placeOf finds a place by the number of its tag and the key of the loop around it.
func placeOf(in *vugu.BuildIn, tag uint64, loop any) place {
	key := vugu.MakeCompKey(tag^in.CurrentPositionHash(), loop)
	return place{in, key, in.BuildEnv.CachedComponent(key)}
}

// put puts a component there, as the last child of the parent.
func (p place) put(out *vugu.BuildOut, parent *vugu.VGNode, c vugu.Builder) {
	if p.old == nil {
		p.in.BuildEnv.WireComponent(c)
	}
	p.in.BuildEnv.UseComponent(p.key, c)
	out.Components = append(out.Components, c)
	parent.AppendChild(&vugu.VGNode{Component: c})
}
