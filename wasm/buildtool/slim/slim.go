// Package slim makes a WebAssembly module that Go has linked a quarter smaller to download, without a change to what it does.
//
// Go's linker leaves zero bytes out of the data section by cutting it into some 87,000 segments, each with its own address;
// brotli packs runs of zeros better than addresses, so few long segments download faster. And the table that Go's runtime
// keeps of all functions (the pclntab) holds what only a printed stack trace needs: file names, line numbers, function names
// and the places of arguments. Those become zeros. What the runtime itself reads stays: frame sizes and stack maps for the
// collector, and what tells functions of package runtime and two of reflect from others (names.go). Of that, what follows a
// rule is written by the module itself when it starts (index.go). With the traces go the bodies of the functions that print
// them and those of a tracer that nothing starts (silence.go). A program that formats a time.Time must not be slimmed: it
// would end there.
package slim

import (
	"errors"
	"fmt"
)

// ErrTable says that the function table was not found in the layout that Go 1.20 to 1.26 write. The module that comes with
// it has merged segments and is whole otherwise.
var ErrTable = errors.New("no function table of a known layout: stack traces stay in")

// Slim returns the module with merged data segments, without what only stack traces need and with the start function. Slimming twice changes
// nothing more. It fails on what is not a module with one memory whose data Go has linked; the error is ErrTable when only
// the function table is unknown, and the module can be used all the same.
func Slim(module []byte) ([]byte, error) {
	sections, err := split(module)
	if err != nil {
		return nil, err
	}
	data, code := find(sections, dataSection), find(sections, codeSection)
	if data == nil || code == nil {
		return nil, errors.New("the module has no code or no data")
	}
	if find(sections, startSection) != nil {
		return module, nil // Go writes none: this module was here before
	}
	image, err := load(data.body)
	if err != nil {
		return nil, err
	}
	bodies, index, tableErr := strip(image)
	data.body = image.save()
	if tableErr != nil {
		return join(sections), tableErr
	}
	if code.body, err = swapBodies(code.body, bodies); err != nil {
		return nil, fmt.Errorf("code section: %w", err)
	}
	if sections, err = addStart(sections, index.program()); err != nil {
		return nil, err
	}
	return join(sections), nil
}

// strip empties the function table of an image and returns the bodies of functions that are to be swapped, by number, and
// the index that was taken out.
func strip(m *image) (map[uint32][]byte, index, error) {
	table, err := findTable(m.bytes)
	if err != nil {
		return nil, index{}, err
	}
	x, ok := findIndex(m, table)
	if !ok {
		return nil, index{}, ErrTable
	}
	bodies, err := table.strip()
	if err == nil {
		x.clear(m)
	}
	return bodies, x, err
}

func find(sections []section, id byte) *section {
	for i := range sections {
		if sections[i].id == id {
			return &sections[i]
		}
	}
	return nil
}
