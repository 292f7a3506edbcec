package taste

import (
	"errors"
	"slices"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/vec"
)

// A Space measures how films resemble each other. It fills its tables as they are needed: it is not safe for
// concurrent use.
type Space struct {
	films   *pack.Pack
	dim     int
	rows    []float32  // films × dim: unit content vectors, row-major
	sparse  vec.Sparse // the sparse rows, before their scale
	scales  []float32  // of the sparse rows
	blend   float32    // β
	mean    mean
	crowd   *blend.Model // nil without a blend in the pack
	scanner vec.Scanner
	right   []float32 // V, features × dim, row-major; nil until it is needed
	turned  int       // how many films V has so far

	sorter  vec.Sorter // scratch
	amounts []float64  // scratch
	shares  []Share    // scratch
	near    []float32  // scratch: of a strip
}

// ErrNoVectors says that the vectors part of the pack is not there.
var ErrNoVectors = errors.New("taste: the pack has no vectors part yet")

// NewSpace opens the geometry of a pack that has its vectors part. It unpacks the int8 rows to float32 (4·dim bytes a
// film), because without SIMD a scan over float32 is the faster one in a browser.
func NewSpace(p *pack.Pack) (*Space, error) {
	if !p.HasVectors() {
		return nil, ErrNoVectors
	}
	s := &Space{films: p, dim: p.Dim(), blend: p.Blend(), crowd: readCrowd(p), scanner: vec.Scan}
	s.near = make([]float32, min(strip, p.Len()))
	s.rows = make([]float32, p.Len()*s.dim)
	for i := range p.Len() {
		vec.Dequantize(s.row(i), p.Row(i), p.Scale(i))
	}
	s.sparse.Index, s.sparse.Weight, s.sparse.End, s.scales = p.FeatureRows()
	s.mean = s.average()
	return s, nil
}

// Accelerate makes scans over the vectors go through a scanner.
func (s *Space) Accelerate(scanner vec.Scanner) { s.scanner = scanner }

// Prepare fills the table that the first explanation would otherwise fill: V, the right singular vectors, which the
// pack leaves out, V = XᵀYS⁻²; it takes films × features of a film × dim multiplications. The blend prepares too.
func (s *Space) Prepare() {
	for s.Step() {
	}
}

// filmsAtOnce is how many films one step of the preparation adds to V: some 20 ms in a browser.
const filmsAtOnce = 4_000

// Step does one piece of Prepare and reports whether there is more. The pieces change no bit of the result.
func (s *Space) Step() (more bool) {
	switch {
	case s.right == nil:
		if s.crowd != nil {
			s.crowd.Prepare()
		}
		s.right = make([]float32, s.Features()*s.dim)
	case s.turned < s.Len():
		to := min(s.turned+filmsAtOnce, s.Len())
		s.turn(s.turned, to)
		if s.turned = to; to == s.Len() {
			s.shrink()
		}
	}
	return s.turned < s.Len()
}

// turn adds some films to XᵀY.
func (s *Space) turn(from, to int) {
	for i := from; i < to; i++ {
		index, weight := s.sparse.Row(i)
		step := s.scales[i] * s.films.Norm(i)
		for k, f := range index {
			vec.AddScaled(s.meaning(f), step*float32(weight[k]), s.row(i))
		}
	}
}

// shrink multiplies XᵀY by S⁻².
func (s *Space) shrink() {
	for k, singular := range s.films.Singular() {
		shrink := float32(1 / (singular * singular))
		for at := k; at < len(s.right); at += s.dim {
			s.right[at] *= shrink
		}
	}
}

// meaning returns the row of V of feature f.
func (s *Space) meaning(f uint32) []float32 {
	at := int(f) * s.dim
	return s.right[at : at+s.dim : at+s.dim]
}

// Len returns the number of films.
func (s *Space) Len() int { return s.films.Len() }

// Features returns the number of features.
func (s *Space) Features() int { return s.films.Features() }

func (s *Space) row(i int) []float32 { return s.rows[i*s.dim : (i+1)*s.dim : (i+1)*s.dim] }

// Similarity returns k(i,j), the blended similarity of two films: about 1 for i = j, about 0 for films that have nothing
// in common.
func (s *Space) Similarity(i, j int) float64 {
	ai, aw := s.sparse.Row(i)
	bi, bw := s.sparse.Row(j)
	sparse := float64(overlap(ai, aw, bi, bw)) * float64(s.scales[i]) * float64(s.scales[j])
	return s.mix(float64(vec.Dot(s.row(i), s.row(j))), sparse)
}

func (s *Space) mix(latent, sparse float64) float64 {
	return float64(float64(s.blend)*latent) + float64(float64(1-s.blend)*sparse)
}

// overlap returns the dot product of two sparse rows with ascending indices. It is exact, being a sum of integers.
func overlap(ai []uint32, aw []uint8, bi []uint32, bw []uint8) (sum uint32) {
	for a, b := 0, 0; a < len(ai) && b < len(bi); {
		switch {
		case ai[a] < bi[b]:
			a++
		case ai[a] > bi[b]:
			b++
		default:
			sum += uint32(aw[a]) * uint32(bw[b])
			a++
			b++
		}
	}
	return sum
}

// A Probe measures many films against one. It is the fast form of Similarity.
type Probe struct {
	space  *Space
	film   int
	weight []uint8 // of the film, by feature
}

// NewProbe returns a Probe that stands at no film yet.
func (s *Space) NewProbe() *Probe {
	return &Probe{space: s, film: -1, weight: make([]uint8, s.Features())}
}

// MoveTo puts the probe at film i.
func (p *Probe) MoveTo(i int) {
	if p.film >= 0 {
		old, _ := p.space.sparse.Row(p.film)
		for _, f := range old {
			p.weight[f] = 0
		}
	}
	p.film = i
	index, weight := p.space.sparse.Row(i)
	for k, f := range index {
		p.weight[f] = weight[k]
	}
}

// Similarity returns k(i,j) of the probe's film i and j, the same number as Space.Similarity to the last bit.
func (p *Probe) Similarity(j int) float64 {
	s := p.space
	index, weight := s.sparse.Row(j)
	weight = weight[:len(index)]
	var sum uint32
	for k, f := range index {
		sum += uint32(weight[k]) * uint32(p.weight[f])
	}
	sparse := float64(sum) * float64(s.scales[p.film]) * float64(s.scales[j])
	return s.mix(float64(vec.Dot(s.row(p.film), s.row(j))), sparse)
}

// Shared returns the features that films i and j both have, with what each gives to the direct part of their
// similarity, (1-β) x_if x_jf, strongest first.
func (s *Space) Shared(i, j int) []Share {
	ai, aw := s.sparse.Row(i)
	bi, bw := s.sparse.Row(j)
	unit := float64(1-s.blend) * float64(s.scales[i]) * float64(s.scales[j])
	var shares []Share
	for a, f := range ai {
		if b, ok := slices.BinarySearch(bi, f); ok {
			shares = append(shares, Share{f, unit * float64(int(aw[a])*int(bw[b])), true})
		}
	}
	return s.byStrength(shares)
}

// Nearest returns the n films most similar to film i, best first, ties by index, without i itself.
func (s *Space) Nearest(i, n int) []vec.Hit {
	probe, top := s.NewProbe(), vec.NewTop(n)
	probe.MoveTo(i)
	for j := range s.Len() {
		if j != i {
			top.Offer(j, float32(probe.Similarity(j)))
		}
	}
	return top.Take()
}
