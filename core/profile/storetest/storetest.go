// Package storetest holds the laws of a profile.Store as tests, for every back-end the same.
package storetest

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/loge-film/loge/core/profile"
)

// Run tests the stores that open returns. Calls of open within one test return stores over the same files, as two tabs
// have them; fresh says that the files shall be gone.
func Run(t *testing.T, open func(t *testing.T, fresh bool) profile.Store) {
	for _, law := range []struct {
		name string
		test func(t *testing.T, a, b profile.Store)
	}{
		{"nothing", nothing}, {"replace", replace}, {"append", appending}, {"append is compared", compared},
		{"remove", remove}, {"clear", clearing}, {"large", large}, {"list", list},
	} {
		t.Run(law.name, func(t *testing.T) {
			a := open(t, true)
			law.test(t, a, open(t, false))
			check(t, a.Clear())
		})
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, s profile.Store, name string, from int64, want string) {
	t.Helper()
	got, err := s.Read(name, from)
	check(t, err)
	if string(got) != want {
		t.Fatalf("%s from %d on holds %.100q, expected %.100q", name, from, got, want)
	}
}

func absent(t *testing.T, s profile.Store, name string) {
	t.Helper()
	if _, err := s.Read(name, 0); !errors.Is(err, profile.ErrNoFile) {
		t.Fatalf("reading %s: %v, expected ErrNoFile", name, err)
	}
}

func nothing(t *testing.T, a, b profile.Store) {
	absent(t, a, "x")
	files, err := b.List()
	check(t, err)
	if len(files) != 0 {
		t.Fatalf("an empty store lists %v", files)
	}
	check(t, a.Remove("x"))
	if err := a.Append("x", 0, []byte("y")); !errors.Is(err, profile.ErrMoved) {
		t.Fatalf("appending to no file: %v, expected ErrMoved", err)
	}
}

func replace(t *testing.T, a, b profile.Store) {
	check(t, a.Replace("x", []byte("a long text")))
	content(t, b, "x", 0, "a long text")
	check(t, b.Replace("x", []byte("short")))
	content(t, a, "x", 0, "short")
	content(t, a, "x", 2, "ort")
	content(t, a, "x", 99, "")
	check(t, a.Replace("x", nil))
	content(t, b, "x", 0, "")
}

func appending(t *testing.T, a, b profile.Store) {
	check(t, a.Replace("x", []byte("one")))
	check(t, a.Append("x", 3, []byte(" two")))
	check(t, b.Append("x", 7, []byte(" three")))
	check(t, a.Append("x", 13, []byte{0, 255}))
	content(t, a, "x", 0, "one two three\x00\xff")
	content(t, b, "x", 5, "wo three\x00\xff")
}

func compared(t *testing.T, a, b profile.Store) {
	check(t, a.Replace("x", []byte("one")))
	check(t, a.Append("x", 3, []byte(" two")))
	for _, at := range []int64{0, 3, 8} {
		if err := b.Append("x", at, []byte("!")); !errors.Is(err, profile.ErrMoved) {
			t.Fatalf("appending at %d of 7: %v, expected ErrMoved", at, err)
		}
	}
	content(t, b, "x", 0, "one two")
	check(t, a.Remove("x"))
	if err := b.Append("x", 7, []byte("!")); !errors.Is(err, profile.ErrMoved) {
		t.Fatalf("appending to a removed file: %v, expected ErrMoved", err)
	}
	absent(t, b, "x")
}

func remove(t *testing.T, a, b profile.Store) {
	check(t, a.Replace("x", []byte("1")))
	check(t, a.Replace("xy", []byte("2")))
	check(t, b.Remove("x"))
	absent(t, a, "x")
	content(t, a, "xy", 0, "2")
	check(t, a.Replace("x", []byte("3")))
	content(t, b, "x", 0, "3")
}

func clearing(t *testing.T, a, b profile.Store) {
	check(t, a.Replace("x", []byte("1")))
	check(t, a.Replace("y", []byte("2")))
	check(t, b.Clear())
	check(t, b.Clear())
	absent(t, a, "x")
	files, err := a.List()
	check(t, err)
	if len(files) != 0 {
		t.Fatalf("a cleared store lists %v", files)
	}
	check(t, a.Replace("x", []byte("again")))
	content(t, b, "x", 0, "again")
}

func large(t *testing.T, a, b profile.Store) {
	data := bytes.Repeat([]byte("0123456789abcdef"), 1<<16)
	check(t, a.Replace("x", data))
	check(t, a.Append("x", int64(len(data)), data))
	content(t, b, "x", int64(len(data)), string(data))
	content(t, b, "x", int64(len(data))-3, "def"+string(data))
}

func list(t *testing.T, a, b profile.Store) {
	check(t, a.Replace("b.log", []byte("12")))
	check(t, a.Replace("a.log", []byte("1")))
	check(t, a.Append("b.log", 2, []byte("345")))
	files, err := b.List()
	check(t, err)
	if want := []profile.FileInfo{{Name: "a.log", Size: 1}, {Name: "b.log", Size: 5}}; !slices.Equal(files, want) {
		t.Fatalf("the list is %v, expected %v", files, want)
	}
}
