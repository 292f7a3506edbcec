// Package browser is the thin layer over syscall/js: it owns and releases every callback, waits for promises and copies bytes.
package browser
