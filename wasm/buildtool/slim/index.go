package slim

import (
	"bytes"
	"encoding/binary"
	"math"
)

// An index is what follows a rule in the function table: where the entry of each function lies, what number it has, and
// which function each bucket of the program counter begins with. Counting packs badly: these two megabytes are 47 KB to
// download. The module carries 132 bytes that write them instead, see start.go.
type index struct {
	funcs   int    // address of table.funcs
	number  uint32 // of functions
	first   uint32 // number of the first function, as the table counts
	offset  uint32 // of the first entry in table.funcs
	buckets int    // address of the buckets of the program counter
	size    uint32 // how many there are
}

// The layout of a bucket is that of runtime/symtab.go (findfuncbucket), in bytes. A function has as many buckets as the
// 65,536 values of the program counter that Go gives it on WebAssembly.
const (
	bucketSize  = 20
	perFunction = 16
	bucketPCs   = 4096
)

// Offsets in runtime.moduledata, which names table.funcs twice: as bytes and as entries.
const (
	offBytes   = 104
	offEntries = 128
	offBuckets = 152
	offMinPC   = 160
	offMaxPC   = 168
	moduleSize = 176
)

// findIndex returns the index of the table in an image; ok is false where it does not follow the rule.
func findIndex(m *image, t *table) (x index, ok bool) {
	at := len(m.bytes) - len(t.funcs) // funcs are the end of the image
	module := findModule(m, t)
	if module == nil || t.number > (len(t.funcs)-8)/8 {
		return index{}, false
	}
	minPC, maxPC := word(module[offMinPC:]), word(module[offMaxPC:])
	if maxPC < minPC || maxPC-minPC > uint64(t.number+1)*perFunction*bucketPCs {
		return index{}, false
	}
	x = index{
		funcs: m.start + at, number: uint32(t.number), first: number(t.funcs), offset: number(t.funcs[4:]),
		buckets: int(min(word(module[offBuckets:]), math.MaxInt32)), size: uint32((maxPC - minPC + bucketPCs - 1) / bucketPCs),
	}
	return x, x.ruled(m)
}

// findModule returns runtime.moduledata.
func findModule(m *image, t *table) []byte {
	address := binary.LittleEndian.AppendUint64(nil, uint64(m.start+len(m.bytes)-len(t.funcs)))
	for from := 0; ; {
		i := bytes.Index(m.bytes[from:], address)
		if i < 0 {
			return nil
		}
		if at := from + i - offBytes; at >= 0 && at+moduleSize <= len(m.bytes) && bytes.Equal(m.bytes[at+offEntries:at+offEntries+8], address) {
			return m.bytes[at:]
		}
		from += i + 1
	}
}

// ruled reports whether writing the index would change nothing.
func (x index) ruled(m *image) bool {
	same := true
	inside := x.walk(m, func(field []byte, v uint32) { same = same && number(field) == v })
	for k := 0; inside && k < int(x.size)-1; k++ { // of the last bucket there is only as much as is needed
		at := x.buckets - m.start + bucketSize*k
		same = same && len(bytes.Trim(m.bytes[at+4:at+bucketSize], "\x00")) == 0
	}
	return inside && same
}

// clear takes the index out of an image.
func (x index) clear(m *image) {
	x.walk(m, func(field []byte, _ uint32) { clear(field) })
}

// walk calls f with each field of the index and its value. It returns false at what lies outside the image.
func (x index) walk(m *image, f func(field []byte, v uint32)) bool {
	base := x.funcs - m.start
	buckets := x.buckets - m.start
	if buckets < 0 || buckets+bucketSize*int(x.size) > len(m.bytes) {
		return false
	}
	offset := x.offset
	for i := range x.number {
		at := base + int(offset)
		if at+funcSize > len(m.bytes) {
			return false
		}
		f(m.bytes[base+8*int(i):][:4], x.first+i)
		f(m.bytes[base+8*int(i)+4:][:4], offset)
		f(m.bytes[at:][:4], x.first+i)
		lists := 4 * (number(m.bytes[at+offPCData:]) + uint32(m.bytes[at+offFunData]))
		offset = (offset + funcSize + lists + 7) &^ 7
	}
	for k := range x.size {
		f(m.bytes[buckets+bucketSize*int(k):][:4], k/perFunction)
	}
	return true
}

func word(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
