// Package slim makes a WebAssembly module that Go has linked a fifth smaller to download, without a change to what it does.
//
// Go's linker leaves zero bytes out of the data section by cutting it into some 87,000 segments, each with its own address;
// brotli packs runs of zeros better than addresses, so few long segments download faster. And the table that Go's runtime
// keeps of all functions (the pclntab) holds what only a printed stack trace needs: file names, line numbers, function names
// and the places of arguments. Those become zeros. What the runtime itself reads stays: frame sizes and stack maps for the
// collector, and the names of functions of package runtime (which tell its own goroutines from others) and reflect (which
// the collector looks for).
package slim

import (
	"errors"
	"fmt"
)

// ErrTable says that the function table was not found in the layout that Go 1.20 to 1.26 write. The module that comes with
// it has merged segments and is whole otherwise.
var ErrTable = errors.New("no function table of a known layout: stack traces stay in")

// Slim returns the module with merged data segments and without what only stack traces need. Slimming twice changes
// nothing more. It fails on what is not a module with one memory whose data Go has linked; the error is ErrTable when only
// the function table is unknown, and the module can be used all the same.
func Slim(module []byte) ([]byte, error) {
	sections, err := split(module)
	if err != nil {
		return nil, err
	}
	at, err := findData(sections)
	if err != nil {
		return nil, err
	}
	image, err := load(sections[at].body)
	if err != nil {
		return nil, err
	}
	table, stripErr := findTable(image.bytes)
	if stripErr == nil {
		stripErr = table.strip()
	}
	sections[at].body = image.save()
	return join(sections), stripErr
}

func findData(sections []section) (int, error) {
	for i, s := range sections {
		if s.id == dataSection {
			return i, nil
		}
	}
	return 0, fmt.Errorf("the module has no data section")
}
