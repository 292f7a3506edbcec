package pack

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// A Row is the sparse description of one film: indices of features, ascending, and their positive weights.
// The squares of the weights of a row that is not empty sum to 1.
type Row struct {
	Index  []uint32
	Weight []float32
}

// A Builder is all that goes into a pack. Slices that are parallel to Films are in the order of Films, which is any;
// the pack orders films by id. The content model may be left out (Dim 0); then Build makes no Vectors part.
type Builder struct {
	Vocabulary film.Vocabulary
	Countries  []film.Label // labels of all country codes that films use; Slug is the code
	Languages  []film.Label // likewise for languages
	Films      []film.Film
	Fame       []float32              // 0..1, parallel to Films; nil means 0 for all
	Pinyin     func(zh string) Pinyin // called for each Chinese title and name; nil means no pinyin
	Map        [][2]float32           // -1..1 each, parallel to Films; nil means no map

	Dim      int            // of Vectors, 0..MaxDim
	Vectors  []float32      // len(Films)·Dim, row-major; each row of unit length or zero
	Norms    []float32      // 0..1, parallel to Films: the length of the row before it was made a unit
	Singular []float64      // Dim singular values, descending
	Blend    float32        // 0..1: the share of the latent part in the similarity of two films
	Features []text.Feature // unique by field and key
	Rows     []Row          // parallel to Films

	Extra []Block // optional blocks for later models
}

// Build returns the parts in the order of Kinds. Equal builders give equal bytes. It does not change the builder.
func (b *Builder) Build() ([]Part, error) {
	s, err := newSheet(b)
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	s.front()
	s.detail()
	if b.Dim > 0 {
		s.vectors()
	}
	s.extra()
	if s.err != nil {
		return nil, fmt.Errorf("pack: %w", s.err)
	}
	return s.parts()
}

// A sheet is the work in progress of one Build.
type sheet struct {
	*Builder
	order  []int // order[i] is where film i of the pack stands in Films
	people crowd
	blocks map[Kind][]block
	err    error
}

func newSheet(b *Builder) (*sheet, error) {
	s := &sheet{Builder: b, order: make([]int, len(b.Films)), blocks: map[Kind][]block{}}
	if err := s.checkSizes(); err != nil {
		return nil, err
	}
	for i := range s.order {
		s.order[i] = i
	}
	slices.SortFunc(s.order, func(x, y int) int {
		return bytes.Compare([]byte(b.Films[x].ID), []byte(b.Films[y].ID))
	})
	for i := range s.order {
		if i > 0 && s.film(i).ID == s.film(i-1).ID {
			return nil, fmt.Errorf("two films have the id %q", s.film(i).ID)
		}
	}
	return s, nil
}

func (s *sheet) checkSizes() error {
	n := len(s.Films)
	switch {
	case n > MaxFilms:
		return fmt.Errorf("%d films, at most %d are allowed", n, MaxFilms)
	case s.Fame != nil && len(s.Fame) != n:
		return fmt.Errorf("%d fame values for %d films", len(s.Fame), n)
	case s.Map != nil && len(s.Map) != n:
		return fmt.Errorf("%d map points for %d films", len(s.Map), n)
	case s.Dim < 0 || s.Dim > MaxDim:
		return fmt.Errorf("%d dimensions, allowed are 0 to %d", s.Dim, MaxDim)
	case len(s.Vectors) != n*s.Dim || len(s.Singular) != s.Dim:
		return fmt.Errorf("%d vector components and %d singular values for %d films in %d dimensions",
			len(s.Vectors), len(s.Singular), n, s.Dim)
	case s.Dim > 0 && (len(s.Norms) != n || len(s.Rows) != n):
		return fmt.Errorf("%d norms and %d sparse rows for %d films", len(s.Norms), len(s.Rows), n)
	}
	return nil
}

// film returns film i in the order of the pack.
func (s *sheet) film(i int) *film.Film { return &s.Films[s.order[i]] }

// add writes one block of a part.
func (s *sheet) add(kind Kind, tag string, required bool, write func(e *encoder)) {
	if s.err != nil {
		return
	}
	e := &encoder{}
	write(e)
	if e.err != nil {
		s.err = fmt.Errorf("%s part, block %q: %w", kind, tag, e.err)
		return
	}
	s.blocks[kind] = append(s.blocks[kind], block{tag: tag, required: required, data: e.out})
}

func (s *sheet) extra() {
	if s.err != nil {
		return
	}
	for _, x := range s.Extra {
		if !isTag(x.Tag) || isKnown(x.Tag) || s.has(x.Tag) {
			s.err = fmt.Errorf("%q cannot be the tag of an extra block: four printable ASCII characters, not in use", x.Tag)
			return
		}
		if x.Kind < Front || x.Kind > Vectors || len(s.blocks[x.Kind]) == 0 {
			s.err = fmt.Errorf("extra block %q wants a part that the pack does not have", x.Tag)
			return
		}
		s.add(x.Kind, x.Tag, false, func(e *encoder) { e.out = x.Bytes })
	}
}

func (s *sheet) has(tag string) bool {
	for _, kind := range Kinds() {
		if find(s.blocks[kind], tag) != nil {
			return true
		}
	}
	return false
}

func (s *sheet) parts() ([]Part, error) {
	h := header{minor: Minor, build: s.buildID(), films: uint32(len(s.Films))}
	var parts []Part
	for _, kind := range Kinds() {
		if len(s.blocks[kind]) == 0 {
			continue
		}
		h.kind = kind
		part := Part{kind, encodePart(h, s.blocks[kind])}
		if len(part.Bytes) > MaxPart || len(s.blocks[kind]) > MaxBlocks {
			return nil, fmt.Errorf("pack: the %s part has %d bytes in %d blocks, at most %d in %d are allowed",
				kind, len(part.Bytes), len(s.blocks[kind]), MaxPart, MaxBlocks)
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// buildID hashes all blocks of all parts: FNV-1a of 128 bits, because the browser already pays for nothing heavier.
func (s *sheet) buildID() BuildID {
	hash := fnv.New128a()
	for _, kind := range Kinds() {
		for _, b := range s.blocks[kind] {
			var size [4]byte
			binary.LittleEndian.PutUint32(size[:], uint32(len(b.data)))
			hash.Write([]byte{byte(kind)})
			hash.Write([]byte(b.tag))
			hash.Write(size[:])
			hash.Write(b.data)
		}
	}
	return BuildID(hash.Sum(nil))
}
