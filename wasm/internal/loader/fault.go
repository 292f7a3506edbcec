package loader

import (
	"errors"

	"github.com/loge-film/loge/core/pack"
)

// The keys of the notices; see ui.Status.
const (
	noticeSignature = "pack-signature"
	noticeHash      = "pack-hash"
	noticeRollback  = "pack-rollback"
	noticeExpired   = "pack-expired"
	noticeDamaged   = "pack-damaged"
	noticeOffline   = "pack-offline"
)

// A fault is why a pack is not used, and the key of the notice that says so to the person.
type fault struct {
	notice string
	err    error
}

func wrap(notice string, err error) *fault { return &fault{notice, err} }

func ofFetch(err error) *fault {
	if errors.Is(err, ErrTooLarge) {
		return wrap(noticeDamaged, err)
	}
	return wrap(noticeOffline, err)
}

// ofCheck names what is wrong with a manifest of good signature. One from the future counts as expired: its dates and the
// clock of this device do not go together.
func ofCheck(err error) *fault {
	if errors.Is(err, pack.ErrRollback) {
		return wrap(noticeRollback, err)
	}
	return wrap(noticeExpired, err)
}
