package profile_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/native"
)

var errFault = errors.New("the disk is on fire")

// A faulty store fails at the operation of number at, counted from 1, and if dead at all that follow. A failing write leaves
// torn parts of 4 behind. One that is read only refuses all writes, whatever the other numbers say.
type faulty struct {
	profile.Store
	at, torn int
	dead     bool
	readOnly bool
	count    int
}

func (f *faulty) fails() bool {
	f.count++
	return f.count == f.at || f.dead && f.count > f.at && f.at > 0
}

func (f *faulty) part(data []byte) []byte {
	if f.count != f.at {
		return nil
	}
	return data[:len(data)*f.torn/4]
}

func (f *faulty) List() ([]profile.FileInfo, error) {
	if f.fails() {
		return nil, errFault
	}
	return f.Store.List()
}

func (f *faulty) Read(name string, from int64) ([]byte, error) {
	if f.fails() {
		return nil, errFault
	}
	return f.Store.Read(name, from)
}

func (f *faulty) Append(name string, at int64, data []byte) error {
	if f.readOnly {
		return errFault
	}
	if !f.fails() {
		return f.Store.Append(name, at, data)
	}
	if part := f.part(data); len(part) > 0 {
		_ = f.Store.Append(name, at, part)
	}
	return errFault
}

func (f *faulty) Replace(name string, data []byte) error {
	if f.readOnly {
		return errFault
	}
	if !f.fails() {
		return f.Store.Replace(name, data)
	}
	if f.count == f.at && f.torn > 0 {
		_ = f.Store.Replace(name, f.part(data))
	}
	return errFault
}

func (f *faulty) Remove(name string) error {
	if f.fails() {
		if f.count == f.at && f.torn > 2 {
			_ = f.Store.Remove(name)
		}
		return errFault
	}
	return f.Store.Remove(name)
}

func (f *faulty) Clear() error {
	if f.fails() {
		return errFault
	}
	return f.Store.Clear()
}

// noise is deterministic and no secret.
func noise(seed uint64) func([]byte) {
	r := rand.New(rand.NewPCG(seed, 1))
	return func(b []byte) {
		for i := range b {
			b[i] = byte(r.Uint32())
		}
	}
}

func options(s profile.Store, seed uint64) profile.Options {
	return profile.Options{Store: s, Cipher: native.Cipher{}, Random: noise(seed), Iterations: 2}
}

func like(n int) event.Event {
	var id [16]byte
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	x := fmt.Sprintf("%x", id)
	return event.Event{
		ID: x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:], Kind: event.Like,
		Film: film.ID(fmt.Sprintf("film-%d", n%50)), Time: int64(1000 + n),
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func reopen(t testing.TB, s profile.Store) *profile.Keeper {
	t.Helper()
	k, err := profile.Open(options(s, 77))
	must(t, err)
	return k
}

func has(events []event.Event, id string) bool {
	for _, e := range events {
		if e.ID == id {
			return true
		}
	}
	return false
}

func status(t testing.TB, k *profile.Keeper) profile.Status {
	t.Helper()
	s, err := k.Status()
	must(t, err)
	return s
}
