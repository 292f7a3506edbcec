package store

import (
	"context"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/wait"
)

// patience is how long the browser may take for one operation.
const patience = 15 * time.Second

// Open returns the best store that works in this browser: OPFS, else IndexedDB, else memory. What looks as if it worked may
// refuse the first write, as where there is no room or in private windows: then the next one takes over. It makes nothing on
// the disk: that begins with the first file.
func Open() profile.Store {
	var stores []profile.Store
	if OPFSWorks() {
		stores = append(stores, &OPFS{})
	}
	if IndexedDBWorks() {
		stores = append(stores, &IndexedDB{})
	}
	return profile.NewFallback(append(stores, &profile.MemoryStore{})...)
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
func IndexedDBWorks() bool { return browser.Property(js.Global(), "indexedDB").Truthy() }

// await waits for what call returns, for as long as patience lasts; an exception is an error too.
func await(call func() js.Value) (value js.Value, err error) {
	var promise js.Value
	if err := try(func() { promise = call() }); err != nil {
		return js.Undefined(), err
	}
	ctx := wait.Within(context.Background(), patience)
	defer ctx.Stop()
	return browser.Await(ctx, promise)
}

func try(f func()) error { return browser.Try(f) }
