// Package native encrypts profiles with Go's own cryptography, for programs that are not in a browser.
package native

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"

	"github.com/loge-film/loge/core/profile"
)

// A Cipher implements profile.Cipher.
type Cipher struct{}

// Derive implements profile.Cipher.
func (c Cipher) Derive(passphrase string, salt []byte, iterations int) (profile.Key, error) {
	raw, err := pbkdf2.Key(sha256.New, passphrase, salt, iterations, 32)
	if err != nil {
		return nil, err
	}
	return c.Key(raw)
}

// Key implements profile.Cipher.
func (Cipher) Key(raw []byte) (profile.Key, error) {
	block, err := aes.NewCipher(raw)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	return key{gcm}, err
}

type key struct{ gcm cipher.AEAD }

// Seal implements profile.Key.
func (k key) Seal(nonce, plain, about []byte) ([]byte, error) {
	return k.gcm.Seal(nil, nonce, plain, about), nil
}

// Open implements profile.Key.
func (k key) Open(nonce, sealed, about []byte) ([]byte, error) {
	return k.gcm.Open(nil, nonce, sealed, about)
}
