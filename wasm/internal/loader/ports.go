package loader

import (
	"context"
	"errors"

	"github.com/loge-film/loge/core/pack"
)

// A Blob is bytes outside of Go's memory, which never shrinks.
type Blob interface {
	Size() int64
}

// A Letter is a manifest as it was sent: its exact bytes and the base64 Ed25519 signature over them.
type Letter struct {
	Body      Blob
	Signature string
}

// A Part is the gzipped bytes of one part under their path.
type Part struct {
	Path string
	Body Blob
}

// A Platform is what the loader needs of a browser.
type Platform interface {
	// Fetch gets a path of the own origin without credentials and calls progress with the count of each chunk's bytes.
	// A body of more than limit bytes is ErrTooLarge, and is not read to its end. Fresh asks past the HTTP cache.
	Fetch(ctx context.Context, path string, limit int64, fresh bool, progress func(n int64)) (Letter, error)
	// Verify tells whether one of the built-in keys signed the bytes.
	Verify(ctx context.Context, body Blob, signature []byte) (bool, error)
	// SHA256 returns the hash in lower-case hex digits.
	SHA256(ctx context.Context, body Blob) (string, error)
	// Inflate unpacks gzip into Go's memory; more than limit bytes are ErrTooLarge, and are not unpacked to the end.
	Inflate(ctx context.Context, body Blob, limit int64) ([]byte, error)
	// Bytes copies a blob into Go's memory.
	Bytes(body Blob) []byte
	// Now tells the time.
	Now() pack.Time
}

// A Store keeps public bytes on the device: the last good pack.
type Store interface {
	// Manifest returns the kept manifest; its Body is nil when there is none.
	Manifest(ctx context.Context) (Letter, error)
	// Part returns what is kept under a path, or nil.
	Part(ctx context.Context, path string) (Blob, error)
	// Save keeps the parts, then the manifest, and then drops everything else. Interrupted at any moment it leaves the
	// old manifest or the new one, each with its parts.
	Save(ctx context.Context, manifest Letter, parts []Part) error
}

// ErrTooLarge says that more bytes came than were declared.
var ErrTooLarge = errors.New("more bytes than declared")
