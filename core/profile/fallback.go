package profile

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// A Fallback is the first of several stores that works. It goes on with the next one when a write fails, and takes along what
// was kept so far; only a store of kind "memory" never follows one in which something is kept, for that would be lost with
// the tab.
//
// The store in use is the first one that has a directory. So tabs that share the stores, and programs that open them later,
// agree without a word: the files are copied with the directory last, and removed from the old store with the directory
// first. Like any Store it wants the lock of all tabs where several write.
type Fallback struct {
	stores []Store
	at     int   // of the store in use
	sought bool  // at was looked up
	stuck  error // why nothing came of going on; it is not tried again
}

var _ Store = (*Fallback)(nil)

// NewFallback returns the first of the stores that works, at least one, best first.
func NewFallback(stores ...Store) *Fallback { return &Fallback{stores: stores} }

func (f *Fallback) store() Store { return f.stores[f.at] }

// Kind implements Store.
func (f *Fallback) Kind() string { return f.store().Kind() }

func isDirectory(name string) bool { return name == directorySlot(0) || name == directorySlot(1) }

// kept reports whether there is a directory among files.
func kept(files []FileInfo) bool {
	return slices.ContainsFunc(files, func(i FileInfo) bool { return isDirectory(i.Name) })
}

// seek finds the store in use and reports whether it is another one than before. Where nothing is kept the present one stays,
// provided that the best store says so itself; of the others, what cannot be read is passed over.
func (f *Fallback) seek() (moved bool, err error) {
	f.sought = true
	for i, s := range f.stores {
		files, failed := s.List()
		if failed == nil && kept(files) {
			moved = i != f.at
			f.at = i
			return moved, nil
		}
		if i == 0 {
			err = failed
		}
	}
	f.sought = err == nil
	return false, err
}

// ready finds the store in use once.
func (f *Fallback) ready() error {
	if f.sought {
		return nil
	}
	_, err := f.seek()
	return err
}

// List implements Store.
func (f *Fallback) List() ([]FileInfo, error) {
	if err := f.ready(); err != nil {
		return nil, err
	}
	files, err := f.store().List()
	if err != nil || kept(files) {
		return files, err
	}
	if moved, err := f.seek(); err != nil || !moved {
		return files, err
	}
	return f.store().List()
}

// Read implements Store.
func (f *Fallback) Read(name string, from int64) ([]byte, error) {
	if err := f.ready(); err != nil {
		return nil, err
	}
	data, err := f.store().Read(name, from)
	if !errors.Is(err, ErrNoFile) {
		return data, err
	}
	if moved, seeking := f.seek(); seeking != nil || !moved {
		return nil, cmp.Or(seeking, err)
	}
	return f.store().Read(name, from)
}

// Append implements Store.
func (f *Fallback) Append(name string, at int64, data []byte) error {
	if err := f.ready(); err != nil {
		return err
	}
	err := f.store().Append(name, at, data)
	if err == nil || errors.Is(err, ErrMoved) {
		return err
	}
	if f.goOn("", nil) != nil {
		return err
	}
	return f.store().Append(name, at, data)
}

// Replace implements Store.
func (f *Fallback) Replace(name string, data []byte) error {
	if err := f.ready(); err != nil {
		return err
	}
	err := f.store().Replace(name, data)
	if err == nil || f.goOn(name, data) == nil {
		return nil
	}
	return err
}

// Remove implements Store.
func (f *Fallback) Remove(name string) error {
	if err := f.ready(); err != nil {
		return err
	}
	return f.store().Remove(name)
}

// Clear implements Store: it clears all the stores, and begins again with the first.
func (f *Fallback) Clear() error {
	var failed error
	for _, s := range f.stores {
		failed = cmp.Or(failed, s.Clear())
	}
	f.at, f.sought, f.stuck = 0, false, nil
	return failed
}

// goOn moves to the next store that takes what is kept, with data as the content of a file, if that has a name.
func (f *Fallback) goOn(name string, data []byte) error {
	if f.stuck != nil {
		return f.stuck
	}
	f.stuck = errLast
	files, err := content(f.store(), name, data)
	if err != nil {
		f.stuck = err
		return err
	}
	for next := f.at + 1; next < len(f.stores) && f.stuck != nil; next++ {
		if f.stuck = move(f.store(), f.stores[next], files, name); f.stuck == nil {
			f.at = next
		}
	}
	return f.stuck
}

// Why a Fallback does not go on.
var (
	errLast  = errors.New("there is no other store")
	errTaken = errors.New("in the next store somebody else is kept")
	errLoss  = errors.New("what is kept is not moved into memory")
)

// A copied is a file on its way to another store.
type copied struct {
	name string
	data []byte
}

// content reads all files of a store in the order of their names, which has the directory last; the file of a name is taken to
// hold data.
func content(s Store, name string, data []byte) (all []copied, err error) {
	files, err := s.List()
	if err != nil {
		return nil, err
	}
	if name != "" {
		all = append(all, copied{name, data})
	}
	for _, i := range files {
		if i.Name == name {
			continue
		}
		data, err := s.Read(i.Name, 0)
		if err != nil {
			return nil, err
		}
		all = append(all, copied{i.Name, data})
	}
	slices.SortFunc(all, func(a, b copied) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

// move puts files into a store in which nobody is kept, and takes them out of the old one, where the one of a name may be
// torn. On an error the old store stays in use.
func move(from, to Store, files []copied, torn string) error {
	there, err := to.List()
	switch {
	case err != nil:
		return err
	case kept(there):
		return errTaken
	case to.Kind() == (*MemoryStore)(nil).Kind() && slices.ContainsFunc(files, func(c copied) bool { return isDirectory(c.name) }):
		return errLoss
	}
	err = to.Clear() // half a move may lie there
	for _, c := range files {
		if err == nil {
			err = to.Replace(c.name, c.data)
		}
	}
	if err == nil {
		err = release(from, files, torn)
	}
	if err != nil {
		_ = to.Clear() // if it fails too, the old store still comes first
	}
	return err
}

// release removes files, the directory first: without that nobody looks for the others, which may stay until the store is
// cleared. Of the directory what is torn goes first, so that the other slot is never left alone with it.
func release(s Store, files []copied, torn string) error {
	var slots []string
	if isDirectory(torn) {
		slots = append(slots, torn)
	}
	for _, c := range files {
		if isDirectory(c.name) && c.name != torn {
			slots = append(slots, c.name)
		}
	}
	for _, slot := range slots {
		if err := s.Remove(slot); err != nil {
			return err
		}
	}
	for _, c := range files {
		if !isDirectory(c.name) {
			_ = s.Remove(c.name)
		}
	}
	return nil
}
