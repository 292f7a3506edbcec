// Package web gives the loader the browser: fetch, WebCrypto, DecompressionStream and the Cache API.
package web
