package slim

import (
	"bytes"
	"encoding/binary"
)

// The layout is that of runtime/symtab.go (pcHeader) and runtime/runtime2.go (_func). Sizes and offsets are in bytes.
const (
	headerSize = 72
	funcSize   = 44 // of a _func, before its two lists of offsets

	offName    = 4
	offPCSP    = 16
	offPCFile  = 20
	offPCLine  = 24
	offPCData  = 28 // how many offsets into pctab follow
	offUnit    = 32
	offStart   = 36
	offFunData = 43 // how many offsets of other tables follow those
)

// Tables by their number in internal/abi/symtab.go. WebAssembly has no asynchronous preemption, which is all that asks for
// unsafe points; where arguments lie and live is for printing them.
const (
	pcUnsafePoint = 0
	pcArgLive     = 3
	funArgInfo    = 5
	funArgLive    = 6
)

// firstFunc is the entry of the first function: instead of addresses WebAssembly has the numbers of functions, which Go
// counts from here (funcValueOffset in cmd/link/internal/wasm).
const firstFunc = 0x1000

// magic is the one of Go 1.20, followed by two zeros, an instruction size of 1 and a pointer size of 8.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// A table is Go's function table in an image. Its parts are slices of the image.
type table struct {
	names  []byte // of functions, each ended by a zero
	units  []byte // file numbers by compilation unit
	files  []byte // names
	pcs    []byte // tables of values by program counter
	funcs  []byte // addresses and offsets of functions, then the _funcs
	number int    // of functions

	methods bool // reflection makes functions or methods
}

func findTable(image []byte) (*table, error) {
	for from := 0; ; {
		i := bytes.Index(image[from:], magic)
		if i < 0 {
			return nil, ErrTable
		}
		if t := readTable(image[from+i:]); t != nil {
			return t, nil
		}
		from += i + 1
	}
}

// readTable returns nil when the offsets of the header are not in order.
func readTable(b []byte) *table {
	if len(b) < headerSize {
		return nil
	}
	var bounds [6]int
	for i, at := range []int{32, 40, 48, 56, 64} {
		v := binary.LittleEndian.Uint64(b[at:])
		if v > uint64(len(b)) || i > 0 && int(v) < bounds[i-1] {
			return nil
		}
		bounds[i] = int(v)
	}
	bounds[5] = len(b)
	number := binary.LittleEndian.Uint64(b[8:])
	if bounds[0] < headerSize || bounds[1] == bounds[0] || number == 0 || number > uint64(len(b)-bounds[4])/8 {
		return nil
	}
	part := func(i int) []byte { return b[bounds[i]:bounds[i+1]] }
	return &table{part(0), part(1), part(2), part(3), part(4), int(number), makesMethods(part(0))}
}

// strip zeroes what only stack traces need, and returns the bodies of functions that are to be swapped, by number. It
// changes nothing when it meets an offset that lies outside the table.
func (t *table) strip() (map[uint32][]byte, error) {
	funcs, keep := make([]entry, t.number), make([]bool, len(t.pcs))
	bodies := map[uint32][]byte{}
	for i := range funcs {
		f, ok := t.entry(i)
		if !ok {
			return nil, ErrTable
		}
		funcs[i] = f
		if body := silence(t.name(f), t.methods); body != nil {
			bodies[number(f.head)-firstFunc] = body
		} else if !t.mark(f, keep) {
			return nil, ErrTable
		}
	}
	for _, f := range funcs {
		t.forget(f)
	}
	for i := range t.pcs {
		if !keep[i] {
			t.pcs[i] = 0
		}
	}
	clear(t.units)
	clear(t.files)
	t.rename(funcs)
	return bodies, nil
}

// An entry is one _func with its lists.
type entry struct {
	head    []byte // funcSize bytes
	pcData  []byte // offsets into pctab, four bytes each
	funData []byte // other offsets, four bytes each
}

func (t *table) entry(i int) (entry, bool) {
	at := uint64(number(t.funcs[8*i+4:]))
	if at+funcSize > uint64(len(t.funcs)) {
		return entry{}, false
	}
	f := t.funcs[at:]
	n, m := 4*uint64(number(f[offPCData:])), 4*uint64(f[offFunData])
	if funcSize+n+m > uint64(len(f)) || int64(number(f[offName:])) >= int64(len(t.names)) {
		return entry{}, false
	}
	return entry{f[:funcSize], f[funcSize : funcSize+n], f[funcSize+n : funcSize+n+m]}, true
}

// mark notes the bytes of pctab that the runtime goes on reading for a function. Equal tables are shared, so that no
// table may be zeroed because one function does not need it.
func (t *table) mark(f entry, keep []bool) bool {
	ok := t.markOne(number(f.head[offPCSP:]), keep)
	for i := 0; 4*i < len(f.pcData); i++ {
		if i != pcUnsafePoint && i != pcArgLive {
			ok = ok && t.markOne(number(f.pcData[4*i:]), keep)
		}
	}
	return ok
}

// markOne walks pairs of numbers until the first of a pair other than the first one is zero; see runtime.step.
func (t *table) markOne(at uint32, keep []bool) bool {
	if at == 0 {
		return true // no table
	}
	if uint64(at) >= uint64(len(t.pcs)) {
		return false
	}
	r := reader{t.pcs[at:]}
	for first := true; ; first = false {
		value, err := r.uint()
		if err != nil {
			return false
		}
		if value == 0 && !first {
			break
		}
		if _, err := r.uint(); err != nil {
			return false
		}
	}
	for i := int(at); i < len(t.pcs)-len(r.rest); i++ {
		keep[i] = true
	}
	return true
}

func (t *table) forget(f entry) {
	if silence(t.name(f), t.methods) != nil {
		clear(f.head[offPCSP : offPCSP+4]) // it never stands on a stack
		clear(f.pcData)
	}
	for _, at := range []int{offPCFile, offPCLine, offUnit, offStart} {
		clear(f.head[at : at+4])
	}
	for _, i := range []int{pcUnsafePoint, pcArgLive} {
		if 4*i < len(f.pcData) {
			clear(f.pcData[4*i : 4*i+4])
		}
	}
	for _, i := range []int{funArgInfo, funArgLive} {
		if 4*i < len(f.funData) {
			copy(f.funData[4*i:], "\xff\xff\xff\xff") // no table
		}
	}
}

func (t *table) name(f entry) string {
	name, _, _ := bytes.Cut(t.names[number(f.head[offName:]):], []byte{0})
	return string(name)
}

func number(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
