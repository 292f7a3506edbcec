package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"syscall/js"

	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/loader"
)

// The names under which the Cache API keeps the pack.
const (
	cacheName    = "loge-pack-1"
	manifestName = "/kept/manifest"
	partPrefix   = "/kept/"
)

// A Store keeps the last good pack in the Cache API: public bytes, the same for everybody.
type Store struct{}

var _ loader.Store = Store{}

var errNoCache = errors.New("this browser offers no Cache API here")

func open(ctx context.Context) (js.Value, error) {
	caches := js.Global().Get("caches")
	if !caches.Truthy() {
		return js.Undefined(), errNoCache
	}
	return browser.Await(ctx, caches.Call("open", cacheName))
}

// get returns what is kept under a name and its signature header; the blob is nil when there is nothing.
func get(ctx context.Context, name string) (loader.Letter, error) {
	cache, err := open(ctx)
	if err != nil {
		return loader.Letter{}, err
	}
	answer, err := browser.Await(ctx, cache.Call("match", name))
	if err != nil || !answer.Truthy() {
		return loader.Letter{}, err
	}
	buffer, err := browser.Await(ctx, answer.Call("arrayBuffer"))
	if err != nil {
		return loader.Letter{}, err
	}
	return loader.Letter{Body: blob{js.Global().Get("Uint8Array").New(buffer)}, Signature: signature(answer)}, nil
}

func put(ctx context.Context, cache js.Value, name string, body loader.Blob, headers map[string]any) error {
	answer := js.Global().Get("Response").New(body.(blob).Value, map[string]any{"headers": headers})
	_, err := browser.Await(ctx, cache.Call("put", name, answer))
	return err
}

// Manifest implements loader.Store.
func (Store) Manifest(ctx context.Context) (loader.Letter, error) { return get(ctx, manifestName) }

// Part implements loader.Store.
func (Store) Part(ctx context.Context, path string) (loader.Blob, error) {
	letter, err := get(ctx, partPrefix+path)
	return letter.Body, err
}

// Save implements loader.Store.
func (Store) Save(ctx context.Context, manifest loader.Letter, parts []loader.Part) error {
	cache, err := open(ctx)
	if err != nil {
		return err
	}
	keep := []string{manifestName}
	for _, p := range parts {
		keep = append(keep, partPrefix+p.Path)
		if err := put(ctx, cache, partPrefix+p.Path, p.Body, nil); err != nil {
			return fmt.Errorf("keep %s: %w", p.Path, err)
		}
	}
	headers := map[string]any{"Loge-Signature": manifest.Signature}
	if err := put(ctx, cache, manifestName, manifest.Body, headers); err != nil {
		return fmt.Errorf("keep the manifest: %w", err)
	}
	return dropOthers(ctx, cache, keep)
}

func dropOthers(ctx context.Context, cache js.Value, keep []string) error {
	requests, err := browser.Await(ctx, cache.Call("keys"))
	if err != nil {
		return err
	}
	for i := range requests.Length() {
		request := requests.Index(i)
		url := js.Global().Get("URL").New(request.Get("url"))
		if slices.Contains(keep, url.Get("pathname").String()) {
			continue
		}
		if _, err := browser.Await(ctx, cache.Call("delete", request)); err != nil {
			return err
		}
	}
	return nil
}
