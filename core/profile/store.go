package profile

import "errors"

// A Store holds small named files. Its methods block until they are done; they are not called concurrently by one Keeper,
// but several tabs share one store. Names consist of a-z, 0-9 and dots.
type Store interface {
	// Kind names the back-end: "opfs", "indexeddb" or "memory". What is in "memory" is not saved.
	Kind() string
	// List returns all files in the order of their names.
	List() ([]FileInfo, error)
	// Read returns the bytes of a file from an offset on; none when the offset lies beyond the end. The error is
	// ErrNoFile when there is no such file.
	Read(name string, from int64) ([]byte, error)
	// Append adds data to a file of exactly the size at, at least 1, as one step that no other tab can divide. It is durable
	// when Append returns nil. The error is ErrMoved, and nothing has changed, when there is no such file or its size is
	// another one. After any other error the file may end in a part of data, or all of it.
	Append(name string, at int64, data []byte) error
	// Replace makes data the content of a file, which need not exist. It is durable when Replace returns nil; else the file
	// may be the old one, the new one, a part of the new one, or missing.
	Replace(name string, data []byte) error
	// Remove deletes a file so that its bytes cannot be read from the disk again, as far as the back-end can do that. That
	// there is none is no error.
	Remove(name string) error
	// Clear removes all files and whatever else the back-end made for them.
	Clear() error
}

// A FileInfo is the name of a file and its size in bytes.
type FileInfo struct {
	Name string
	Size int64
}

// What a Store may answer beside failures of its own.
var (
	ErrNoFile = errors.New("there is no such file")
	ErrMoved  = errors.New("the file has another size than expected")
)
