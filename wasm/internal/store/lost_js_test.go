package store

import "testing"

// A connection that was lost is replaced by a new one.
func TestLostConnection(t *testing.T) {
	if !IndexedDBWorks() {
		t.Skip("there is no browser here")
	}
	d := &IndexedDB{}
	steps := []func() error{
		func() error { return d.Replace("x", []byte("one")) },
		func() error { return d.Append("x", 3, []byte(" two")) },
		func() error { _, err := d.List(); return err },
		func() error { _, err := d.Read("x", 0); return err },
		func() error { return d.Remove("x") },
		d.Clear,
	}
	for i, step := range steps {
		if err := step(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if d.db.Truthy() {
			d.db.Call("close") // the browser does so behind our back
		}
	}
}
