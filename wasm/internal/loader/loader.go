package loader

import (
	"context"
	"encoding/base64"
	"time"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/wait"
)

// root is where the edge publishes the pack.
const root = "/v1/"

// How long the network may say nothing before the loader goes on without it. Who has no kept pack has nothing to go on with,
// and a network may well take its time.
const (
	keptPatience  = 8 * time.Second
	firstPatience = time.Minute
)

// saveLimit is how long the store may take to keep a pack. What waits for the end of the loading waits for this, too.
const saveLimit = 30 * time.Second

// A Loader loads once. Use and Tell are called from the goroutine of Load.
type Loader struct {
	Platform Platform
	Store    Store
	Use      func(*pack.Pack) error // takes each pack that can be shown, the fuller ones later
	Tell     func(ui.Status)        // takes each change of the status; Requests stays empty

	status   ui.Status
	patience time.Duration
}

// An edition is one published pack: its manifest as it was sent, verified, and as it was understood.
type edition struct {
	letter   Letter
	manifest *pack.Manifest
}

// Load brings a pack into use and ends with the phase Ready or Failed; Front when only a part of a first pack was good.
// With keptFirst the network is not asked as long as the kept pack is good.
func (l *Loader) Load(ctx context.Context, keptFirst bool) {
	l.status = ui.Status{Phase: ui.Loading}
	l.tell()
	kept := l.kept(ctx)
	if keptFirst && kept != nil && l.openKept(ctx, kept) == nil {
		return
	}
	fault := l.openPublished(ctx, kept)
	if fault == nil {
		return
	}
	l.note(fault.notice)
	if kept != nil && l.openKept(ctx, kept) == nil {
		return
	}
	if l.status.Phase == ui.Loading {
		l.status.Phase = ui.Failed
		l.tell()
	}
}

func (l *Loader) tell() { l.Tell(l.status) }

func (l *Loader) note(notice string) {
	l.status.Notices = append(l.status.Notices[:len(l.status.Notices):len(l.status.Notices)], notice)
	l.tell()
}

// kept returns the edition in the store, or nil when there is none with a good signature.
func (l *Loader) kept(ctx context.Context) *edition {
	letter, err := l.Store.Manifest(ctx)
	if err != nil || letter.Body == nil {
		return nil
	}
	e, fault := l.read(ctx, letter)
	if fault != nil {
		return nil
	}
	return e
}

// read verifies a manifest, and only then looks into it.
func (l *Loader) read(ctx context.Context, letter Letter) (*edition, *fault) {
	signature, err := base64.StdEncoding.DecodeString(letter.Signature)
	if err != nil {
		return nil, wrap(noticeSignature, err)
	}
	good, err := l.Platform.Verify(ctx, letter.Body, signature)
	if err != nil || !good {
		return nil, wrap(noticeSignature, err)
	}
	manifest, err := pack.ParseManifest(l.Platform.Bytes(letter.Body))
	if err != nil {
		return nil, wrap(noticeDamaged, err)
	}
	return &edition{letter, manifest}, nil
}

func (l *Loader) openPublished(ctx context.Context, kept *edition) *fault {
	var last uint64
	l.patience = firstPatience
	if kept != nil {
		last, l.patience = kept.manifest.Version, keptPatience
	}
	letter, err := l.fetch(ctx, "manifest", pack.MaxManifest, true, func(int64) {})
	if err != nil {
		return ofFetch(err)
	}
	e, fault := l.read(ctx, letter)
	if fault != nil {
		return fault
	}
	if err := e.manifest.Check(l.Platform.Now(), last); err != nil {
		return ofCheck(err)
	}
	parts, fault := l.open(ctx, e, l.fromAnywhere)
	if fault != nil {
		return fault
	}
	w := wait.Within(ctx, saveLimit)
	defer w.Stop()
	_ = l.Store.Save(w, e.letter, parts) // a full or forbidden store is no fault of the pack: the next visit fetches again
	return nil
}

// fetch gets what is published under a path. Each chunk that comes earns the network the loader's patience anew.
func (l *Loader) fetch(ctx context.Context, path string, limit int64, fresh bool, progress func(int64)) (Letter, error) {
	w := wait.Within(ctx, l.patience)
	defer w.Stop()
	return l.Platform.Fetch(w, root+path, limit, fresh, func(n int64) {
		w.Again()
		progress(n)
	})
}

func (l *Loader) openKept(ctx context.Context, kept *edition) *fault {
	if err := kept.manifest.Check(l.Platform.Now(), 0); err != nil {
		l.note(ofCheck(err).notice)
	}
	_, fault := l.open(ctx, kept, l.fromStore)
	return fault
}
