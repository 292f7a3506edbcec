package dom

import "github.com/vugu/vugu"

// A Document makes nodes. The page's is the browser's; the tests have a plain one.
type Document interface {
	Element(name string) Node
	Text(text string) Node
	// Mount puts the root element in the place that the page keeps for it.
	Mount(root Node)
	// Soon calls f once, when the present task has ended.
	Soon(f func())
}

// A Node is an element or a text of a Document. Only elements have attributes, properties, children and listeners.
type Node interface {
	SetAttribute(key, value string)
	RemoveAttribute(key string)
	// SetText sets the text of a text node, or replaces all children of an element by a text.
	SetText(text string)
	// SetProperty sets a property to a value given in JSON.
	SetProperty(key string, json []byte)
	Append(child Node)
	// Replace puts a node in the place of a child.
	Replace(child, by Node)
	Remove(child Node)
	// Listen calls f for each event of a type until stop is called.
	Listen(event string, f func(vugu.DOMEvent)) (stop func())
}
