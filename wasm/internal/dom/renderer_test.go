package dom

import (
	"strconv"
	"testing"

	"github.com/vugu/vugu"
	"pgregory.net/rapid"
)

// A sketch is a component that builds what it is given, each of its inner sketches as a component.
type sketch struct {
	node func(under func(inner *sketch) *vugu.VGNode) *vugu.VGNode
}

func (s *sketch) Build(*vugu.BuildIn) *vugu.BuildOut {
	out := &vugu.BuildOut{}
	root := s.node(func(inner *sketch) *vugu.VGNode {
		out.Components = append(out.Components, inner)
		return &vugu.VGNode{Component: inner}
	})
	out.Out = []*vugu.VGNode{root}
	return out
}

func built(t rapid.TB, s *sketch) *vugu.BuildResults {
	env, err := vugu.NewBuildEnv()
	if err != nil {
		t.Fatal(err)
	}
	return env.RunBuild(s)
}

// anySketch draws a page: elements, texts, templates and components, nested a few deep.
func anySketch(t *rapid.T, depth int) *sketch {
	name := rapid.SampledFrom([]string{"p", "div"}).Draw(t, "name")
	attrs := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "attributes")
	var values []string
	for range attrs {
		values = append(values, rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "value"))
	}
	events := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"click", "input"}), 0, 2, rapid.ID[string]).Draw(t, "events")
	text := rapid.SampledFrom([]string{"", "", `"x"`, `"y"`, "7"}).Draw(t, "text")
	value := rapid.SampledFrom([]string{"", `"v"`}).Draw(t, "property")
	s := &sketch{}
	type child struct {
		kind  string
		inner *sketch
	}
	var children []child
	if depth > 0 && text == "" {
		for range rapid.IntRange(0, 4).Draw(t, "children") {
			children = append(children, child{rapid.SampledFrom([]string{"text", "component", "template"}).Draw(t, "kind"), anySketch(t, depth-1)})
		}
	}
	s.node = func(under func(*sketch) *vugu.VGNode) *vugu.VGNode {
		n := &vugu.VGNode{Type: vugu.ElementNode, Data: name}
		for i, key := range attrs {
			n.Attr = append(n.Attr, vugu.VGAttribute{Key: key, Val: values[i]})
		}
		for _, event := range events {
			n.DOMEventHandlerSpecList = append(n.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{EventType: event, Func: func(vugu.DOMEvent) {}})
		}
		if text != "" {
			n.Prop = append(n.Prop, vugu.VGProperty{Key: textContent, JSONVal: []byte(text)})
		}
		if value != "" {
			n.Prop = append(n.Prop, vugu.VGProperty{Key: "value", JSONVal: []byte(value)})
		}
		for _, c := range children {
			switch c.kind {
			case "text":
				n.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: name})
			case "component":
				n.AppendChild(under(c.inner))
			case "template":
				template := &vugu.VGNode{Type: vugu.ElementNode}
				template.AppendChild(under(c.inner))
				template.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: "t"})
				n.AppendChild(template)
			}
		}
		return n
	}
	return s
}

// Whatever stood there before, a render leaves what a render onto an empty page leaves; one that changes nothing does nothing.
// Nothing that has gone is listened to.
func TestRenderForgetsWhatWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		page := &paper{}
		r := New(page)
		for range rapid.IntRange(1, 4).Draw(t, "renders") {
			s := anySketch(t, 3)
			r.Render(built(t, s))
			fresh := &paper{}
			New(fresh).Render(built(t, s))
			// Properties that nobody names any more stay, as in vugu.
			if got, want := plain(page.root), plain(fresh.root); got != want {
				t.Fatalf("the page is\n%s\nwant\n%s", got, want)
			}
			if page.ears != fresh.ears {
				t.Fatalf("%d listeners, want %d", page.ears, fresh.ears)
			}
			before := page.acts
			if r.Render(built(t, s)); page.acts != before {
				t.Fatalf("%d changes by a render of the same", page.acts-before)
			}
		}
	})
}

func plain(m *mark) string {
	copied := *m
	copied.props = nil
	copied.children = nil
	for _, child := range m.children {
		copied.children = append(copied.children, &mark{text: plain(child)})
	}
	if m.name == "" {
		return m.text
	}
	return copied.String()
}

func textNode(content string, handlers ...vugu.DOMEventHandlerSpec) *sketch {
	return &sketch{node: func(func(*sketch) *vugu.VGNode) *vugu.VGNode {
		return &vugu.VGNode{
			Type: vugu.ElementNode, Data: "button", DOMEventHandlerSpecList: handlers,
			Prop: []vugu.VGProperty{{Key: textContent, JSONVal: []byte(strconv.Quote(content))}, {Key: "value", JSONVal: []byte("1")}},
		}
	}}
}

func TestElementsStayAndTextsChange(t *testing.T) {
	page := &paper{}
	r := New(page)
	r.Render(built(t, textNode("old")))
	root := page.root
	delete(root.props, "value") // as a person changes it
	r.Render(built(t, textNode("new")))
	if page.root != root || root.children[0].text != "new" || root.props["value"] != "1" {
		t.Errorf("the page is %v", page.root)
	}
}

// The handler of the newest render hears; an event inside a render waits for its end.
func TestEvents(t *testing.T) {
	page := &paper{}
	r := New(page)
	heard := ""
	on := func(name string) vugu.DOMEventHandlerSpec {
		return vugu.DOMEventHandlerSpec{EventType: "click", Func: func(vugu.DOMEvent) { heard += name }}
	}
	r.Render(built(t, textNode("x", on("a"))))
	r.Render(built(t, textNode("x", on("b"))))
	page.root.heard["click"](nil)
	r.Wait() // was asked to render
	if heard != "b" {
		t.Fatalf("heard %q, want b", heard)
	}
	r.EventEnv().Lock()
	page.root.heard["click"](nil)
	r.EventEnv().UnlockOnly()
	if heard != "b" || len(page.later) != 1 {
		t.Fatalf("heard %q while the lock was held", heard)
	}
	page.later[0]()
	if heard != "bb" {
		t.Errorf("heard %q in the end, want bb", heard)
	}
}
