// Package loader brings the published pack into the engine: it fetches, verifies, unpacks and opens it, keeps the last good one
// on the device, and falls back to that one when anything is wrong.
//
// The order is fixed: manifest, signature over its exact bytes, only then its content; then for each part size, hash,
// inflation under the declared size, structure. Which requests are made depends on the published version and on whether this
// browser was here before, never on the person: everybody fetches the whole pack, in the same order.
package loader
