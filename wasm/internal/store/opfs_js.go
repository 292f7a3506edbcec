package store

import (
	"cmp"
	"errors"
	"io"
	"sort"
	"strings"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/browser"
)

// folder holds the files in the origin private file system.
const folder = "loge-profile"

// An OPFS keeps files in the origin private file system. It holds no file open between two operations, so that several tabs take
// turns. The zero OPFS is ready. Only one operation may run at a time.
type OPFS struct {
	folder js.Value // undefined until it is found; another tab may remove it
}

var _ profile.Store = (*OPFS)(nil)

// Kind implements profile.Store.
func (*OPFS) Kind() string { return "opfs" }

func root() (js.Value, error) {
	return await(func() js.Value { return js.Global().Get("navigator").Get("storage").Call("getDirectory") })
}

// isMissing reports whether a file or folder was not there.
func isMissing(err error) bool { return err != nil && strings.HasPrefix(err.Error(), "NotFoundError") }

func create(yes bool) map[string]any { return map[string]any{"create": yes} }

// dir returns the folder.
func (o *OPFS) dir(make bool) (js.Value, error) {
	if o.folder.Truthy() {
		return o.folder, nil
	}
	top, err := root()
	if err != nil {
		return top, err
	}
	dir, err := await(func() js.Value { return top.Call("getDirectoryHandle", folder, create(make)) })
	if err == nil {
		o.folder = dir
	}
	return dir, err
}

func (o *OPFS) file(name string, make bool) (js.Value, error) {
	file, err := o.tryFile(name, make)
	if make && isMissing(err) { // the folder itself was removed
		o.folder = js.Undefined()
		return o.tryFile(name, make)
	}
	return file, err
}

func (o *OPFS) tryFile(name string, make bool) (js.Value, error) {
	dir, err := o.dir(make)
	if err != nil {
		return dir, err
	}
	return await(func() js.Value { return dir.Call("getFileHandle", name, create(make)) })
}

// The handle of a tab that has just died, or of one that reads, may block a file for a moment.
const (
	busyTries = 100
	busyPause = 10 * time.Millisecond
)

// with opens a file for f, alone among all tabs, and closes it. The error is profile.ErrNoFile when it is not there.
func (o *OPFS) with(name string, make bool, f func(handle js.Value) error) error {
	handle, err := o.open(name, make)
	if isMissing(err) {
		return profile.ErrNoFile
	} else if err != nil {
		return err
	}
	var inner error
	err = try(func() { inner = f(handle) })
	return cmp.Or(inner, err, try(func() { handle.Call("close") }))
}

// open opens a file. The way to it is asked for each time: in Chromium an old one leads to a removed file as if it were there.
func (o *OPFS) open(name string, make bool) (handle js.Value, err error) {
	file, err := o.file(name, make)
	if err != nil {
		return file, err
	}
	for range busyTries {
		handle, err = await(func() js.Value { return file.Call("createSyncAccessHandle") })
		if err == nil || !strings.HasPrefix(err.Error(), "NoModificationAllowedError") {
			break
		}
		time.Sleep(busyPause)
	}
	return handle, err
}

// errShort says that the browser wrote less than it was given: there is no room.
var errShort = errors.New("there is no room left on this device")

func write(handle js.Value, at int64, data []byte) error {
	n := handle.Call("write", browser.Array(data), map[string]any{"at": at}).Int()
	if n != len(data) {
		return errShort
	}
	return nil
}

// Read implements profile.Store.
func (o *OPFS) Read(name string, from int64) (data []byte, err error) {
	err = o.with(name, false, func(handle js.Value) error {
		size := int64(handle.Call("getSize").Float())
		array := js.Global().Get("Uint8Array").New(max(0, size-from))
		n := handle.Call("read", array, map[string]any{"at": from}).Int()
		data = browser.Bytes(array)
		if n != len(data) {
			return io.ErrUnexpectedEOF
		}
		return nil
	})
	return data, err
}

// Append implements profile.Store.
func (o *OPFS) Append(name string, at int64, data []byte) error {
	err := o.with(name, false, func(handle js.Value) error {
		if int64(handle.Call("getSize").Float()) != at {
			return profile.ErrMoved
		}
		if err := write(handle, at, data); err != nil {
			handle.Call("truncate", at)
			return err
		}
		handle.Call("flush")
		return nil
	})
	if errors.Is(err, profile.ErrNoFile) {
		return profile.ErrMoved
	}
	return err
}

// Replace implements profile.Store.
func (o *OPFS) Replace(name string, data []byte) error {
	return o.with(name, true, func(handle js.Value) error {
		handle.Call("truncate", 0)
		if err := write(handle, 0, data); err != nil {
			return err
		}
		handle.Call("flush")
		return nil
	})
}

// Remove implements profile.Store: the bytes are overwritten before the file is removed, as far as the browser still writes.
func (o *OPFS) Remove(name string) error {
	err := o.with(name, false, func(handle js.Value) error {
		size := int(handle.Call("getSize").Float())
		if err := write(handle, 0, make([]byte, size)); err != nil {
			return err
		}
		handle.Call("flush")
		handle.Call("truncate", 0)
		handle.Call("flush")
		return nil
	})
	if errors.Is(err, profile.ErrNoFile) {
		return nil
	}
	dir, err := o.dir(false)
	if err == nil {
		_, err = await(func() js.Value { return dir.Call("removeEntry", name) })
	}
	if isMissing(err) {
		return nil
	}
	return err
}

// List implements profile.Store.
func (o *OPFS) List() ([]profile.FileInfo, error) {
	dir, err := o.dir(false)
	if isMissing(err) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var all []profile.FileInfo
	for names := dir.Call("keys"); ; {
		step, err := await(func() js.Value { return names.Call("next") })
		if isMissing(err) { // the folder was removed
			o.folder = js.Undefined()
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if step.Get("done").Bool() {
			break
		}
		name := step.Get("value").String()
		size, err := o.size(dir, name)
		if err == nil {
			all = append(all, profile.FileInfo{Name: name, Size: size})
		} else if !isMissing(err) {
			return nil, err
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all, nil
}

func (*OPFS) size(dir js.Value, name string) (int64, error) {
	file, err := await(func() js.Value { return dir.Call("getFileHandle", name) })
	if err != nil {
		return 0, err
	}
	blob, err := await(func() js.Value { return file.Call("getFile") })
	if err != nil {
		return 0, err
	}
	return int64(blob.Get("size").Float()), nil
}

// Clear implements profile.Store: the folder goes too, with whatever could not be removed before.
func (o *OPFS) Clear() error {
	files, err := o.List()
	if err != nil {
		return err
	}
	for _, f := range files {
		_ = o.Remove(f.Name) // else it goes with the folder
	}
	top, err := root()
	if err != nil {
		return err
	}
	o.folder = js.Undefined()
	_, err = await(func() js.Value {
		return top.Call("removeEntry", folder, map[string]any{"recursive": true})
	})
	if isMissing(err) {
		return nil
	}
	return err
}
