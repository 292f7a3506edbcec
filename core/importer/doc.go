// Package importer brings a person's past along: it reads the files that film sites let people take with them, finds the
// films of the catalogue that they speak of, and makes events of what was done with them. It makes no request, reads no
// clock and keeps nothing.
//
// Read recognises a file by its content. A Matcher then compares its items with the catalogue, a piece at a time, and
// says which are surely a film, which may be one, and which are none. Events gives the acts of those that are taken.
// FORMATS.md names the layout of each site and the columns that are used.
package importer
