package ui

import "errors"

// ErrNoFilm says that the catalogue has no film of that ID.
var ErrNoFilm = errors.New("no such film")

// ErrNotReady says that the parts of the pack that the call needs are not there yet.
var ErrNotReady = errors.New("the films are still on their way")

// ErrPassphrase says that a passphrase is wrong, or missing where one is needed.
var ErrPassphrase = errors.New("the passphrase is not the right one")

// ErrDamaged says that kept data or a file cannot be read, whatever the passphrase.
var ErrDamaged = errors.New("the data is damaged")

// ErrReadOnly says that a newer version of Loge wrote what is kept: it cannot be changed here.
var ErrReadOnly = errors.New("a newer version wrote what is kept; it can only be read here")

// A Refusal says why a file cannot be read.
type Refusal struct{ Remark }

// Error returns what stands for the sentence that the page writes.
func (r *Refusal) Error() string { return r.Why }

// ErrTooLarge says that a file has more than MaxFile bytes.
var ErrTooLarge = errors.New("the file is too large")
