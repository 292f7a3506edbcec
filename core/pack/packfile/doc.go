// Package packfile keeps packs in files: gzip, hashes, the folder that is published, keys and signatures.
//
// A folder holds packs/<sha256>.<kind> (one gzip file a part), parts.json (the list that a build leaves, unsigned), and
// once signed manifest.json and manifest.sig. Files are replaced in one step, never half-written.
package packfile

// The files of a folder beside packs/.
const (
	ListFile      = "parts.json"
	ManifestFile  = "manifest.json"
	SignatureFile = "manifest.sig"
)
