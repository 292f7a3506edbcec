// Package store keeps the files of core/profile in the browser: in the origin private file system, else in IndexedDB, else in
// memory; and encrypts them with WebCrypto.
package store
