package profile

import (
	"slices"
	"sort"
	"sync"
)

// A MemoryStore forgets everything when the program ends. The zero MemoryStore is empty and ready; it is safe for
// concurrent use, so that tests can share one between several tabs.
type MemoryStore struct {
	mu    sync.Mutex
	files map[string][]byte
}

var _ Store = (*MemoryStore)(nil)

// Kind implements Store.
func (m *MemoryStore) Kind() string { return "memory" }

// List implements Store.
func (m *MemoryStore) List() ([]FileInfo, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []FileInfo
	for name, data := range m.files {
		all = append(all, FileInfo{name, int64(len(data))})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all, nil
}

// Read implements Store.
func (m *MemoryStore) Read(name string, from int64) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.files[name]
	if !ok {
		return nil, ErrNoFile
	}
	return slices.Clone(data[min(from, int64(len(data))):]), nil
}

// Append implements Store.
func (m *MemoryStore) Append(name string, at int64, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	old, ok := m.files[name]
	if !ok || int64(len(old)) != at {
		return ErrMoved
	}
	m.files[name] = append(old[:at:at], data...)
	return nil
}

// Replace implements Store.
func (m *MemoryStore) Replace(name string, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.files == nil {
		m.files = make(map[string][]byte)
	}
	m.files[name] = slices.Clone(data)
	return nil
}

// Remove implements Store.
func (m *MemoryStore) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, name)
	return nil
}

// Clear implements Store.
func (m *MemoryStore) Clear() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.files)
	return nil
}
