package dom

import (
	"syscall/js"

	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/vugu/vugu"
)

// Page is the browser's document; Mount replaces the element of this id.
type Page struct{ ID string }

// Element implements Document.
func (Page) Element(name string) Node {
	return element{js.Global().Get("document").Call("createElement", name)}
}

// Text implements Document.
func (Page) Text(text string) Node {
	return element{js.Global().Get("document").Call("createTextNode", text)}
}

// Mount implements Document.
func (p Page) Mount(root Node) {
	js.Global().Get("document").Call("getElementById", p.ID).Call("replaceWith", root.(element).Value)
}

// Soon implements Document.
func (Page) Soon(f func()) { browser.Soon(f) }

// An element is a Node of the browser's.
type element struct{ js.Value }

func (e element) SetAttribute(key, value string) { e.Call("setAttribute", key, value) }
func (e element) RemoveAttribute(key string)     { e.Call("removeAttribute", key) }
func (e element) SetText(text string)            { e.Set("textContent", text) }
func (e element) Append(child Node)              { e.Call("appendChild", child.(element).Value) }
func (e element) Remove(child Node)              { e.Call("removeChild", child.(element).Value) }

func (e element) Replace(child, by Node) {
	e.Call("replaceChild", by.(element).Value, child.(element).Value)
}

func (e element) SetProperty(key string, json []byte) {
	e.Set(key, js.Global().Get("JSON").Call("parse", string(json)))
}

func (e element) Listen(event string, f func(vugu.DOMEvent)) (stop func()) {
	return browser.Listen(e.Value, event, func(happened js.Value) { f(occasion{happened}) })
}
