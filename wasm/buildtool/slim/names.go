package slim

import (
	"encoding/binary"
	"slices"
	"strings"
)

// The runtime tells functions by their names in two places only. A goroutine is its own when the function that it began
// with has a name of this beginning (isSystemGoroutine in runtime/traceback.go).
const system = "runtime."

// And the arguments of these two are looked for elsewhere (argMapInternal in runtime/stkframe.go).
var stubs = []string{"reflect.makeFuncStub", "reflect.methodValueCall"}

// rename leaves each function what the runtime tells it by: most go without a name, and those of the runtime share one.
func (t *table) rename(funcs []entry) {
	none := uint32(len(t.names) - 1) // the zero after the last name
	shared := none
	names := make([]byte, len(t.names))
	for _, f := range funcs {
		name, at := t.name(f), number(f.head[offName:])
		switch {
		case strings.HasPrefix(name, system):
			if shared == none {
				shared = at
				copy(names[at:], system)
			}
			at = shared
		case slices.Contains(stubs, name):
			copy(names[at:], name)
		default:
			at = none
		}
		binary.LittleEndian.PutUint32(f.head[offName:], at)
	}
	copy(t.names, names)
}
