package store

import (
	"syscall/js"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/wasm/internal/browser"
)

// A Cipher implements profile.Cipher with WebCrypto. Its keys cannot be read back from the browser.
type Cipher struct{}

var _ profile.Cipher = Cipher{}

func subtle() js.Value { return js.Global().Get("crypto").Get("subtle") }

// Random fills b with random bytes fit for keys.
func Random(b []byte) {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.Global().Get("crypto").Call("getRandomValues", array)
	js.CopyBytesToGo(b, array)
}

var aes = map[string]any{"name": "AES-GCM", "length": 256}

// Derive implements profile.Cipher.
func (Cipher) Derive(passphrase string, salt []byte, iterations int) (profile.Key, error) {
	base, err := await(func() js.Value {
		return subtle().Call("importKey", "raw", browser.Array([]byte(passphrase)), "PBKDF2", false, []any{"deriveKey"})
	})
	if err != nil {
		return nil, err
	}
	return newKey(func() js.Value {
		how := map[string]any{"name": "PBKDF2", "hash": "SHA-256", "salt": browser.Array(salt), "iterations": iterations}
		return subtle().Call("deriveKey", how, base, aes, false, []any{"encrypt", "decrypt"})
	})
}

// Key implements profile.Cipher.
func (Cipher) Key(raw []byte) (profile.Key, error) {
	return newKey(func() js.Value {
		return subtle().Call("importKey", "raw", browser.Array(raw), aes, false, []any{"encrypt", "decrypt"})
	})
}

func newKey(call func() js.Value) (profile.Key, error) {
	k, err := await(call)
	if err != nil {
		return nil, err
	}
	return key{k}, nil
}

type key struct{ js.Value }

// Seal implements profile.Key.
func (k key) Seal(nonce, plain, about []byte) ([]byte, error) {
	return k.crypt("encrypt", nonce, plain, about)
}

// Open implements profile.Key.
func (k key) Open(nonce, sealed, about []byte) ([]byte, error) {
	return k.crypt("decrypt", nonce, sealed, about)
}

func (k key) crypt(what string, nonce, text, about []byte) ([]byte, error) {
	out, err := await(func() js.Value {
		how := map[string]any{"name": "AES-GCM", "iv": browser.Array(nonce), "additionalData": browser.Array(about)}
		return subtle().Call(what, how, k.Value, browser.Array(text))
	})
	if err != nil {
		return nil, err
	}
	return browser.Bytes(js.Global().Get("Uint8Array").New(out)), nil
}
