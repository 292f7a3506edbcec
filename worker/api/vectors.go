package api

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"

	"github.com/loge-film/loge/core/pack"
)

// ShardFilms is the number of films in every shard of vectors but the last. The shards follow the order of the pack:
// nobody can ask for a list of their own.
const ShardFilms = 256

const (
	binaryType = "application/octet-stream"
	jsonType   = "application/json"
)

// The fixed part of a binary shard: see appendBinary.
const (
	shardMagic      = "LGVS"
	shardFormat     = 1
	shardHeaderSize = 32
)

// A shard is the films from..to-1 of the pack.
type shard struct{ number, count, from, to int }

func (e *Edge) getVectors(parameter string, r Request) Response {
	binaryWish, jsonWish := quality(r.Accept, binaryType), quality(r.Accept, jsonType)
	if binaryWish == 0 && jsonWish == 0 {
		return problem(statusNotAcceptable, "Not Acceptable", "Vectors come as application/octet-stream or application/json.")
	}
	get, suffix := e.getVectorsBinary, ".bin"
	if jsonWish > binaryWish {
		get, suffix = e.getVectorsJSON, ".json"
	}
	answer := get(parameter, r)
	if answer.Status != statusOK {
		return answer
	}
	for i := range answer.Header {
		if answer.Header[i].Name == "Cache-Control" {
			answer.Header[i].Value = "no-store"
		}
	}
	answer.Header = append(answer.Header, Field{"Content-Location", "/v1/vectors/" + parameter + suffix})
	return answer
}

func (e *Edge) getVectorsBinary(parameter string, _ Request) Response {
	s, ok := e.shard(parameter)
	if !ok {
		return noShard()
	}
	return cacheable(binaryType, e.appendBinary(nil, s))
}

func (e *Edge) getVectorsJSON(parameter string, _ Request) Response {
	s, ok := e.shard(parameter)
	if !ok {
		return noShard()
	}
	return cacheable(jsonType, e.appendJSON(nil, s))
}

func noShard() Response {
	return notFound("There is no shard with this number; /v1/vectors/0.json tells how many there are.")
}

func (e *Edge) shards() int {
	return (e.pack.Len() + ShardFilms - 1) / ShardFilms
}

// shard finds the shard of that number, which must be written in the one canonical way.
func (e *Edge) shard(parameter string) (shard, bool) {
	n, err := strconv.Atoi(parameter)
	if err != nil || n < 0 || n >= e.shards() || strconv.Itoa(n) != parameter {
		return shard{}, false
	}
	return shard{n, e.shards(), n * ShardFilms, min((n+1)*ShardFilms, e.pack.Len())}, true
}

// appendBinary appends a shard in little-endian order:
//
//	 0  4 bytes  "LGVS"
//	 4  uint16   format, 1
//	 6  uint16   dim
//	 8  uint32   number of this shard
//	12  uint32   number of shards
//	16  uint32   n, films in this shard
//	20  uint32   size of the ids in bytes
//	24  uint64   version of the pack
//	32  n × float32        scales
//	    n × dim × int8     rows; the unit vector of film i is scale i times row i
//	    ids, each followed by "\n"
func (e *Edge) appendBinary(b []byte, s shard) []byte {
	films, dim := s.to-s.from, e.pack.Dim()
	size := 0
	for i := s.from; i < s.to; i++ {
		size += len(e.pack.ID(i)) + 1
	}
	b = slices.Grow(b, shardHeaderSize+films*(4+dim)+size)
	b = append(b, shardMagic...)
	b = binary.LittleEndian.AppendUint16(b, shardFormat)
	b = binary.LittleEndian.AppendUint16(b, uint16(dim))
	for _, n := range [...]int{s.number, s.count, films, size} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = binary.LittleEndian.AppendUint64(b, e.version)
	for i := s.from; i < s.to; i++ {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(e.pack.Scale(i)))
	}
	for i := s.from; i < s.to; i++ {
		for _, v := range e.pack.Row(i) {
			b = append(b, byte(v))
		}
	}
	for i := s.from; i < s.to; i++ {
		b = append(append(b, e.pack.ID(i)...), '\n')
	}
	return b
}

// appendJSON appends a shard as {"version", "shard", "shards", "dim", "films": [{"id", "scale", "vector"}]}.
// It is written by hand because reflection over 16,384 small numbers takes several times as long.
// Film ids are slugs and need no escaping.
func (e *Edge) appendJSON(b []byte, s shard) []byte {
	b = slices.Grow(b, maxJSONHead+(s.to-s.from)*(maxJSONFilm+e.pack.Dim()*len("-127,")))
	b = strconv.AppendUint(append(b, `{"version":`...), e.version, 10)
	b = strconv.AppendInt(append(b, `,"shard":`...), int64(s.number), 10)
	b = strconv.AppendInt(append(b, `,"shards":`...), int64(s.count), 10)
	b = strconv.AppendInt(append(b, `,"dim":`...), int64(e.pack.Dim()), 10)
	b = append(b, `,"films":[`...)
	for i := s.from; i < s.to; i++ {
		if i > s.from {
			b = append(b, ',')
		}
		b = append(append(b, "\n{\"id\":\""...), e.pack.ID(i)...)
		b = strconv.AppendFloat(append(b, `","scale":`...), float64(e.pack.Scale(i)), 'g', -1, 32)
		b = append(b, `,"vector":[`...)
		b = append(appendRow(b, e.pack.Row(i)), "]}"...)
	}
	return append(b, "\n]}\n"...)
}

// Enough for all of a JSON shard but its films, and for all of a film but its vector; more would only cost a copy.
const (
	maxJSONHead = 128
	maxJSONFilm = 48 + pack.MaxID
)

// appendRow appends numbers with commas between them. Eight bytes are written for each, of which the next number covers
// those that are too many: this takes a third of the time of one digit after the other.
func appendRow(b []byte, row []int8) []byte {
	if len(row) == 0 {
		return b
	}
	from := len(b)
	b = slices.Grow(b, len(row)*len("-127,")+8)[:from+len(row)*len("-127,")+8]
	at := from
	for _, v := range row {
		binary.LittleEndian.PutUint64(b[at:at+8], decimals[uint8(v)].text)
		at += decimals[uint8(v)].size
	}
	return b[:at-1]
}

// decimals holds what appendRow writes, by the number's bits.
var decimals = func() (all [256]struct {
	text uint64 // the number in decimal and a comma, the first byte lowest
	size int    // in bytes
}) {
	for i := range all {
		var text [8]byte
		all[i].size = len(append(strconv.AppendInt(text[:0], int64(int8(i)), 10), ','))
		all[i].text = binary.LittleEndian.Uint64(text[:])
	}
	return all
}()
