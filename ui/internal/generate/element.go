package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/vugu/html"
)

// void names the elements that have no end tag, flags the attributes and properties that are bools.
var (
	void  = map[string]bool{"img": true, "input": true}
	flags = map[string]bool{
		"disabled": true, "checked": true, "selected": true,
		"aria-pressed": true, "aria-checked": true, "aria-expanded": true,
	}
)

// put writes a component with its fields.
func (c *compiler) put(name string, attributes []html.Attribute) {
	c.step("&")
	var fields []string
	for _, a := range attributes {
		fields = append(fields, a.OrigKey[1:]+": "+a.Val)
	}
	fmt.Fprintf(&c.code, "out.put(&%s{%s})\n", name, strings.Join(fields, ", "))
}

// element writes an element up to its children: first what is constant, then attributes, properties and handlers.
func (c *compiler) element(name string, attributes []html.Attribute) {
	c.step("<" + name)
	attributes = slices.Clone(attributes)
	slices.SortStableFunc(attributes, func(a, b html.Attribute) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(sortKey(a), sortKey(b)))
	})
	for _, a := range attributes {
		switch key := a.OrigKey; {
		case key[0] == '@':
			c.step(key)
			c.code.WriteString(c.handler(a.Val))
		case rank(a) == 0:
			c.step(key + "=" + a.Val)
		case flags[key[1:]]:
			c.step(key)
			c.code.WriteString("out.flag(" + a.Val + ")\n")
		default:
			c.step(key)
			c.code.WriteString("out.set(" + a.Val + ")\n")
		}
	}
}

// rank orders attributes by what they are; those that are constant come first, in the markup's order.
func rank(a html.Attribute) int { return 1 + strings.IndexByte(":.@", a.OrigKey[0]) }

func sortKey(a html.Attribute) string {
	if rank(a) == 0 {
		return ""
	}
	return a.OrigKey
}

var (
	eventUsed = regexp.MustCompile(`(^|[^.\w])event\b`)
	valueUsed = regexp.MustCompile(`(^|[^.\w])value\b`)
	plainCall = regexp.MustCompile(`^([\w.]+)\.(\w+)\(\)$`)
)

// handler is the code that gives a handler. What is a method of the page alone needs no function of its own.
func (c *compiler) handler(statement string) string {
	call := plainCall.FindStringSubmatch(statement)
	switch {
	case call != nil && call[1] == c.root:
		return "out.do((*Root)." + call[2] + ")\n"
	case call != nil:
		return "out.on(" + call[1] + "." + call[2] + ")\n"
	case eventUsed.MatchString(statement):
		return "out.hear(func(event vugu.DOMEvent) { " + statement + " })\n"
	case valueUsed.MatchString(statement):
		return "out.read(func(value string) { " + statement + " })\n"
	}
	return "out.on(func() { " + statement + " })\n"
}
