// Package pack builds, opens and checks the binary pack: a catalogue and its content vectors in three parts.
//
// FORMAT.md describes every byte. A part here is always unpacked; package packfile adds gzip, hashes, files and keys.
//
// Open never panics and never allocates more than about MemoryFactor times the bytes it is given, whatever they are.
// All film, person, feature and label numbers of an opened pack are indices from zero; films are ordered by id.
package pack

// A Kind is the purpose of a part.
type Kind uint8

// The parts, in the order in which a page fetches them.
const (
	Front   Kind = 1 + iota // all that cards and posters need
	Detail                  // loglines, cast, writers, money, pinyin
	Vectors                 // the content model: int8 rows, sparse features with labels

	numKinds = int(Vectors)
)

// Kinds lists the kinds in the order in which a page fetches them.
func Kinds() [numKinds]Kind { return [numKinds]Kind{Front, Detail, Vectors} }

// String returns "front", "detail", "vectors", or "unknown".
func (k Kind) String() string {
	switch k {
	case Front:
		return "front"
	case Detail:
		return "detail"
	case Vectors:
		return "vectors"
	}
	return "unknown"
}

// ParseKind is the inverse of String; ok is false for any other word.
func ParseKind(s string) (k Kind, ok bool) {
	for _, k := range Kinds() {
		if k.String() == s {
			return k, true
		}
	}
	return 0, false
}

// A Part is one unpacked part of a pack.
type Part struct {
	Kind  Kind
	Bytes []byte
}

// A Block is an additional named piece of a part, for models that come later. Readers that do not know it skip it.
type Block struct {
	Tag   string // four printable ASCII characters, not one of the format's own tags
	Kind  Kind   // the part that carries it
	Bytes []byte
}

// TagBlend marks the optional block of collaborative recommendations in the Vectors part: the encoding of blend.Model,
// whose items are the pack's films in their order.
const TagBlend = "BLND"

// TagPrior marks the optional block of what people at large like in the Vectors part: the encoding of prior.Prior.
const TagPrior = "PRIO"

// TagMeans marks the optional block of the films' mean ratings in the Vectors part: what prior.EncodeMeans writes.
const TagMeans = "MEAN"

// A Pinyin is how Chinese text is typed on a Latin keyboard. Several readings are separated by one space.
type Pinyin struct {
	Full     string // "chongqingsenlin"
	Initials string // "cqsl"
}
