package kernel

import (
	_ "embed"
	"runtime"
	"syscall/js"
	"unsafe"

	"github.com/loge-film/loge/core/vec"
	"github.com/loge-film/loge/wasm/internal/browser"
)

//go:embed kernel.wasm
var module []byte

// few is the number of rows below which a call into the module costs more than it saves.
const few = 256

// Scanner returns the scan of the module over the memory of this program, which the script that starts the program leaves in
// globalThis.goMemory. It returns nil where that is missing, where the browser knows no SIMD and where a page's policy forbids
// to compile: then Go does the work.
func Scanner() (scanner vec.Scanner) {
	defer func() {
		if recover() != nil { // what JavaScript throws
			scanner = nil
		}
	}()
	memory, wasm := js.Global().Get("goMemory"), js.Global().Get("WebAssembly")
	bytes := browser.Array(module)
	if !memory.Truthy() || !wasm.Call("validate", bytes).Bool() {
		return nil
	}
	imports := map[string]any{"go": map[string]any{"mem": memory}}
	scan := wasm.Get("Instance").New(wasm.Get("Module").New(bytes), imports).Get("exports").Get("scan")
	return func(scores, rows, query []float32) {
		if len(scores) < few || len(query) == 0 || len(query)%16 != 0 {
			vec.Scan(scores, rows, query)
			return
		}
		rows = rows[:len(scores)*len(query)]
		scan.Invoke(address(scores), address(rows), address(query), len(scores), 4*len(query))
		runtime.KeepAlive(scores)
		runtime.KeepAlive(rows)
		runtime.KeepAlive(query)
	}
}

// address is where the numbers lie. They stay there: what is handed to a function that the compiler does not know lies on
// the heap, and nothing on it moves.
func address(v []float32) int { return int(uintptr(unsafe.Pointer(unsafe.SliceData(v)))) }
