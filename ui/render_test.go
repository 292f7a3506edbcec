package ui

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"github.com/vugu/vugu"
)

// A page is what vugu built: the tests' own renderer walks it, since staticrender knows no properties and no templates.
type page struct {
	results *vugu.BuildResults
	root    *vugu.VGNode
}

func build(t testing.TB, c *Root) page {
	t.Helper()
	env, err := vugu.NewBuildEnv()
	if err != nil {
		t.Fatal(err)
	}
	results := env.RunBuild(c)
	return page{results, results.Out.Out[0]}
}

// walk visits each element and text in document order, components and templates dissolved.
func (p page) walk(node *vugu.VGNode, depth int, visit func(n *vugu.VGNode, depth int)) {
	if node.Component != nil {
		p.walk(p.results.ResultFor(node.Component).Out[0], depth, visit)
		return
	}
	if !node.IsTemplate() {
		visit(node, depth)
		depth++
	}
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		p.walk(child, depth, visit)
	}
}

// elements lists the elements of a page in document order.
func (p page) elements() []*vugu.VGNode {
	var list []*vugu.VGNode
	p.walk(p.root, 0, func(n *vugu.VGNode, _ int) {
		if n.Type == vugu.ElementNode {
			list = append(list, n)
		}
	})
	return list
}

func attr(n *vugu.VGNode, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *vugu.VGNode, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// prop returns a property as text; ok is false when it is not set.
func prop(n *vugu.VGNode, key string) (text string, ok bool) {
	for _, p := range n.Prop {
		if p.Key == key {
			if json.Unmarshal(p.JSONVal, &text) != nil {
				text = string(p.JSONVal)
			}
			return text, true
		}
	}
	return "", false
}

// text returns all text under a node.
func (p page) text(n *vugu.VGNode) string {
	var parts []string
	p.walk(n, 0, func(n *vugu.VGNode, _ int) {
		if t, _ := prop(n, "textContent"); t != "" {
			parts = append(parts, t)
		}
	})
	return strings.Join(parts, " ")
}

// void elements have neither children nor text.
var void = map[string]bool{"img": true, "input": true}

// html writes a page readably, one element a line.
func (p page) html() string {
	var b strings.Builder
	p.walk(p.root, 0, func(n *vugu.VGNode, depth int) {
		if n.Type != vugu.ElementNode {
			return
		}
		b.WriteString(strings.Repeat("  ", depth) + tag(n))
		if t, _ := prop(n, "textContent"); t != "" {
			b.WriteString(html.EscapeString(t))
		}
		b.WriteString("\n")
	})
	return b.String()
}

func tag(n *vugu.VGNode) string {
	var b strings.Builder
	b.WriteString("<" + n.Data)
	for _, a := range n.Attr {
		b.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
	}
	for _, key := range []string{"value", "checked", "selected"} {
		if v, ok := prop(n, key); ok && v != "" && v != "false" {
			b.WriteString(" ." + key + `="` + html.EscapeString(v) + `"`)
		}
	}
	return b.String() + ">"
}

// press finds the button whose name is given and runs its click handler.
func (p page) press(t *testing.T, name string) {
	t.Helper()
	for _, n := range p.elements() {
		if label, _ := prop(n, "textContent"); label != name && attr(n, "aria-label") != name || len(n.DOMEventHandlerSpecList) == 0 {
			continue
		}
		n.DOMEventHandlerSpecList[0].Func(vugu.NewDOMEvent(nil, nil))
		return
	}
	t.Fatalf("no control named %q on the page", name)
}
