// Package content learns what films are about from their own descriptions: weighted TF-IDF features, their truncated
// singular value decomposition, and a map. It needs no person's data and runs offline, when a pack is built.
//
// The same input gives the same bytes on one platform. Between platforms it need not: every product is rounded before it is
// added, but logarithms, powers and the kernels of the decomposition may differ in their last bits. Then vectors differ by a
// step of int8 here and there, and on the map, which grows from them, films may lie elsewhere.
package content

import (
	"fmt"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/core/vec"
)

// Options sets what Build may vary. The zero value means the defaults.
type Options struct {
	Dim      int     // dimensions of the vectors; 0 means DefaultDim
	PerFilm  int     // features kept for a film, the strongest; 0 means DefaultPerFilm
	Blend    float32 // share of the vectors in similarity, over 0 to 1; 0 means DefaultBlend
	Seed     uint64  // of the random start of the decomposition and the map; 0 is a seed like any other
	Progress func(step string)
}

// The defaults of Options.
const (
	DefaultDim     = 64
	DefaultPerFilm = 48
	DefaultBlend   = 0.35
)

// A Row is the sparse description of one film: unit length, at most Options.PerFilm features.
type Row struct {
	Index  []uint32  // into Model.Features, ascending
	Weight []float32 // positive, as many as Index
}

// A Model describes n films, in the order in which Build was given them.
//
// With x the sparse row of a film and V the leading right singular vectors of all rows, the film's vector is Vᵀx, kept
// as length and direction. The similarity of two films is
//
//	Blend · yᵢ·yⱼ + (1−Blend) · xᵢ·xⱼ
//
// of unit vectors y and unit rows x: the first part generalises, the second keeps shared people and rare tags exact.
type Model struct {
	Dim      int
	Features []text.Feature // in at least two films each; by field, then by key
	Rows     []Row          // n; empty for a film that shares no feature with another
	Vectors  []float32      // n×Dim, row-major, rows of unit length (zeros where the norm is 0)
	Norms    []float32      // n, the length of Vᵀx, 0..1
	Singular []float64      // Dim singular values, descending, positive
	Map      [][2]float32   // n places in the square -1..1, near for like films
	Blend    float32
	Report   Report
}

// Build describes films. Order matters only in that results come in the same order and that equal weights are cut by
// feature order; the same input gives the same output on one platform. It fails when there are fewer than two films or
// when no two of them share a feature.
func Build(films []film.Film, vocabulary film.Vocabulary, options Options) (*Model, error) {
	options = options.withDefaults()
	if err := options.check(); err != nil {
		return nil, err
	}
	if len(films) < 2 {
		return nil, fmt.Errorf("content: %d films, expected at least 2 to compare", len(films))
	}
	options.Progress("describing films")
	features, rows := describe(films, vocabulary, options.PerFilm)
	if len(features) == 0 {
		return nil, fmt.Errorf("content: no two of the %d films share a feature", len(films))
	}
	options.Progress("decomposing")
	x := newSparse(rows, len(features))
	right, singular, err := decompose(x, options.Dim, options.Seed)
	if err != nil {
		return nil, err
	}
	m := &Model{Dim: len(singular), Features: features, Rows: rows, Singular: singular, Blend: options.Blend}
	m.project(x, right)
	options.Progress("drawing the map")
	m.Map = layout(m.Vectors, m.Dim, options.Seed)
	options.Progress("measuring errors")
	m.Report = measure(m, options.Seed)
	return m, nil
}

func (o Options) withDefaults() Options {
	if o.Dim == 0 {
		o.Dim = DefaultDim
	}
	if o.PerFilm == 0 {
		o.PerFilm = DefaultPerFilm
	}
	if o.Blend == 0 {
		o.Blend = DefaultBlend
	}
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	return o
}

func (o Options) check() error {
	switch {
	case o.Dim < 2 || o.Dim > 512:
		return fmt.Errorf("content: %d dimensions, expected 2..512", o.Dim)
	case o.PerFilm < 1 || o.PerFilm > 255:
		return fmt.Errorf("content: %d features a film, expected 1..255", o.PerFilm)
	case !(o.Blend > 0 && o.Blend <= 1):
		return fmt.Errorf("content: blend %v, expected over 0 and at most 1", o.Blend)
	}
	return nil
}

// project sets Vectors and Norms to the directions and lengths of the rows in the space of right.
func (m *Model) project(x *sparse, right dense) {
	y := x.times(right)
	m.Vectors = make([]float32, len(y.data))
	m.Norms = make([]float32, x.rows)
	for i, value := range y.data {
		m.Vectors[i] = float32(value)
	}
	for i := range m.Norms {
		m.Norms[i] = float32(vec.Normalize(m.Vectors[i*m.Dim : (i+1)*m.Dim]))
	}
}

// Similarity returns how alike films i and j are, by the formula of Model; 1 for a film and itself.
func (m *Model) Similarity(i, j int) float32 {
	latent := vec.Dot(m.vector(i), m.vector(j))
	return float32(m.Blend*latent) + float32((1-m.Blend)*m.Rows[i].Dot(m.Rows[j]))
}

func (m *Model) vector(i int) []float32 { return m.Vectors[i*m.Dim : (i+1)*m.Dim] }

// Dot returns the inner product of two rows.
func (r Row) Dot(s Row) float32 {
	var sum float32
	for i, j := 0, 0; i < len(r.Index) && j < len(s.Index); {
		switch {
		case r.Index[i] < s.Index[j]:
			i++
		case r.Index[i] > s.Index[j]:
			j++
		default:
			sum += float32(r.Weight[i] * s.Weight[j])
			i, j = i+1, j+1
		}
	}
	return sum
}
