package importer

import (
	"encoding/binary"
	"errors"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/crc"
)

// The caps of a zip. Exports of sites are tables of text: they hold some dozens of entries and shrink five- to tenfold.
const (
	maxEntries  = 10_000
	maxUnpacked = 64 << 20
	maxRatio    = 200
)

// A zipEntry is one file within a zip.
type zipEntry struct {
	name   string
	method uint16
	flags  uint16
	crc    uint32
	packed uint32 // bytes
	size   uint32 // bytes
	offset uint32 // of its local header
}

const (
	stored   = 0
	deflated = 8
)

// The signatures and lengths of the records of a zip, as APPNOTE.TXT has them (4.3.7, 4.3.12, 4.3.16).
const (
	localSignature   = "PK\x03\x04"
	centralSignature = "PK\x01\x02"
	endSignature     = "PK\x05\x06"
	localLength      = 30
	centralLength    = 46
	endLength        = 22
)

var (
	errNotZip = errors.New("the zip is damaged or cut off: export it again")
	errZip64  = errors.New("the zip is of the kind for files over 4 GB: unpack it, and choose the tables in it one by one")
)

// zipEntries lists the files of a zip from its central directory; folders do not count.
func zipEntries(data []byte) ([]zipEntry, error) {
	end := findEnd(data)
	if end < 0 {
		return nil, errNotZip
	}
	record := data[end:]
	count, size, at := le16(record[10:]), le32(record[12:]), le32(record[16:])
	switch {
	case count == 0xffff || size == 0xffffffff || at == 0xffffffff:
		return nil, errZip64
	case le32(record[4:]) != 0 || le16(record[8:]) != count:
		return nil, errors.New("the zip is one part of several: put the parts together first")
	case count > maxEntries:
		return nil, errors.New("the zip holds more than " + strconv.Itoa(maxEntries) + " files: choose the tables in it one by one")
	case uint64(at)+uint64(size) > uint64(end):
		return nil, errNotZip
	}
	return directory(data[at:at+size], int(count))
}

// findEnd returns the offset of the end record, which a comment may follow, or -1.
func findEnd(data []byte) int {
	for at := len(data) - endLength; at >= 0 && at >= len(data)-endLength-0xffff; at-- {
		if string(data[at:at+4]) == endSignature && at+endLength+int(le16(data[at+20:])) == len(data) {
			return at
		}
	}
	return -1
}

// directory reads count records of the central directory.
func directory(data []byte, count int) ([]zipEntry, error) {
	var entries []zipEntry
	for range count {
		if len(data) < centralLength || string(data[:4]) != centralSignature {
			return nil, errNotZip
		}
		name := int(le16(data[28:]))
		length := centralLength + name + int(le16(data[30:])) + int(le16(data[32:]))
		if len(data) < length {
			return nil, errNotZip
		}
		e := zipEntry{
			name:  string(data[centralLength : centralLength+name]),
			flags: le16(data[8:]), method: le16(data[10:]), crc: le32(data[16:]),
			packed: le32(data[20:]), size: le32(data[24:]), offset: le32(data[42:]),
		}
		if e.packed == 0xffffffff || e.size == 0xffffffff || e.offset == 0xffffffff {
			return nil, errZip64
		}
		if strings.HasPrefix(e.name, "/") || strings.Contains("/"+strings.ReplaceAll(e.name, `\`, "/")+"/", "/../") {
			return nil, errors.New("the zip names a file outside of itself, " + quote(e.name) + ": it is not an export of a site")
		}
		if !strings.HasSuffix(e.name, "/") {
			entries = append(entries, e)
		}
		data = data[length:]
	}
	return entries, nil
}

// unpack returns the bytes of an entry; budget is how many it may have.
func (e *zipEntry) unpack(data []byte, budget int, inflate Inflate) ([]byte, error) {
	at := uint64(e.offset)
	switch {
	case e.flags&1 != 0:
		return nil, e.failure("is encrypted: unpack the zip with its password, and choose the tables one by one")
	case e.method != stored && e.method != deflated:
		return nil, e.failure("is packed in a way that Loge does not know: unpack the zip, and choose the tables one by one")
	case int64(e.size) > int64(budget):
		return nil, e.failure("is too large: all tables of a zip may have " + strconv.Itoa(maxUnpacked>>20) + " MB")
	case uint64(e.size) > maxRatio*uint64(e.packed)+maxField:
		return nil, e.failure("is packed more tightly than any table: it is not an export of a site")
	case at+localLength > uint64(len(data)) || string(data[at:at+4]) != localSignature:
		return nil, errNotZip
	}
	at += localLength + uint64(le16(data[at+26:])) + uint64(le16(data[at+28:]))
	if at+uint64(e.packed) > uint64(len(data)) {
		return nil, errNotZip
	}
	out, err := e.content(data[at:at+uint64(e.packed)], inflate)
	if err != nil || uint32(len(out)) != e.size || crc.New(crc.IEEE).Update(0, out) != e.crc {
		return nil, e.failure("is damaged: export the zip again")
	}
	return out, nil
}

func (e *zipEntry) content(packed []byte, inflate Inflate) ([]byte, error) {
	if e.method == stored {
		return packed, nil
	}
	if inflate == nil {
		return nil, errors.New("nothing to unpack with")
	}
	return inflate(packed, int(e.size))
}

func (e *zipEntry) failure(what string) error {
	return errors.New("in the zip, " + quote(e.name) + " " + what)
}

func le16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
