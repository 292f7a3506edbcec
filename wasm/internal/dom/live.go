package dom

import (
	"slices"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/vugu/vugu"
)

// A live is a node on the page, and what it was last told to be.
type live struct {
	node     Node
	name     string // of the element; empty for a text
	text     string // of a text, or as JSON the element's textContent; empty when there is none
	attrs    []vugu.VGAttribute
	handlers []vugu.DOMEventHandlerSpec
	ears     []ear
	children []*live
}

// An ear listens to one type of event.
type ear struct {
	event string
	stop  func()
}

// textContent is the one property that only the page itself changes, so that it need not be set again.
const textContent = "textContent"

// fits reports whether the node can become what is wanted.
func (l *live) fits(wanted *vugu.VGNode) bool {
	if wanted.Type == vugu.ElementNode {
		return l.name == wanted.Data
	}
	return l.name == ""
}

func (r *Renderer) create(wanted *vugu.VGNode) *live {
	if wanted.Type != vugu.ElementNode {
		return &live{node: r.document.Text(wanted.Data), text: wanted.Data}
	}
	l := &live{node: r.document.Element(wanted.Data), name: wanted.Data}
	r.patch(l, wanted)
	return l
}

// patch makes a node that fits what is wanted.
func (r *Renderer) patch(l *live, wanted *vugu.VGNode) {
	if wanted.Type != vugu.ElementNode {
		if l.text != wanted.Data {
			l.node.SetText(wanted.Data)
			l.text = wanted.Data
		}
		return
	}
	l.setAttributes(wanted.Attr)
	if wanted.FirstChild != nil && l.text != "" {
		l.setText(nil)
	}
	r.patchChildren(l, wanted)
	l.setProperties(wanted.Prop)
	l.handlers = wanted.DOMEventHandlerSpecList
	r.tuneEars(l)
}

// setText sets the element's textContent, given as JSON; nil is none.
func (l *live) setText(content []byte) {
	if l.text == string(content) {
		return
	}
	l.text = string(content)
	var text string
	if len(content) > 0 && lightjson.Unmarshal(content, &text) != nil {
		text = l.text // a number reads as it is written
	}
	l.node.SetText(text)
}

func (l *live) setAttributes(wanted []vugu.VGAttribute) {
	for i, a := range wanted {
		if old, ok := valueOf(l.attrs, i, a.Key); !ok || old != a.Val {
			l.node.SetAttribute(a.Key, a.Val)
		}
	}
	for i, a := range l.attrs {
		if _, stays := valueOf(wanted, i, a.Key); !stays {
			l.node.RemoveAttribute(a.Key)
		}
	}
	l.attrs = wanted
}

// valueOf finds an attribute, most likely at index i.
func valueOf(attrs []vugu.VGAttribute, i int, key string) (value string, ok bool) {
	if i < len(attrs) && attrs[i].Key == key {
		return attrs[i].Val, true
	}
	for _, a := range attrs {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// setProperties sets all but an unchanged text: the person may have changed a value since.
func (l *live) setProperties(wanted []vugu.VGProperty) {
	var text []byte
	for _, p := range wanted {
		if p.Key == textContent {
			text = p.JSONVal
		} else {
			l.node.SetProperty(p.Key, p.JSONVal)
		}
	}
	l.setText(text)
}

func (r *Renderer) patchChildren(l *live, wanted *vugu.VGNode) {
	rest := r.patchFrom(l, 0, wanted)
	for _, child := range l.children[rest:] {
		l.node.Remove(child.node)
		child.forget()
	}
	clear(l.children[rest:])
	l.children = l.children[:rest]
}

// patchFrom makes the children from index i on those of wanted, templates dissolved, and returns the index behind them.
func (r *Renderer) patchFrom(l *live, i int, wanted *vugu.VGNode) int {
	for child := wanted.FirstChild; child != nil; child = child.NextSibling {
		n := r.resolve(child)
		if n.IsTemplate() {
			i = r.patchFrom(l, i, n)
			continue
		}
		r.patchChild(l, i, n)
		i++
	}
	return i
}

func (r *Renderer) patchChild(l *live, i int, wanted *vugu.VGNode) {
	switch {
	case i == len(l.children):
		child := r.create(wanted)
		l.node.Append(child.node)
		l.children = append(l.children, child)
	case l.children[i].fits(wanted):
		r.patch(l.children[i], wanted)
	default:
		child := r.create(wanted)
		l.node.Replace(l.children[i].node, child.node)
		l.children[i].forget()
		l.children[i] = child
	}
}

// tuneEars listens to what the handlers want to hear and to nothing else.
func (r *Renderer) tuneEars(l *live) {
	l.ears = slices.DeleteFunc(l.ears, func(e ear) bool {
		deaf := !slices.ContainsFunc(l.handlers, func(h vugu.DOMEventHandlerSpec) bool { return h.EventType == e.event })
		if deaf {
			e.stop()
		}
		return deaf
	})
	for _, h := range l.handlers {
		if !slices.ContainsFunc(l.ears, func(e ear) bool { return e.event == h.EventType }) {
			l.ears = append(l.ears, ear{h.EventType, r.listen(l, h.EventType)})
		}
	}
}

// forget stops all listening in what has left the page.
func (l *live) forget() {
	if l == nil {
		return
	}
	for _, e := range l.ears {
		e.stop()
	}
	l.handlers = nil
	for _, child := range l.children {
		child.forget()
	}
}
