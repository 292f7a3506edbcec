package pack

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/loge-film/loge/core/lightjson"
)

// The limits of a manifest.
const (
	ManifestFormat = 1
	MaxManifest    = 16 << 10 // bytes
	MaxVersion     = 1<<53 - 1
	MaxPackedPart  = 25 << 20        // bytes of a gzipped part: what a static file on the edge may have
	MaxClockSkew   = Time(24 * 3600) // seconds by which a manifest may seem to come from the future
)

// Reasons for which a manifest is refused; match them with errors.Is.
var (
	ErrManifest   = errors.New("malformed manifest")
	ErrSignature  = errors.New("the signature of the manifest does not fit")
	ErrExpired    = errors.New("the manifest has expired")
	ErrNotYet     = errors.New("the manifest was issued in the future")
	ErrRollback   = errors.New("the manifest is older than one accepted before")
	ErrIncomplete = errors.New("the manifest does not list every part exactly once")
)

// A Manifest names the parts of one published pack. It is signed over its exact bytes with Ed25519; parse it only
// after the signature was verified.
type Manifest struct {
	Format  int            `json:"format"`  // ManifestFormat
	Version uint64         `json:"version"` // 1..MaxVersion; rises with each publication
	Issued  Time           `json:"issued"`
	Expires Time           `json:"expires"` // after Issued
	Key     string         `json:"key"`     // id of the signing key: 16 hex digits; a hint, never a proof
	Parts   []ManifestPart `json:"parts"`   // in the order of Kinds, each once
}

// A ManifestPart is one part as it is published.
type ManifestPart struct {
	Kind     string `json:"kind"`     // Kind.String
	Path     string `json:"path"`     // PartPath: relative to the manifest
	Size     int64  `json:"size"`     // bytes of the gzip file
	Unpacked int64  `json:"unpacked"` // bytes of the part
	SHA256   string `json:"sha256"`   // of the gzip file, 64 lower-case hex digits
}

// PartPath returns where a part lies relative to its manifest.
func PartPath(sha256 string, kind Kind) string { return "packs/" + sha256 + "." + kind.String() }

// ParseManifest parses and checks everything about a manifest except what Check does. Unknown, doubled,
// misspelt or reordered members, trailing bytes and anything out of its range are ErrManifest or ErrIncomplete.
func ParseManifest(data []byte) (*Manifest, error) {
	if len(data) > MaxManifest {
		return nil, fmt.Errorf("%w: %d bytes, at most %d are allowed", ErrManifest, len(data), MaxManifest)
	}
	var text manifestText
	if err := lightjson.Unmarshal(data, &text); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}
	m, err := text.manifest()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	// The JSON package alone would accept members that it does not know and other cases of letters, which other
	// readers may take differently.
	if own, err := lightjson.Marshal(text); err != nil || !bytes.Equal(own, lightjson.Compact(data)) {
		return nil, fmt.Errorf("%w: a member is unknown, doubled, misspelt or out of order", ErrManifest)
	}
	return m, nil
}

// A manifestText is a Manifest as it is written.
type manifestText struct {
	Format  int            `json:"format"`
	Version uint64         `json:"version"`
	Issued  string         `json:"issued"`
	Expires string         `json:"expires"`
	Key     string         `json:"key"`
	Parts   []ManifestPart `json:"parts"`
}

func (t *manifestText) manifest() (*Manifest, error) {
	m := &Manifest{Format: t.Format, Version: t.Version, Key: t.Key, Parts: t.Parts}
	return m, cmp.Or(m.Issued.UnmarshalText([]byte(t.Issued)), m.Expires.UnmarshalText([]byte(t.Expires)))
}

// Encode returns the bytes to sign and publish, or the reason for which ParseManifest would refuse them.
func (m *Manifest) Encode() ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	issued, err := m.Issued.MarshalText()
	expires, err2 := m.Expires.MarshalText()
	if err := cmp.Or(err, err2); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrManifest, err)
	}
	data, err := lightjson.Marshal(manifestText{m.Format, m.Version, string(issued), string(expires), m.Key, m.Parts})
	return append(lightjson.Indent(data), '\n'), err
}

// Check reports whether the manifest may be used at a moment by somebody who has accepted the version last before
// (0 = none): ErrNotYet, ErrExpired or ErrRollback.
func (m *Manifest) Check(now Time, last uint64) error {
	switch {
	case m.Issued > now+MaxClockSkew:
		return fmt.Errorf("%w: %v", ErrNotYet, m.Issued)
	case now >= m.Expires:
		return fmt.Errorf("%w: %v", ErrExpired, m.Expires)
	case m.Version < last:
		return fmt.Errorf("%w: version %d after %d", ErrRollback, m.Version, last)
	}
	return nil
}

func (m *Manifest) check() error {
	switch {
	case m.Format != ManifestFormat:
		return fmt.Errorf("%w: format %d, this reader knows %d", ErrManifest, m.Format, ManifestFormat)
	case m.Version < 1 || m.Version > MaxVersion:
		return fmt.Errorf("%w: version %d lies outside 1..%d", ErrManifest, m.Version, uint64(MaxVersion))
	case m.Expires <= m.Issued:
		return fmt.Errorf("%w: it expires before it is issued", ErrManifest)
	case !isHex(m.Key, 16):
		return fmt.Errorf("%w: the key id is not 16 hex digits", ErrManifest)
	case len(m.Parts) != numKinds:
		return fmt.Errorf("%w: %d parts", ErrIncomplete, len(m.Parts))
	}
	for i, kind := range Kinds() {
		if m.Parts[i].Kind != kind.String() {
			return fmt.Errorf("%w: part %d is %.20q, not %q", ErrIncomplete, i+1, m.Parts[i].Kind, kind)
		}
		if err := m.Parts[i].Check(); err != nil {
			return err
		}
	}
	return nil
}

// Check reports what is wrong with the entry alone, as ErrManifest.
func (p *ManifestPart) Check() error {
	if err := p.check(); err != nil {
		return fmt.Errorf("%w: part %.20q: %w", ErrManifest, p.Kind, err)
	}
	return nil
}

func (p *ManifestPart) check() error {
	kind, known := ParseKind(p.Kind)
	switch {
	case !known:
		return errors.New("unknown kind")
	case !isHex(p.SHA256, 64):
		return errors.New("sha256 is not 64 hex digits")
	case p.Path != PartPath(p.SHA256, kind):
		return fmt.Errorf("path is not %q", PartPath(p.SHA256, kind))
	case p.Size < 1 || p.Size > MaxPackedPart:
		return fmt.Errorf("size %d lies outside 1..%d", p.Size, MaxPackedPart)
	case p.Unpacked < 1 || p.Unpacked > MaxPart:
		return fmt.Errorf("unpacked size %d lies outside 1..%d", p.Unpacked, MaxPart)
	}
	return nil
}

// isHex reports whether s is n lower-case hex digits.
func isHex(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789abcdef") == ""
}
