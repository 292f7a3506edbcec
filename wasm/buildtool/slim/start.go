package slim

import (
	"errors"
	"fmt"
)

// Sections by their numbers, which is the order in which they stand in a module.
const (
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	startSection    = 8
)

// Instructions. Those on numbers take them off the stack of WebAssembly.
const (
	opLoop   = 0x03
	opEmpty  = 0x40 // a loop without a result
	opBrIf   = 0x0d
	opGet    = 0x20
	opSet    = 0x21
	opTee    = 0x22
	opLoad   = 0x28
	opLoad8  = 0x2d
	opStore  = 0x36
	opLess   = 0x49 // unsigned
	opAdd    = 0x6a
	opMul    = 0x6c
	opDivide = 0x6e // unsigned
	opAnd    = 0x71
	typeI32  = 0x7f
	typeFunc = 0x60
)

// code is a function in the making.
type code []byte

func (c *code) op(bytes ...byte) { *c = append(*c, bytes...) }

func (c *code) constant(v int) { *c = appendInt(append(*c, opConst), int32(v)) }

func (c *code) with(v int, op byte) {
	c.constant(v)
	c.op(op)
}

func (c *code) memory(op byte, at int) { *c = appendUint(append(*c, op, 0), uint64(at)) }

// again ends a loop that runs until the counter is n.
func (c *code) again(counter byte, n int) {
	c.op(opGet, counter)
	c.with(1, opAdd)
	c.op(opTee, counter)
	c.with(n, opLess)
	c.op(opBrIf, 0, opEnd)
}

// The locals of the function, both 0 at first.
const (
	local  = 0 // number of a function, then of a bucket
	offset = 1 // of an entry in table.funcs
)

// program is the function that writes the index: see index.walk, which does the same.
func (x index) program() []byte {
	c := code{1, 2, typeI32}
	c.constant(int(x.offset))
	c.op(opSet, offset, opLoop, opEmpty)
	x.functions(&c)
	c.constant(0)
	c.op(opSet, local, opLoop, opEmpty, opGet, local)
	c.with(bucketSize, opMul)
	c.op(opGet, local)
	c.with(perFunction, opDivide)
	c.memory(opStore, x.buckets)
	c.again(local, int(x.size))
	c.op(opEnd)
	return c
}

// functions is the loop over all functions: it writes number and offset into the list, and the number into the entry.
func (x index) functions(c *code) {
	c.op(opGet, local)
	c.with(8, opMul)
	c.op(opGet, local)
	c.with(int(x.first), opAdd)
	c.memory(opStore, x.funcs)
	c.op(opGet, local)
	c.with(8, opMul)
	c.op(opGet, offset)
	c.memory(opStore, x.funcs+4)
	c.op(opGet, offset, opGet, local)
	c.with(int(x.first), opAdd)
	c.memory(opStore, x.funcs)

	c.op(opGet, offset)
	c.memory(opLoad, x.funcs+offPCData)
	c.op(opGet, offset)
	c.memory(opLoad8, x.funcs+offFunData)
	c.op(opAdd)
	c.with(4, opMul)
	c.op(opGet, offset, opAdd)
	c.with(funcSize+7, opAdd)
	c.with(-8, opAnd)
	c.op(opSet, offset)
	c.again(local, int(x.number))
}

// addStart returns the sections with one function more, which runs before all others.
func addStart(sections []section, body []byte) ([]section, error) {
	types, functions, bodies := find(sections, typeSection), find(sections, functionSection), find(sections, codeSection)
	if types == nil || functions == nil || bodies == nil {
		return nil, errors.New("the module has no types or no functions")
	}
	imported, err := countImports(find(sections, importSection))
	if err != nil {
		return nil, fmt.Errorf("import section: %w", err)
	}
	kind, err := types.add([]byte{typeFunc, 0, 0})
	if err != nil {
		return nil, fmt.Errorf("type section: %w", err)
	}
	number, err := functions.add(appendUint(nil, uint64(kind)))
	if err != nil {
		return nil, fmt.Errorf("function section: %w", err)
	}
	if _, err := bodies.add(append(appendUint(nil, uint64(len(body))), body...)); err != nil {
		return nil, fmt.Errorf("code section: %w", err)
	}
	start := section{startSection, appendUint(nil, uint64(imported+number))}
	return insert(sections, start), nil
}

// add puts an element at the end of a section that is a list, and returns its number.
func (s *section) add(element []byte) (uint32, error) {
	r := reader{s.body}
	n, err := r.uint()
	s.body = append(append(appendUint(nil, uint64(n)+1), r.rest...), element...)
	return n, err
}

// insert puts a section before the first one that has to come later: custom sections, of number 0, may stand anywhere.
func insert(sections []section, s section) []section {
	var all []section
	for i, other := range sections {
		if other.id > s.id {
			return append(append(all, s), sections[i:]...)
		}
		all = append(all, other)
	}
	return append(all, s)
}

// countImports returns how many functions are imported, which is all that Go imports.
func countImports(s *section) (uint32, error) {
	if s == nil {
		return 0, nil
	}
	r := reader{s.body}
	n, err := r.uint()
	for range n {
		for range 2 { // the names of a module and of a function
			if _, err := r.block(); err != nil {
				return 0, err
			}
		}
		if kind, err := r.byte(); err != nil || kind != 0 {
			return 0, fmt.Errorf("not a function: kind %d, %v", kind, err)
		}
		if _, err := r.uint(); err != nil {
			return 0, err
		}
	}
	return n, err
}
