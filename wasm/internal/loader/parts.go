package loader

import (
	"context"
	"errors"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/ui"
)

// A source brings the gzipped bytes of a part, of the declared size and hash.
type source func(ctx context.Context, p pack.ManifestPart) (Blob, *fault)

var (
	errSize   = errors.New("size differs from the declared one")
	errHash   = errors.New("hash differs from the declared one")
	errAbsent = errors.New("not kept")
)

// open brings the parts into use one after the other and returns their gzipped bytes.
func (l *Loader) open(ctx context.Context, e *edition, from source) ([]Part, *fault) {
	l.status.Loaded, l.status.Total = 0, 0
	for _, p := range e.manifest.Parts {
		l.status.Total += p.Size
	}
	l.tell()
	var parts []Part
	var open *pack.Pack
	for _, p := range e.manifest.Parts {
		blob, fault := from(ctx, p)
		if fault != nil {
			return nil, fault
		}
		parts = append(parts, Part{p.Path, blob})
		if open, fault = l.attach(ctx, open, blob, p); fault != nil {
			return nil, fault
		}
		if err := l.use(open, e.manifest.Version); err != nil {
			return nil, wrap(noticeDamaged, err)
		}
	}
	return parts, nil
}

// attach unpacks a part and adds it to the pack, which is nil before the first part.
func (l *Loader) attach(ctx context.Context, to *pack.Pack, blob Blob, p pack.ManifestPart) (*pack.Pack, *fault) {
	unpacked, err := l.Platform.Inflate(ctx, blob, p.Unpacked)
	if err == nil && int64(len(unpacked)) != p.Unpacked {
		err = errSize
	}
	if err != nil {
		return nil, wrap(noticeDamaged, err)
	}
	if to == nil {
		to, err = pack.Open(unpacked)
	} else {
		to, err = to.With(unpacked)
	}
	if err != nil {
		return nil, wrap(noticeDamaged, err)
	}
	return to, nil
}

func (l *Loader) use(p *pack.Pack, version uint64) error {
	if err := l.Use(p); err != nil {
		return err
	}
	l.status.Phase = ui.Front
	if p.HasDetail() && p.HasVectors() {
		l.status.Phase = ui.Ready
	}
	l.status.Version, l.status.Films = version, p.Len()
	l.tell()
	return nil
}

// fromStore takes a part that an earlier visit kept.
func (l *Loader) fromStore(ctx context.Context, p pack.ManifestPart) (Blob, *fault) {
	blob, err := l.Store.Part(ctx, p.Path)
	if err == nil && blob == nil {
		err = errAbsent
	}
	if err != nil {
		return nil, wrap(noticeDamaged, err)
	}
	if fault := l.check(ctx, blob, p); fault != nil {
		return nil, fault
	}
	l.progress(blob.Size())
	return blob, nil
}

// fromAnywhere takes a part from the store if an earlier visit kept the same one, else from the edge.
func (l *Loader) fromAnywhere(ctx context.Context, p pack.ManifestPart) (Blob, *fault) {
	if blob, fault := l.fromStore(ctx, p); fault == nil {
		return blob, nil
	}
	answer, err := l.fetch(ctx, p.Path, p.Size, false, l.progress)
	if err != nil {
		return nil, ofFetch(err)
	}
	return answer.Body, l.check(ctx, answer.Body, p)
}

func (l *Loader) check(ctx context.Context, blob Blob, p pack.ManifestPart) *fault {
	if blob.Size() != p.Size {
		return wrap(noticeDamaged, errSize)
	}
	hash, err := l.Platform.SHA256(ctx, blob)
	if err != nil || hash != p.SHA256 {
		return wrap(noticeHash, errors.Join(err, errHash))
	}
	return nil
}

func (l *Loader) progress(n int64) {
	l.status.Loaded += n
	l.tell()
}
