//go:build js && wasm

// Command trap is the Go part of the Worker with a fault built in, for the tests: /v1/films/trap panics.
package main

import (
	"github.com/loge-film/loge/worker/api"
	"github.com/loge-film/loge/worker/internal/glue"
)

func main() {
	glue.Run(func(e *api.Edge, r api.Request) api.Response {
		if r.Target == "/v1/films/trap" {
			panic("a fault built in for the tests")
		}
		return e.Serve(r)
	})
}
