package profile

import (
	"encoding/binary"
	"errors"

	"github.com/loge-film/loge/core/crc"
)

// Version is the version of the files that this code writes.
const Version = 1

// The types of files.
const (
	logFile       = 'L'
	snapshotFile  = 'S'
	directoryFile = 'D'
	exportFile    = 'X'
)

// The kinds of records. A reader skips kinds that it does not know in files of a newer version.
const (
	recordEntries = 1 // entries, each behind its length
	recordEnd     = 2 // the number of entries; nothing may follow
	recordPeople  = 3 // the directory
	recordLock    = 4 // how the key of an exported file is had; never sealed
	recordAbout   = 5 // name and ceiling of an exported profile
)

// Sizes in bytes.
const (
	headerSize = 20
	frameSize  = 17
	maxPayload = 1 << 20
	nonceSize  = 12
	keySize    = 32
)

const (
	magic      = "LOGE"
	flagSealed = 1
)

// A header begins every file.
type header struct {
	Type    byte
	Version byte
	Sealed  bool
	Epoch   uint64
}

// ErrDamaged says that bytes are not those that were written.
var ErrDamaged = errors.New("the data is damaged")

var castagnoli = crc.New(crc.Castagnoli)

func checksum(b []byte) uint32 { return castagnoli.Update(0, b) }

func appendHeader(b []byte, h header) []byte {
	start := len(b)
	flags := byte(0)
	if h.Sealed {
		flags = flagSealed
	}
	b = append(append(b, magic...), h.Type, h.Version, flags, 0)
	b = binary.LittleEndian.AppendUint64(b, h.Epoch)
	return binary.LittleEndian.AppendUint32(b, checksum(b[start:]))
}

func parseHeader(b []byte) (header, error) {
	if len(b) < headerSize || string(b[:4]) != magic || checksum(b[:16]) != binary.LittleEndian.Uint32(b[16:]) {
		return header{}, ErrDamaged
	}
	return header{b[4], b[5], b[6]&flagSealed != 0, binary.LittleEndian.Uint64(b[8:])}, nil
}

// A frame is one record of a file.
type frame struct {
	Seq     uint64 // 1 for the first record of the file, then one more each
	Kind    byte
	Payload []byte
}

func appendFrame(b []byte, f frame) []byte {
	start := len(b)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.Payload)))
	b = binary.LittleEndian.AppendUint64(b, f.Seq)
	b = append(b, f.Kind)
	sum := castagnoli.Update(checksum(b[start:]), f.Payload)
	return append(binary.LittleEndian.AppendUint32(b, sum), f.Payload...)
}

// parseFrame takes a record off the front of b and returns its size there; ok is false when there is no whole, undamaged
// record. The payload is a part of b.
func parseFrame(b []byte) (f frame, size int, ok bool) {
	if len(b) < frameSize {
		return f, 0, false
	}
	n := binary.LittleEndian.Uint32(b)
	if n > maxPayload || int(n) > len(b)-frameSize {
		return f, 0, false
	}
	f = frame{binary.LittleEndian.Uint64(b[4:]), b[12], b[frameSize : frameSize+int(n)]}
	sum := castagnoli.Update(checksum(b[:13]), f.Payload)
	return f, frameSize + int(n), sum == binary.LittleEndian.Uint32(b[13:])
}
