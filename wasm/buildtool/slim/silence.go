package slim

import (
	"bytes"
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
		"runtime.traceReadCPU", "runtime.makeTraceFrames", "runtime.fpunwindExpand",
		// What GODEBUG asks for, and profiles.
		"internal/bisect.", "runtime.stkbucket", "runtime.saveblockevent", "runtime.doRecordGoroutineProfile",
		"runtime.findGoroutineLeaks", "runtime.findMaybeRunnableGoroutines", "runtime.printScavTrace", "runtime.dumpScanStats",
		"runtime.setCheckmark", "runtime.startCheckmarks",
		// C, plugins and the clock of testing/synctest, none of which a page has.
		"runtime.printOneCgoTraceback", "runtime.printCgoTraceback", "runtime.expandCgoFrames", "runtime.cgoContextPCs",
		"runtime.typesEqual", "runtime.(*synctestBubble)",
		// What is printed of a heap or stack that is broken, before the end that comes all the same.
		"runtime.(*hexdumper)", "runtime.hexdumpWords", "runtime.tracebackHexdump", "runtime.dumpgstatus",
		"runtime.(*mspan).reportZombies", "runtime.badPointer",
		// The formats of times. They are linked because package context names time.Time, which has a String.
		"time.Time.String", "time.Time.GoString", "time.Time.Format", "time.Time.AppendFormat", "time.Time.appendFormat",
		"time.nextStdChunk", "time.appendInt", "time.appendNano", "time.quote",
	}
	// The making of method values, which assignments through reflection name although nothing can have made one: for
	// programs of which makesMethods is false.
	methodValues = []string{
		"reflect.callMethod", "reflect.makeMethodValue", "reflect.methodReceiver", "reflect.funcLayout", "reflect.newAbiDesc",
		"reflect.(*abiSeq)", "reflect.addTypeBits", "reflect.(*bitVector)",
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

// makesMethods reports whether there is a function by which a program gets method values, calls or makes functions through
// reflection.
func makesMethods(names []byte) bool {
	return slices.ContainsFunc([]string{"Value.Method", "Value.Call", "Value.call", "MakeFunc"}, func(name string) bool {
		return bytes.Contains(names, []byte("\x00reflect."+name))
	})
}

// silence returns the body for a function of this name, nil where it keeps its own; methods is what makesMethods says.
func silence(name string, methods bool) []byte {
	if slices.Contains(returning, name) {
		return returnAtOnce
	}
	begins := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
	if slices.ContainsFunc(trapping, begins) && !slices.Contains(asking, name) {
		return trap
	}
	if !methods && slices.ContainsFunc(methodValues, begins) {
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
