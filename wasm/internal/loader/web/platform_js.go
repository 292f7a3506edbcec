package web

import (
	"context"
	"encoding/hex"
	"fmt"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/loader"
)

// A blob is a Uint8Array.
type blob struct{ js.Value }

// Size returns the number of bytes.
func (b blob) Size() int64 { return int64(b.Length()) }

// A Platform is the browser of a worker or a page.
type Platform struct {
	Keys [][]byte // raw Ed25519 public keys, 32 bytes each; a manifest must be signed by one of them
}

var _ loader.Platform = Platform{}

// Fetch implements loader.Platform.
func (Platform) Fetch(ctx context.Context, path string, limit int64, fresh bool, progress func(n int64)) (loader.Letter, error) {
	cache := "default"
	if fresh {
		cache = "no-cache"
	}
	abort := js.Global().Get("AbortController").New()
	answer, err := browser.Await(ctx, js.Global().Call("fetch", path, map[string]any{
		"cache": cache, "credentials": "omit", "redirect": "error", "referrerPolicy": "no-referrer", "signal": abort.Get("signal"),
	}))
	if err != nil {
		abort.Call("abort")
		return loader.Letter{}, fmt.Errorf("fetch %s: %w", path, err)
	}
	if !answer.Get("ok").Bool() {
		abort.Call("abort")
		return loader.Letter{}, fmt.Errorf("fetch %s: status %d", path, answer.Get("status").Int())
	}
	body, err := collect(ctx, answer.Get("body"), limit, progress)
	if err != nil {
		abort.Call("abort")
		return loader.Letter{}, fmt.Errorf("fetch %s: %w", path, err)
	}
	return loader.Letter{Body: body, Signature: signature(answer)}, nil
}

func signature(answer js.Value) string {
	header := answer.Get("headers").Call("get", "Loge-Signature")
	if header.IsNull() {
		return ""
	}
	return header.String()
}

// collect reads a stream of at most limit bytes into one Uint8Array.
func collect(ctx context.Context, stream js.Value, limit int64, progress func(n int64)) (blob, error) {
	whole := js.Global().Get("Uint8Array").New(limit)
	var size int64
	err := browser.Read(ctx, stream, func(chunk js.Value) error {
		n := int64(chunk.Length())
		if size+n > limit {
			return loader.ErrTooLarge
		}
		whole.Call("set", chunk, size)
		size += n
		progress(n)
		return nil
	})
	return blob{whole.Call("subarray", 0, size)}, err
}

// Verify implements loader.Platform.
func (p Platform) Verify(ctx context.Context, body loader.Blob, signature []byte) (bool, error) {
	subtle := js.Global().Get("crypto").Get("subtle")
	sig := browser.Array(signature)
	for _, raw := range p.Keys {
		key, err := browser.Await(ctx, subtle.Call("importKey", "raw", browser.Array(raw), "Ed25519", false, []any{"verify"}))
		if err != nil {
			return false, fmt.Errorf("this browser cannot use Ed25519 keys: %w", err)
		}
		good, err := browser.Await(ctx, subtle.Call("verify", "Ed25519", key, sig, body.(blob).Value))
		if err == nil && good.Bool() {
			return true, nil
		}
	}
	return false, nil
}

// SHA256 implements loader.Platform.
func (Platform) SHA256(ctx context.Context, body loader.Blob) (string, error) {
	digest, err := browser.Await(ctx, js.Global().Get("crypto").Get("subtle").Call("digest", "SHA-256", body.(blob).Value))
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(browser.Bytes(js.Global().Get("Uint8Array").New(digest))), nil
}

// Inflate implements loader.Platform.
func (Platform) Inflate(ctx context.Context, body loader.Blob, limit int64) ([]byte, error) {
	out, size := make([]byte, limit), 0
	err := browser.Unpack(ctx, "gzip", body.(blob).Value, func(chunk js.Value) error {
		if size+chunk.Length() > len(out) {
			return loader.ErrTooLarge
		}
		size += js.CopyBytesToGo(out[size:], chunk)
		return nil
	})
	return out[:size], err
}

// Bytes implements loader.Platform.
func (Platform) Bytes(body loader.Blob) []byte { return browser.Bytes(body.(blob).Value) }

// Now implements loader.Platform.
func (Platform) Now() pack.Time { return pack.Time(time.Now().Unix()) }
