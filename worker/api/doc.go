// Package api answers the public routes of the edge from one opened pack, without net/http and without knowing who asks.
//
// The routes:
//
//	GET /v1/manifest               the signed manifest, byte for byte
//	GET /v1/vectors/{shard}        the item vectors of 256 films, binary or JSON by Accept, not cacheable
//	GET /v1/vectors/{shard}.bin    the same, always binary, cacheable
//	GET /v1/vectors/{shard}.json   the same, always JSON, cacheable
//	GET /v1/films/{id}             one film as JSON-LD
//	GET /healthz                   version and number of films
//
// Packs and the page are static files and never come here; a path without a file does, and gets a problem document (RFC 9457).
// Why the plain vectors path is not cacheable: its bytes depend on Accept, which a cache would have to be told by Vary,
// and the edge varies on nothing but Accept-Encoding. Its Content-Location names the cacheable twin.
//
// openapi.json in the folder above describes the routes; a test keeps it true.
package api
