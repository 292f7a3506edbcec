package ui

import (
	"strings"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/vugu/vugu"
)

// A builder makes the elements of one view. The view's plan is text, a step a line, told apart by how the line begins:
//
//	<name      opens an element        >       closes it
//	key=value  a constant attribute    "text   a constant text
//	:key       an attribute that Build gives
//	.key       a property that Build gives
//	@event     a handler that Build gives
//	&          a component that Build gives
//	?          begins what depends on a condition, / ends it
//	*          begins what is repeated, ^ ends it
//
// Build gives what it has to give in the order of the plan. Plan and Build come from the same markup, see ui/internal/generate.
type builder struct {
	root  *Root // for handlers
	plan  string
	at    int // where in the plan the next step begins
	node  *vugu.VGNode
	loops []int // where what is being repeated begins, the innermost last
	out   vugu.BuildOut
}

func begin(root *Root, plan string) *builder { return &builder{root: root, plan: plan} }

// end does the last steps.
func (b *builder) end() *vugu.BuildOut {
	b.next()
	return &b.out
}

// step reads a step; there is one.
func (b *builder) step() (line string) {
	line = b.plan[b.at:]
	line = line[:strings.IndexByte(line, '\n')]
	b.at += len(line) + 1
	return line
}

// next does the steps before the next one that needs Build, and returns the key of that one.
func (b *builder) next() (kind byte, key string) {
	for b.at < len(b.plan) {
		line := b.step()
		switch kind, key = line[0], line[1:]; kind {
		case '<':
			b.open(&vugu.VGNode{Type: vugu.ElementNode, Data: key})
		case '>':
			b.node = b.node.Parent
		case '"':
			b.node.AppendChild(&vugu.VGNode{Type: vugu.TextNode, Data: key})
		case '/':
		case ':', '.', '@', '&', '?', '*', '^':
			return kind, key
		default:
			key, value, _ := strings.Cut(line, "=")
			b.attribute(key, value)
		}
	}
	return 0, ""
}

func (b *builder) open(n *vugu.VGNode) {
	if b.node == nil {
		b.out.Out = append(b.out.Out, n)
	} else {
		b.node.AppendChild(n)
	}
	b.node = n
}

func (b *builder) attribute(key, value string) {
	b.node.Attr = append(b.node.Attr, vugu.VGAttribute{Key: key, Val: value})
}

func (b *builder) property(key string, value any) {
	text, err := lightjson.Marshal(value)
	if err != nil {
		panic(err) // strings and bools have JSON
	}
	b.node.Prop = append(b.node.Prop, vugu.VGProperty{Key: key, JSONVal: text})
}

// set gives an attribute or a property.
func (b *builder) set(value string) {
	if kind, key := b.next(); kind == ':' {
		b.attribute(key, value)
	} else {
		b.property(key, value)
	}
}

// flag gives a property or, of ARIA, an attribute that is true or false, or another attribute that is there or not.
func (b *builder) flag(value bool) {
	switch kind, key := b.next(); {
	case kind == '.':
		b.property(key, value)
	case strings.HasPrefix(key, "aria-"):
		b.attribute(key, pressed(value))
	case value:
		b.attribute(key, key)
	}
}

// hear gives a handler.
func (b *builder) hear(f func(event vugu.DOMEvent)) {
	root := b.root
	_, event := b.next()
	b.node.DOMEventHandlerSpecList = append(b.node.DOMEventHandlerSpecList, vugu.DOMEventHandlerSpec{
		EventType: event,
		Func:      func(event vugu.DOMEvent) { root.do(func() { f(event) }) },
	})
}

// read gives a handler that wants to know what the element holds.
func (b *builder) read(f func(value string)) {
	b.hear(func(event vugu.DOMEvent) { f(event.PropString("target", "value")) })
}

// on gives a handler that looks at nothing of the event.
func (b *builder) on(f func()) { b.hear(func(vugu.DOMEvent) { f() }) }

// do gives a handler that is the page's.
func (b *builder) do(f func(*Root)) {
	root := b.root
	b.hear(func(vugu.DOMEvent) { f(root) })
}

// put gives a component. It is built here: vugu would look for each one's life cycle, and the views have none.
func (b *builder) put(c vugu.Builder) {
	b.next()
	b.node.AppendChild(c.Build(nil).Out[0])
}

// when begins what depends on a condition, or leaves it out.
func (b *builder) when(condition bool) bool {
	b.next()
	if !condition {
		b.skip()
	}
	return condition
}

// loop begins what is repeated: each round ends with again, and the last is followed by done.
func (b *builder) loop() {
	b.next()
	b.loops = append(b.loops, b.at)
}

func (b *builder) again() {
	b.next()
	b.at = b.loops[len(b.loops)-1]
}

func (b *builder) done() {
	b.skip()
	b.loops = b.loops[:len(b.loops)-1]
}

// skip leaves out the steps up to the end of what has begun last.
func (b *builder) skip() {
	for depth := 1; depth > 0; {
		switch b.step()[0] {
		case '?', '*':
			depth++
		case '/', '^':
			depth--
		}
	}
}
