package packfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/loge-film/loge/core/pack"
)

// A List is what a build leaves for the signer.
type List struct {
	Format     int                 `json:"format"`     // pack.ManifestFormat
	Build      string              `json:"build"`      // pack.BuildID in hex
	Films      int                 `json:"films"`      //
	Parameters map[string]string   `json:"parameters"` // how it was built, for people
	Parts      []pack.ManifestPart `json:"parts"`      // in the order of pack.Kinds
}

// Write compresses the parts into dir/packs and lists them in dir/parts.json. Equal parts give equal bytes. It removes
// nothing, so earlier parts stay available until the caller drops them; the manifest that lies there stays in force.
func Write(dir string, parts []pack.Part, parameters map[string]string) (*List, error) {
	p, err := openParts(parts)
	if err != nil {
		return nil, err
	}
	list := &List{
		Format:     pack.ManifestFormat,
		Build:      hex.EncodeToString(buildID(p)),
		Films:      p.Len(),
		Parameters: parameters,
	}
	if err := os.MkdirAll(filepath.Join(dir, "packs"), 0o755); err != nil {
		return nil, err
	}
	for _, part := range parts {
		entry, err := writePart(dir, part)
		if err != nil {
			return nil, err
		}
		list.Parts = append(list.Parts, entry)
	}
	data, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return nil, err
	}
	return list, WriteFile(filepath.Join(dir, ListFile), append(data, '\n'), 0o644)
}

// openParts proves that readers will accept the parts.
func openParts(parts []pack.Part) (*pack.Pack, error) {
	raw := make([][]byte, len(parts))
	for i, part := range parts {
		raw[i] = part.Bytes
	}
	return pack.Open(raw...)
}

func buildID(p *pack.Pack) []byte {
	id := p.Build()
	return id[:]
}

func writePart(dir string, part pack.Part) (pack.ManifestPart, error) {
	packed := Compress(part.Bytes)
	sum := Sum(packed)
	entry := pack.ManifestPart{
		Kind:     part.Kind.String(),
		Path:     pack.PartPath(sum, part.Kind),
		Size:     int64(len(packed)),
		Unpacked: int64(len(part.Bytes)),
		SHA256:   sum,
	}
	if entry.Size > pack.MaxPackedPart {
		return entry, fmt.Errorf("the %s part has %d bytes, at most %d are allowed", part.Kind, entry.Size, pack.MaxPackedPart)
	}
	return entry, WriteFile(filepath.Join(dir, filepath.FromSlash(entry.Path)), packed, 0o644)
}

// Sum returns the SHA-256 of data in hex.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// ReadList reads dir/parts.json.
func ReadList(dir string) (*List, error) {
	data, err := ReadFile(filepath.Join(dir, ListFile), pack.MaxManifest)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	list := &List{}
	if err := dec.Decode(list); err != nil {
		return nil, fmt.Errorf("%s is not the list of a build: %w", filepath.Join(dir, ListFile), err)
	}
	return list, nil
}

// ReadPart reads one part below dir and unpacks it after checking its size and hash. The part is of the stated kind and
// has a sound frame; what is in its blocks is for pack.Open to check.
func ReadPart(dir string, entry pack.ManifestPart) ([]byte, error) {
	if err := entry.Check(); err != nil {
		return nil, err
	}
	packed, err := ReadFile(filepath.Join(dir, filepath.FromSlash(entry.Path)), entry.Size)
	if err != nil {
		return nil, err
	}
	if int64(len(packed)) != entry.Size {
		return nil, fmt.Errorf("%s: %w: %d bytes, not %d", entry.Path, ErrSize, len(packed), entry.Size)
	}
	if Sum(packed) != entry.SHA256 {
		return nil, fmt.Errorf("%s: %w", entry.Path, ErrHash)
	}
	part, err := Decompress(packed, int(entry.Unpacked))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", entry.Path, err)
	}
	if in, err := pack.Inspect(part); err != nil {
		return nil, fmt.Errorf("%s: %w", entry.Path, err)
	} else if in.Kind.String() != entry.Kind {
		return nil, fmt.Errorf("%s: %w: it is a %s part", entry.Path, pack.ErrDamaged, in.Kind)
	}
	return part, nil
}

// Reasons for which a file is refused; match them with errors.Is.
var (
	ErrSize = errors.New("wrong size")
	ErrHash = errors.New("its bytes do not have the stated SHA-256")
)

// Read opens the pack that dir/parts.json lists. It checks sizes and hashes, but no signature: use it for packs of your
// own making.
func Read(dir string) (*pack.Pack, error) {
	list, err := ReadList(dir)
	if err != nil {
		return nil, err
	}
	return readParts(dir, list.Parts)
}

func readParts(dir string, entries []pack.ManifestPart) (*pack.Pack, error) {
	var parts [][]byte
	for _, entry := range entries {
		part, err := ReadPart(dir, entry)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return pack.Open(parts...)
}
