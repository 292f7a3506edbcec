package api

import (
	"encoding/base64"
	"errors"
	"strings"

	"github.com/loge-film/loge/core/pack"
)

// An Ed25519 signature has this many bytes.
const signatureSize = 64

// An Edge holds one published version and answers for it. It does not change once it is open.
type Edge struct {
	manifest  []byte
	signature string // base64
	version   uint64
	pack      *pack.Pack
}

// Open opens a published version: the exact bytes of the manifest, the version that it states, its detached signature in
// base64, and the unpacked bytes of all parts in any order. The caller has compared the parts with the manifest. Nobody
// judges the signature or the dates here: the edge hands them on, and whoever reads the pack judges them with a key of
// their own.
func Open(manifest, signature []byte, version uint64, parts ...[]byte) (*Edge, error) {
	line, err := signatureLine(signature)
	if err != nil {
		return nil, err
	}
	p, err := pack.Open(parts...)
	if err != nil {
		return nil, err
	}
	if !p.HasDetail() || !p.HasVectors() {
		return nil, errors.New("the edge needs the front, detail and vectors parts of the pack")
	}
	return &Edge{manifest, line, version, p}, nil
}

// signatureLine checks that a signature file can stand in a header, and strips the line break that ends it.
func signatureLine(file []byte) (string, error) {
	line := strings.TrimSpace(string(file))
	raw, err := base64.StdEncoding.DecodeString(line)
	if err != nil || len(raw) != signatureSize {
		return "", errors.New("manifest.sig is not an Ed25519 signature in base64; sign the pack with loge sign")
	}
	return line, nil
}
