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
	errNotZip    = refuse("zip-damaged")
	errZip64     = refuse("zip-64")
	errNoInflate = errors.New("nothing to unpack with")
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
		return nil, refuse("zip-part")
	case count > maxEntries:
		return nil, refuse("zip-many", strconv.Itoa(maxEntries))
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
			return nil, refuse("zip-path", quoted(e.name))
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
		return nil, refuse("zip-locked", quoted(e.name))
	case e.method != stored && e.method != deflated:
		return nil, refuse("zip-method", quoted(e.name))
	case int64(e.size) > int64(budget):
		return nil, refuse("zip-large", quoted(e.name), strconv.Itoa(maxUnpacked>>20))
	case uint64(e.size) > maxRatio*uint64(e.packed)+maxField:
		return nil, refuse("zip-bomb", quoted(e.name))
	case at+localLength > uint64(len(data)) || string(data[at:at+4]) != localSignature:
		return nil, errNotZip
	}
	at += localLength + uint64(le16(data[at+26:])) + uint64(le16(data[at+28:]))
	if at+uint64(e.packed) > uint64(len(data)) {
		return nil, errNotZip
	}
	out, err := e.content(data[at:at+uint64(e.packed)], inflate)
	if err != nil || uint32(len(out)) != e.size || crc.New(crc.IEEE).Update(0, out) != e.crc {
		return nil, refuse("zip-entry", quoted(e.name))
	}
	return out, nil
}

func (e *zipEntry) content(packed []byte, inflate Inflate) ([]byte, error) {
	if e.method == stored {
		return packed, nil
	}
	if inflate == nil {
		return nil, errNoInflate
	}
	return inflate(packed, int(e.size))
}

func le16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func le32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
