package dom

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vugu/vugu"
)

// A paper is a Document that can be read. It counts what is done to it.
type paper struct {
	root  *mark
	acts  int
	later []func()
	ears  int // that listen
}

// A mark is one of its nodes.
type mark struct {
	paper    *paper
	name     string
	text     string
	attrs    map[string]string
	props    map[string]string
	children []*mark
	heard    map[string]func(vugu.DOMEvent)
}

func (p *paper) Element(name string) Node {
	p.acts++
	return &mark{paper: p, name: name, attrs: map[string]string{}, props: map[string]string{}, heard: map[string]func(vugu.DOMEvent){}}
}

func (p *paper) Text(text string) Node { p.acts++; return &mark{paper: p, text: text} }
func (p *paper) Mount(root Node)       { p.acts++; p.root = root.(*mark) }
func (p *paper) Soon(f func())         { p.later = append(p.later, f) }

func (m *mark) SetAttribute(key, value string) { m.paper.acts++; m.attrs[key] = value }
func (m *mark) RemoveAttribute(key string)     { m.paper.acts++; delete(m.attrs, key) }
func (m *mark) SetProperty(key string, json []byte) {
	m.props[key] = string(json)
}

func (m *mark) SetText(text string) {
	m.paper.acts++
	if m.name == "" {
		m.text = text
	} else if m.children = nil; text != "" {
		m.children = []*mark{{text: text}}
	}
}

func (m *mark) Append(child Node) { m.paper.acts++; m.children = append(m.children, child.(*mark)) }

func (m *mark) at(child Node) int {
	i := slices.Index(m.children, child.(*mark))
	if i < 0 {
		panic("no such child")
	}
	return i
}

func (m *mark) Replace(child, by Node) { m.paper.acts++; m.children[m.at(child)] = by.(*mark) }

func (m *mark) Remove(child Node) {
	m.paper.acts++
	i := m.at(child)
	m.children = slices.Delete(m.children, i, i+1)
}

func (m *mark) Listen(event string, f func(vugu.DOMEvent)) (stop func()) {
	if m.heard[event] != nil {
		panic("listens twice")
	}
	m.paper.acts++
	m.paper.ears++
	m.heard[event] = f
	return func() {
		m.paper.acts++
		m.paper.ears--
		delete(m.heard, event)
	}
}

// String writes the node with all that can be seen or heard of it.
func (m *mark) String() string {
	if m.name == "" {
		return fmt.Sprintf("%q", m.text)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<%s %v %v", m.name, m.attrs, m.props)
	for _, event := range []string{"click", "input"} {
		if m.heard[event] != nil {
			b.WriteString(" " + event)
		}
	}
	b.WriteString(">")
	for _, child := range m.children {
		b.WriteString(child.String())
	}
	return b.String() + "</>"
}
