package packfile

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"path/filepath"

	"github.com/loge-film/loge/core/pack"
)

// A Validity is what a signer says about a publication.
type Validity struct {
	Version         uint64
	Issued, Expires pack.Time
}

// Sign publishes what dir/parts.json lists: it checks every part, then writes dir/manifest.json and dir/manifest.sig.
// A reader between the two writes sees a signature that does not fit and keeps what it has.
func Sign(dir string, key ed25519.PrivateKey, v Validity) (*pack.Manifest, error) {
	list, err := ReadList(dir)
	if err != nil {
		return nil, err
	}
	p, err := readParts(dir, list.Parts)
	if err != nil {
		return nil, err
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	m := &pack.Manifest{
		Format:  pack.ManifestFormat,
		Version: v.Version,
		Issued:  v.Issued,
		Expires: v.Expires,
		Key:     KeyID(key.Public().(ed25519.PublicKey)),
		Parts:   list.Parts,
	}
	data, err := m.Encode()
	if err != nil {
		return nil, err
	}
	if err := WriteFile(filepath.Join(dir, ManifestFile), data, 0o644); err != nil {
		return nil, err
	}
	signature := EncodeSignature(ed25519.Sign(key, data))
	return m, WriteFile(filepath.Join(dir, SignatureFile), signature, 0o644)
}

// EncodeSignature returns the text form of a signature: standard base64 with padding and a line feed.
func EncodeSignature(signature []byte) []byte {
	return append(base64.StdEncoding.AppendEncode(nil, signature), '\n')
}

// ParseSignature reads the text form of a signature; the line feed may be missing.
func ParseSignature(text []byte) ([]byte, error) {
	if n := len(text); n > 0 && text[n-1] == '\n' {
		text = text[:n-1]
	}
	signature, err := base64.StdEncoding.Strict().AppendDecode(nil, text)
	if err != nil || len(signature) != ed25519.SignatureSize || len(text) != base64.StdEncoding.EncodedLen(len(signature)) {
		return nil, fmt.Errorf("%w: it is not the base64 of 64 bytes", pack.ErrSignature)
	}
	return signature, nil
}

// VerifyManifest checks the signature (raw, 64 bytes) over the exact bytes of a manifest and parses it only then.
func VerifyManifest(public ed25519.PublicKey, data, signature []byte) (*pack.Manifest, error) {
	if !ed25519.Verify(public, data, signature) {
		return nil, fmt.Errorf("%w the public key %s", pack.ErrSignature, KeyID(public))
	}
	return pack.ParseManifest(data)
}

// ReadManifest reads dir/manifest.json and dir/manifest.sig and verifies them.
func ReadManifest(dir string, public ed25519.PublicKey) (*pack.Manifest, error) {
	data, err := ReadFile(filepath.Join(dir, ManifestFile), pack.MaxManifest)
	if err != nil {
		return nil, err
	}
	text, err := ReadFile(filepath.Join(dir, SignatureFile), maxKeyFile)
	if err != nil {
		return nil, err
	}
	signature, err := ParseSignature(text)
	if err != nil {
		return nil, err
	}
	return VerifyManifest(public, data, signature)
}
