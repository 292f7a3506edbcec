package slim

import (
	"slices"
	"strings"
)

// The bodies of functions that a program in a page never enters, or whose only work is to print, go. They are in every
// module because Go's runtime names them; nothing starts its tracer or profilers without importing runtime/trace or
// runtime/pprof, and GODEBUG is not set in a page.
//
// Of the functions that print where a dying program was, those that the way to the exit calls return at once: the message
// of the panic and the exit code stay. All they would call, and the rest, become a trap.
var (
	returning = []string{
		"runtime.traceback", "runtime.traceback1", "runtime.tracebackothers", "runtime.goroutineheader", "runtime.printcreatedby",
		"runtime.schedtrace", "runtime.gcDumpObject", "runtime.initMetrics",
	}
	trapping = []string{ // beginnings of names
		"runtime.initMetrics.func", "runtime.traceback2", "runtime.traceback1.func", "runtime.printArgs", "runtime.printAncestorTraceback",
		"runtime.printcreatedby1", "runtime.schedtrace.func", "runtime.(*profBuf).read", "runtime.dumpTypesRec", "runtime.dumpStacksRec",
		"runtime.checkFinalizersAndCleanups", "runtime.traceAdvance", "runtime.traceStack", "runtime.traceSyncBatch",
		"runtime.traceRegisterLabelsAndReasons", "runtime.traceWriter.", "runtime.traceEventWriter.", "runtime.traceLocker.",
		"runtime.(*traceMap)", "runtime.(*traceRegionAlloc)", "runtime.(*traceStackTable)", "runtime.(*traceStringTable)",
		"runtime.(*traceTypeTable)", "runtime.(*traceSchedResourceState).acquireStatus",
	}
	asking = []string{"runtime.traceLocker.ok"} // asked whether the tracer is on
)

// The bodies that take the place of others. Both have no locals.
var (
	// A Go function returns by taking its return address off Go's stack, to which the first global points, and saying that
	// the stack of WebAssembly need not be unwound.
	returnAtOnce = []byte{0, 0x23, 0, 0x41, 8, 0x6a, 0x24, 0, 0x41, 0, 0x0b}
	trap         = []byte{0, 0x00, 0x0b}
)

// silence returns the body for a function of this name, nil where it keeps its own.
func silence(name string) []byte {
	if slices.Contains(returning, name) {
		return returnAtOnce
	}
	begins := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
	if slices.ContainsFunc(trapping, begins) && !slices.Contains(asking, name) {
		return trap
	}
	return nil
}

// swapBodies returns the body of a code section in which the functions with a number in bodies have those.
func swapBodies(code []byte, bodies map[uint32][]byte) ([]byte, error) {
	r := reader{code}
	n, err := r.uint()
	if err != nil {
		return nil, err
	}
	out := appendUint(nil, uint64(n))
	for i := range n {
		body, err := r.block()
		if err != nil {
			return nil, err
		}
		if other, ok := bodies[i]; ok {
			body = other
		}
		out = append(appendUint(out, uint64(len(body))), body...)
	}
	return out, nil
}
