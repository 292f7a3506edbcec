//go:build js && wasm

// Package glue is the Go side of bridge.mjs.
package glue

import (
	"strconv"
	"strings"
	"syscall/js"

	"github.com/loge-film/loge/worker/api"
)

// A Server answers one request from an opened version.
type Server func(*api.Edge, api.Request) api.Response

// Run hands two functions to bridge.mjs, through the context that the runtime of syumai/workers gives to Go, and stays.
// Both run to their end without waiting for anything: one instance serves all requests, and a goroutine or a timer that
// one request leaves behind would be ended with it.
func Run(serve Server) {
	g := &glue{serve: serve}
	binding := js.Global().Get("context").Get("binding")
	binding.Set("open", js.FuncOf(g.open))
	binding.Set("serve", js.FuncOf(g.answer))
	select {}
}

type glue struct {
	serve Server
	edge  *api.Edge // nil until open has succeeded
}

// open takes the manifest, its signature, its version and the unpacked parts, and returns what is wrong with them, or "".
func (g *glue) open(_ js.Value, args []js.Value) any {
	parts := make([][]byte, 0, len(args)-3)
	for _, part := range args[3:] {
		parts = append(parts, bytesOf(part))
	}
	edge, err := api.Open(bytesOf(args[0]), bytesOf(args[1]), uint64(args[2].Float()), parts...)
	if err != nil {
		return err.Error()
	}
	g.edge = edge
	return ""
}

// answer takes method, target, Accept and If-None-Match and returns an array of the head ("200\nName: value\n…"),
// the body and whether to compress it.
func (g *glue) answer(_ js.Value, args []js.Value) any {
	answer := g.serve(g.edge, api.Request{
		Method:      args[0].String(),
		Target:      args[1].String(),
		Accept:      args[2].String(),
		IfNoneMatch: args[3].String(),
	})
	body := js.Global().Get("Uint8Array").New(len(answer.Body))
	js.CopyBytesToJS(body, answer.Body)
	return []any{head(answer), body, answer.Compressible()}
}

func head(answer api.Response) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(answer.Status))
	for _, field := range answer.Header {
		b.WriteString("\n" + field.Name + ": " + field.Value)
	}
	return b.String()
}

func bytesOf(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
