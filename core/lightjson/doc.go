// Package lightjson writes and reads the JSON of plain Go values: what encoding/json would write, in a tenth of its code.
//
// Plain are booleans, numbers, strings, byte slices (as base64), structs with the tags of encoding/json, embedded structs,
// pointers, slices and arrays of these, and Raw. There are no maps, interfaces or methods: a value that has a text form of
// its own, such as a time, is a string here.
//
// Reading takes what encoding/json takes, but for this: a field may stand only once, an array has exactly its length,
// bytes are base64 only, and texts are at most MaxSize long and MaxDepth deep.
package lightjson

import (
	"errors"
	"strconv"
)

// The limits of a text.
const (
	MaxSize  = 256 << 20 // bytes
	MaxDepth = 200       // objects and arrays within each other
)

// What can be wrong; match with errors.Is.
var (
	ErrSyntax  = errors.New("the text is not JSON, or it is cut off")
	ErrLimit   = errors.New("the JSON is too long or too deep")
	ErrValue   = errors.New("a value of the JSON does not fit its place")
	ErrNotJSON = errors.New("a Go value has no JSON")
)

// Raw is JSON that is kept as it is. Marshal puts it in without a look, so it must be JSON; a nil Raw is null.
// After Unmarshal it shares the memory of the text that was read.
type Raw []byte

// An Error is a reason, one of the Err values, and where in the text it holds.
type Error struct {
	Reason error
	At     int // byte of the text
}

func (e *Error) Error() string { return e.Reason.Error() + ": byte " + strconv.Itoa(e.At) }

func (e *Error) Unwrap() error { return e.Reason }
