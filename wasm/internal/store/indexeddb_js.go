package store

import (
	"errors"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/wait"
)

// Names of the database and of its only object store.
const (
	database = "loge-profile"
	chunks   = "chunks"
)

// An IndexedDB keeps files in IndexedDB, each as a row of chunks under [name, offset]. A chunk is {n: size, b: Blob}: browsers put
// blobs into files of their own and delete those with the chunk, while what lies in the database itself stays on the disk long
// after it was deleted. The zero IndexedDB is ready. Only one operation may run at a time.
type IndexedDB struct {
	db js.Value // undefined when there is no connection
}

var _ profile.Store = (*IndexedDB)(nil)

// errAbsent says that there is no database yet.
var errAbsent = errors.New("there is no database")

// Kind implements profile.Store.
func (*IndexedDB) Kind() string { return "indexeddb" }

// A request is a set of callbacks that lives until its outcome is known.
type request struct {
	funcs []js.Func
	done  chan error
}

func newRequest() *request { return &request{done: make(chan error, 1)} }

// on calls f when target fires an event. f may not block.
func (r *request) on(target js.Value, event string, f func()) {
	callback := js.FuncOf(func(js.Value, []js.Value) any {
		f()
		return nil
	})
	r.funcs = append(r.funcs, callback)
	target.Set("on"+event, callback)
}

func (r *request) end(err error) {
	select {
	case r.done <- err:
	default: // only the first outcome counts
	}
}

// wait returns the outcome. Callbacks of a request that the browser does not answer are kept: it may call them yet.
func (r *request) wait() error {
	select {
	case err := <-r.done:
		for _, f := range r.funcs {
			f.Release()
		}
		return err
	case <-time.After(patience):
		return wait.ErrTooLong
	}
}

// reason is the error of a request or transaction.
func reason(of js.Value) error { return browser.Reason(of.Get("error")) }

// connect opens the database. Where there is none it makes one, or answers errAbsent.
func (d *IndexedDB) connect(make bool) error {
	if d.db.Truthy() {
		return nil
	}
	if !make && isAbsent() {
		return errAbsent
	}
	r := newRequest()
	absent := false
	var opening js.Value
	if err := try(func() { opening = js.Global().Get("indexedDB").Call("open", database, 1) }); err != nil {
		return err
	}
	r.on(opening, "upgradeneeded", func() {
		if make {
			opening.Get("result").Call("createObjectStore", chunks)
		} else {
			absent = true
			opening.Get("transaction").Call("abort")
		}
	})
	r.on(opening, "success", func() { r.end(nil) })
	r.on(opening, "error", func() {
		if absent {
			r.end(errAbsent)
		} else {
			r.end(reason(opening))
		}
	})
	if err := r.wait(); err != nil {
		return err
	}
	d.use(opening.Get("result"))
	return nil
}

// isAbsent reports whether the browser says that there is no database. To open one in order to find that out would make a folder
// on the disk of somebody of whom nothing is kept.
func isAbsent() bool {
	factory := js.Global().Get("indexedDB")
	if !factory.Get("databases").Truthy() {
		return false
	}
	all, err := await(func() js.Value { return factory.Call("databases") })
	if err != nil {
		return false
	}
	for i := range all.Length() {
		if all.Index(i).Get("name").String() == database {
			return false
		}
	}
	return true
}

// use keeps a connection until it is lost, or another tab wants to delete the database.
func (d *IndexedDB) use(db js.Value) {
	d.db = db
	r := newRequest()
	r.on(db, "versionchange", func() { db.Call("close"); d.drop(db) })
	r.on(db, "close", func() { d.drop(db) })
}

func (d *IndexedDB) drop(db js.Value) {
	if d.db.Equal(db) {
		d.db = js.Undefined()
	}
}

// A transaction is one step that happens as a whole or not at all.
type transaction struct {
	*request
	store js.Value
	tx    js.Value
	err   error // why it was given up
}

// then calls f with the result of a request of the transaction.
func (t *transaction) then(request js.Value, f func(result js.Value)) {
	t.on(request, "success", func() { f(request.Get("result")) })
}

func (t *transaction) giveUp(err error) {
	t.err = err
	t.tx.Call("abort")
}

// do runs a transaction; f only issues requests. A connection that fails is never used again: the transaction is tried once
// more with a new one.
func (d *IndexedDB) do(write bool, f func(t *transaction)) error {
	err := d.once(write, f)
	if err == nil || errors.Is(err, errAbsent) || errors.Is(err, profile.ErrMoved) {
		return err
	}
	if db := d.db; db.Truthy() {
		_ = try(func() { db.Call("close") }) // it may be dead already
		d.drop(db)
	}
	return d.once(write, f)
}

