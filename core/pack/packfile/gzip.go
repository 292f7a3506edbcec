package packfile

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// ErrBomb says that a gzip file unpacks to more than was stated.
var ErrBomb = errors.New("it unpacks to more than it states")

// Compress returns data as one gzip member at the highest level, with a header that says nothing of time or place.
func Compress(data []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic("packfile: gzip into memory failed: " + err.Error()) // cannot happen: a buffer takes all
	}
	return out.Bytes()
}

// Decompress unpacks one gzip member of exactly the given unpacked size. It reads at most one byte more than that.
func Decompress(data []byte, unpacked int) ([]byte, error) {
	out, err := DecompressUpTo(data, unpacked)
	if err == nil && len(out) < unpacked {
		return nil, fmt.Errorf("it unpacks to %d bytes, not %d", len(out), unpacked)
	}
	return out, err
}

// DecompressUpTo unpacks one gzip member of at most limit bytes; a longer one is ErrBomb.
func DecompressUpTo(data []byte, limit int) ([]byte, error) {
	in := bytes.NewReader(data)
	r, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("not a gzip file: %w", err)
	}
	r.Multistream(false)
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(r, int64(limit)+1))
	switch {
	case n > int64(limit):
		return nil, fmt.Errorf("%w: more than %d bytes", ErrBomb, limit)
	case err != nil:
		return nil, fmt.Errorf("damaged gzip file: %w", err)
	case in.Len() > 0:
		return nil, fmt.Errorf("%d bytes follow the gzip data", in.Len())
	}
	return out.Bytes(), nil
}
