package store_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/native"
	"github.com/loge-film/loge/core/profile/storetest"
	"github.com/loge-film/loge/wasm/internal/store"
)

// These tests want a browser: wasm/e2e/test/memory.test.mjs runs them in a worker of Chromium.
func wantBrowser(t *testing.T) {
	if !store.IndexedDBWorks() {
		t.Skip("there is no browser here")
	}
}

// laws runs the laws over a back-end, a fresh tab for each opening.
func laws(t *testing.T, tab func() profile.Store) {
	wantBrowser(t)
	storetest.Run(t, func(t *testing.T, fresh bool) profile.Store {
		s := tab()
		if fresh {
			if err := s.Clear(); err != nil {
				t.Fatal(err)
			}
		}
		return s
	})
}

func TestOPFS(t *testing.T) { laws(t, func() profile.Store { return &store.OPFS{} }) }

func TestIndexedDB(t *testing.T) { laws(t, func() profile.Store { return &store.IndexedDB{} }) }

func TestOpenPrefersOPFS(t *testing.T) {
	wantBrowser(t)
	if kind := store.Open().Kind(); kind != "opfs" {
		t.Fatalf("the store is %q", kind)
	}
}

// WebCrypto and Go read each other's profiles.
func TestCiphersAgree(t *testing.T) {
	wantBrowser(t)
	ciphers := []profile.Cipher{store.Cipher{}, native.Cipher{}}
	for _, c := range ciphers {
		var s profile.MemoryStore
		k, err := profile.Open(profile.Options{Store: &s, Cipher: c, Random: store.Random, Iterations: 1000})
		if err == nil {
			err = k.Remember("密码 p")
		}
		if err == nil {
			_, err = k.Add(event.Event{ID: "a", Kind: event.Like, Film: "heat-1995", Time: 5})
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ciphers {
			other, err := profile.Open(profile.Options{Store: &s, Cipher: d, Random: store.Random, Iterations: 1000})
			if err != nil {
				t.Fatal(err)
			}
			if err := other.Unlock("密码"); !errors.Is(err, profile.ErrPassphrase) {
				t.Fatal(err)
			}
			if err := other.Unlock("密码 p"); err != nil {
				t.Fatal(err)
			}
			if len(other.Events()) != 1 {
				t.Fatalf("%T does not read what %T wrote", d, c)
			}
		}
	}
}

func TestRandom(t *testing.T) {
	wantBrowser(t)
	a, b := make([]byte, 32), make([]byte, 32)
	store.Random(a)
	store.Random(b)
	if bytes.Equal(a, b) {
		t.Fatal("twice the same")
	}
}
