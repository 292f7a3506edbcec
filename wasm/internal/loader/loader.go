package loader

import (
	"context"
	"encoding/base64"
	"time"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/ui"
)

// root is where the edge publishes the pack.
const root = "/v1/"

// patience is how long a visitor who has a kept pack waits for the manifest.
const patience = 8 * time.Second

// A Loader loads once. Use and Tell are called from the goroutine of Load.
type Loader struct {
	Platform Platform
	Store    Store
	Use      func(*pack.Pack) error // takes each pack that can be shown, the fuller ones later
	Tell     func(ui.Status)        // takes each change of the status; Requests stays empty

	status ui.Status
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
	wait := ctx
	if kept != nil {
		last = kept.manifest.Version
		short := impatient{ctx, make(chan struct{})}
		defer time.AfterFunc(patience, func() { close(short.done) }).Stop()
		wait = short
	}
	letter, err := l.Platform.Fetch(wait, root+"manifest", pack.MaxManifest, true, func(int64) {})
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
	// A full or forbidden store is no fault of the pack: the next visit fetches again.
	_ = l.Store.Save(ctx, e.letter, parts)
	return nil
}

// An impatient context ends after a while. context.WithTimeout would do the same, for 10 KB more of download.
type impatient struct {
	context.Context
	done chan struct{}
}

func (c impatient) Done() <-chan struct{} { return c.done }

func (c impatient) Err() error {
	select {
	case <-c.done:
		return context.DeadlineExceeded
	default:
		return c.Context.Err()
	}
}

func (l *Loader) openKept(ctx context.Context, kept *edition) *fault {
	if err := kept.manifest.Check(l.Platform.Now(), 0); err != nil {
		l.note(ofCheck(err).notice)
	}
	_, fault := l.open(ctx, kept, l.fromStore)
	return fault
}
