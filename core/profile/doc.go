// Package profile keeps what people do with films on their own device: an append-only log with snapshots for each person,
// encrypted if they wish, that survives a killed browser and merges with what other tabs and exported files hold.
//
// From the ground up: an [Entry] is what is known of one event; a [State] is a set of entries that merges; a book keeps a
// state in the files of a [Store]; the directory lists the people; a [Keeper] is all of it for one tab. FORMAT.md describes
// the files.
package profile
