package packfile

import (
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	_ "embed"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
)

// The PEM types of keys: PKCS #8 and SubjectPublicKeyInfo, as openssl writes them.
const (
	privateType = "PRIVATE KEY"
	publicType  = "PUBLIC KEY"
	maxKeyFile  = 4096
)

//go:embed devkey/DEVELOPMENT-ONLY.pub
var developmentPublic []byte

// KeyID returns the id of a public key: the first 8 bytes of its SHA-256, in hex.
func KeyID(public ed25519.PublicKey) string {
	sum := sha256.Sum256(public)
	return hex.EncodeToString(sum[:8])
}

// IsDevelopment reports whether this is the key that lies open in the source tree, with which anybody can sign.
func IsDevelopment(public ed25519.PublicKey) bool {
	development, err := ParsePublic(developmentPublic)
	return err == nil && development.Equal(public)
}

// Development returns the public key of the development pair.
func Development() (ed25519.PublicKey, error) { return ParsePublic(developmentPublic) }

// GenerateKey makes a key pair from the given randomness, which must be cryptographic, as two PEM texts.
func GenerateKey(random io.Reader) (private, public []byte, err error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, nil, fmt.Errorf("no randomness for a key: %w", err)
	}
	key := ed25519.NewKeyFromSeed(seed)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, nil, err
	}
	private = pem.EncodeToMemory(&pem.Block{Type: privateType, Bytes: der})
	if der, err = x509.MarshalPKIXPublicKey(key.Public()); err != nil {
		return nil, nil, err
	}
	return private, pem.EncodeToMemory(&pem.Block{Type: publicType, Bytes: der}), nil
}

// ParsePrivate reads the PEM text of an Ed25519 private key (PKCS #8).
func ParsePrivate(text []byte) (ed25519.PrivateKey, error) {
	der, err := decodePEM(text, privateType)
	if err != nil {
		return nil, err
	}
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("not a private key: %w", err)
	}
	if key, ok := key.(ed25519.PrivateKey); ok {
		return key, nil
	}
	return nil, errors.New("not an Ed25519 private key")
}

// ParsePublic reads the PEM text of an Ed25519 public key (SubjectPublicKeyInfo).
func ParsePublic(text []byte) (ed25519.PublicKey, error) {
	der, err := decodePEM(text, publicType)
	if err != nil {
		return nil, err
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, fmt.Errorf("not a public key: %w", err)
	}
	if key, ok := key.(ed25519.PublicKey); ok {
		return key, nil
	}
	return nil, errors.New("not an Ed25519 public key")
}

func decodePEM(text []byte, kind string) ([]byte, error) {
	block, _ := pem.Decode(text)
	switch {
	case block == nil:
		return nil, fmt.Errorf("not a PEM file: expected -----BEGIN %s-----", kind)
	case block.Type != kind:
		return nil, fmt.Errorf("a PEM file of type %.40q: expected %q", block.Type, kind)
	}
	return block.Bytes, nil
}

// ReadPrivate reads a private key file.
func ReadPrivate(name string) (ed25519.PrivateKey, error) {
	return readKey(name, ParsePrivate)
}

// ReadPublic reads a public key file.
func ReadPublic(name string) (ed25519.PublicKey, error) {
	return readKey(name, ParsePublic)
}

func readKey[K any](name string, parse func([]byte) (K, error)) (K, error) {
	text, err := ReadFile(name, maxKeyFile)
	if err != nil {
		var none K
		return none, err
	}
	key, err := parse(text)
	if err != nil {
		return key, fmt.Errorf("%s: %w", name, err)
	}
	return key, nil
}
