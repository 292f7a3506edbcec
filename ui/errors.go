package ui

import "errors"

// ErrNoFilm says that the catalogue has no film of that ID.
var ErrNoFilm = errors.New("no such film")

// ErrNotReady says that the parts of the pack that the call needs are not there yet.
var ErrNotReady = errors.New("the films are still on their way")
