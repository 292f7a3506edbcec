//go:build js && wasm

// Command app is Loge in the browser: one program that is the page, or in a worker the engine.
package main

import (
	"syscall/js"

	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/rpc"
)

// publicKeys holds the raw Ed25519 keys that may sign a pack, in base64 with commas between them. The build sets it.
var publicKeys string

func main() {
	if browser.OnPage() {
		runPage()
	} else {
		runEngine()
	}
}

// newID returns a fresh ID for an event.
func newID() string { return js.Global().Get("crypto").Call("randomUUID").String() }

// posted is a message between page and engine as postMessage takes it.
func posted(message []byte) js.Value {
	if rpc.IsText(message) {
		return js.ValueOf(string(message))
	}
	return browser.Array(message)
}

// received is the inverse of posted; empty for what is no message.
func received(data js.Value) []byte {
	switch {
	case data.Type() == js.TypeString:
		return []byte(data.String())
	case data.InstanceOf(js.Global().Get("Uint8Array")):
		return browser.Bytes(data)
	}
	return nil
}