func (d *IndexedDB) once(write bool, f func(t *transaction)) error {
	if err := d.connect(write); err != nil {
		return err
	}
	mode := "readonly"
	if write {
		mode = "readwrite"
	}
	t := &transaction{request: newRequest()}
	err := try(func() {
		t.tx = d.db.Call("transaction", chunks, mode, map[string]any{"durability": "strict"})
		t.store = t.tx.Call("objectStore", chunks)
		t.on(t.tx, "complete", func() { t.end(nil) })
		t.on(t.tx, "abort", func() {
			if t.err == nil {
				t.err = reason(t.tx)
			}
			t.end(t.err)
		})
		f(t)
	})
	if err != nil {
		return err
	}
	return t.wait()
}

// fileRange is the range of the keys of one file's chunks.
func fileRange(name string) js.Value {
	return js.Global().Get("IDBKeyRange").Call("bound", []any{name, 0}, []any{name, js.Global().Get("Infinity")})
}

func (t *transaction) put(name string, at int64, data []byte) {
	blob := js.Global().Get("Blob").New([]any{browser.Array(data)})
	t.store.Call("put", map[string]any{"n": len(data), "b": blob}, []any{name, at})
}

// Read implements profile.Store.
func (d *IndexedDB) Read(name string, from int64) ([]byte, error) {
	var found js.Value
	err := d.do(false, func(t *transaction) {
		t.then(t.store.Call("getAll", fileRange(name)), func(all js.Value) { found = all })
	})
	if errors.Is(err, errAbsent) || err == nil && found.Length() == 0 {
		return nil, profile.ErrNoFile
	} else if err != nil {
		return nil, err
	}
	parts := make([]any, found.Length())
	for i := range parts {
		parts[i] = found.Index(i).Get("b")
	}
	whole := js.Global().Get("Blob").New(parts)
	buffer, err := await(func() js.Value { return whole.Call("slice", from).Call("arrayBuffer") })
	if err != nil {
		return nil, err
	}
	return browser.Bytes(js.Global().Get("Uint8Array").New(buffer)), nil
}

// Append implements profile.Store.
func (d *IndexedDB) Append(name string, at int64, data []byte) error {
	return d.do(true, func(t *transaction) {
		t.then(t.store.Call("openCursor", fileRange(name), "prev"), func(last js.Value) {
			if !last.Truthy() || int64(last.Get("key").Index(1).Float())+int64(last.Get("value").Get("n").Int()) != at {
				t.giveUp(profile.ErrMoved)
				return
			}
			t.put(name, at, data)
		})
	})
}

// Replace implements profile.Store.
func (d *IndexedDB) Replace(name string, data []byte) error {
	return d.do(true, func(t *transaction) {
		t.store.Call("delete", fileRange(name))
		t.put(name, 0, data)
	})
}

// Remove implements profile.Store.
func (d *IndexedDB) Remove(name string) error {
	if err := d.connect(false); err != nil {
		return ignoreAbsent(err)
	}
	return d.do(true, func(t *transaction) { t.store.Call("delete", fileRange(name)) })
}

func ignoreAbsent(err error) error {
	if errors.Is(err, errAbsent) {
		return nil
	}
	return err
}

// List implements profile.Store.
func (d *IndexedDB) List() ([]profile.FileInfo, error) {
	var keys, values js.Value
	err := d.do(false, func(t *transaction) {
		t.then(t.store.Call("getAllKeys"), func(all js.Value) { keys = all })
		t.then(t.store.Call("getAll"), func(all js.Value) { values = all })
	})
	if err != nil {
		return nil, ignoreAbsent(err)
	}
	var all []profile.FileInfo // in the order of the keys
	for i := range keys.Length() {
		name, n := keys.Index(i).Index(0).String(), int64(values.Index(i).Get("n").Int())
		if last := len(all) - 1; last >= 0 && all[last].Name == name {
			all[last].Size += n
		} else {
			all = append(all, profile.FileInfo{Name: name, Size: n})
		}
	}
	return all, nil
}

// Clear implements profile.Store: the chunks go first, so that their blobs are deleted whatever becomes of the database.
func (d *IndexedDB) Clear() error {
	if err := d.connect(false); err != nil {
		return ignoreAbsent(err)
	}
	if err := d.do(true, func(t *transaction) { t.store.Call("clear") }); err != nil {
		return err
	}
	if db := d.db; db.Truthy() {
		db.Call("close")
		d.drop(db)
	}
	r := newRequest()
	deleting := js.Global().Get("indexedDB").Call("deleteDatabase", database)
	r.on(deleting, "success", func() { r.end(nil) })
	r.on(deleting, "error", func() { r.end(reason(deleting)) })
	return r.wait()
}
