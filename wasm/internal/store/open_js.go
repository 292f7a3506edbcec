package store

import (
	"context"
	"errors"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/browser"
)

// patience is how long the browser may take for one operation.
const patience = 15 * time.Second

// Open returns the best store that this browser offers here. It makes nothing on the disk: that begins with the first file.
func Open() profile.Store {
	if OPFSWorks() {
		return &OPFS{}
	}
	if IndexedDBWorks() {
		return &IndexedDB{}
	}
	return &profile.MemoryStore{}
}

// OPFSWorks reports whether the origin private file system can be used in this worker.
func OPFSWorks() bool {
	class := js.Global().Get("FileSystemFileHandle")
	if !class.Truthy() || !class.Get("prototype").Get("createSyncAccessHandle").Truthy() {
		return false
	}
	_, err := root()
	return err == nil
}

// IndexedDBWorks reports whether IndexedDB can be used.
func IndexedDBWorks() bool { return js.Global().Get("indexedDB").Truthy() }

// await waits for what call returns, for as long as patience lasts; an exception is an error too.
func await(call func() js.Value) (value js.Value, err error) {
	var promise js.Value
	if err := try(func() { promise = call() }); err != nil {
		return js.Undefined(), err
	}
	t := term{context.Background(), make(chan struct{})}
	defer time.AfterFunc(patience, func() { close(t.over) }).Stop()
	return browser.Await(t, promise)
}

var errSlow = errors.New("the browser does not answer")

// A term is a context that ends when patience does; context.WithTimeout would be 5 KB more to download.
type term struct {
	context.Context
	over chan struct{}
}

func (t term) Done() <-chan struct{} { return t.over }

func (term) Err() error { return errSlow }

func try(f func()) error { return browser.Try(f) }
