// Command stock is the least that a Worker of syumai/workers can do in its stock form: a fixed answer, no pack.
// The bench sets it against the edge.
package main

import (
	"io"
	"net/http"

	"github.com/syumai/workers"
)

func main() {
	workers.Serve(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, `{"ok":true}`) // an error means that the visitor has gone
	}))
}
