package pack

import "github.com/loge-film/loge/core/text"

// HasVectors reports whether the Vectors part is there. The accessors of this group need it, except Dim and Features,
// which are 0 without it.
func (p *Pack) HasVectors() bool { return p.has[Vectors] }

// Dim returns the number of dimensions of the content model, 0 without the Vectors part.
func (p *Pack) Dim() int { return p.model.dim }

// Row returns the unit vector of film i, divided by Scale(i) and rounded: Dim numbers in -127..127. Rows of following
// films follow each other in memory.
func (p *Pack) Row(i int) []int8 {
	d := p.model.dim
	return p.model.rows[i*d : (i+1)*d : (i+1)*d]
}

// Rows returns all rows, Len·Dim numbers, row-major.
func (p *Pack) Rows() []int8 { return p.model.rows }

// Scale returns the factor that makes Row(i) a vector of length 1; 0 for a film without features.
func (p *Pack) Scale(i int) float32 { return p.model.scales[i] }

// Norm returns the length that the vector of film i had before it was made a unit, 0..1: how much of the film's
// features the latent dimensions keep.
func (p *Pack) Norm(i int) float32 { return p.model.norms[i] }

// Singular returns the Dim singular values of the sparse matrix.
func (p *Pack) Singular() []float64 { return p.model.singular }

// Blend returns the share of the latent part in the similarity of two films, 0..1.
func (p *Pack) Blend() float32 { return p.model.blend }

// Features returns the number of features, 0 without the Vectors part.
func (p *Pack) Features() int { return len(p.model.fields) }

// Feature returns feature f, 0 ≤ f < Features().
func (p *Pack) Feature(f uint32) text.Feature {
	m := &p.model
	key, en := m.keys.at(int(f)), m.en.at(int(f))
	if en == "" {
		en = key
	}
	return text.Feature{Field: text.Field(m.fields[f]), Key: key, En: en, Zh: m.zh.at(int(f))}
}

// FilmFeatures returns the features of film i: their ascending indices and their weights, 1..63. The weights times
// scale are a vector of length 1.
func (p *Pack) FilmFeatures(i int) (index []uint32, weights []uint8, scale float32) {
	return p.model.index.at(i), p.model.rowWeights(i), p.model.weightScales[i]
}

// FeatureRows returns what FilmFeatures returns, for all films at once: film i has the elements end[i-1] to end[i] of index
// and weights, the first one those from 0.
func (p *Pack) FeatureRows() (index []uint32, weights []uint8, end []uint32, scales []float32) {
	m := &p.model
	return m.index.all, m.weights, m.index.end, m.weightScales
}
