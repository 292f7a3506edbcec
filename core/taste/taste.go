package taste

import "github.com/loge-film/loge/core/vec"

// A Taste is what the evidence of one person says about every film of a space.
// It holds scratch memory: it is not safe for concurrent use.
type Taste struct {
	space    *Space
	system   *system
	evidence []Evidence
	direction
	through []float32 // V·latent, by feature; nil until it is asked for
	had     []stance  // by feature; nil until it is asked for
}

// A direction is a taste as a linear function over films: f(j) = β latent·ŷⱼ + (1-β) sparse·xⱼ - offset.
type direction struct {
	latent []float32 // u = Σ αᵢ (ŷᵢ - ȳ)
	sparse []float32 // Σ αᵢ (xᵢ - x̄), by feature
	offset float32
}

// Solve finds the taste that the evidence describes. The evidence must be ordered by film, each film once.
func Solve(space *Space, evidence []Evidence) *Taste {
	t := &Taste{space: space, evidence: evidence}
	t.system = newSystem(space.gram(evidence), evidence)
	t.direction = space.combine(evidence, t.system.alpha)
	return t
}

// gram returns k(i,j) of all pairs, n×n.
func (s *Space) gram(evidence []Evidence) []float64 {
	n := len(evidence)
	gram := make([]float64, n*n)
	probe := s.NewProbe()
	for a := range n {
		probe.MoveTo(evidence[a].Film)
		for b := range a + 1 {
			k := s.centred(probe.Similarity(evidence[b].Film), evidence[a].Film, evidence[b].Film)
			gram[a*n+b], gram[b*n+a] = k, k
		}
	}
	return gram
}

// combine returns the direction of Σ αᵢ k(i,·).
func (s *Space) combine(evidence []Evidence, alpha []float64) direction {
	d := direction{latent: make([]float32, s.dim), sparse: make([]float32, s.Features())}
	total, offset := 0.0, 0.0
	for a, e := range evidence {
		if alpha[a] == 0 {
			continue
		}
		total += alpha[a]
		offset += float64(alpha[a] * (float64(s.mean.typical[e.Film]) - s.mean.overall))
		vec.AddScaled(d.latent, float32(alpha[a]), s.row(e.Film))
		index, weight, scale := s.films.FilmFeatures(e.Film)
		step := float32(alpha[a]) * scale
		for k, f := range index {
			d.sparse[f] += float32(step * float32(weight[k]))
		}
	}
	vec.AddScaled(d.latent, float32(-total), s.mean.latent)
	vec.AddScaled(d.sparse, float32(-total), s.mean.sparse)
	d.offset = float32(offset)
	return d
}

// Evidence returns what the taste was solved from, ordered by film. The slice belongs to the taste.
func (t *Taste) Evidence() []Evidence { return t.evidence }

// Weight returns αᵢ of evidence i.
func (t *Taste) Weight(i int) float64 { return t.system.alpha[i] }

// Scores writes f(j) for every film j to scores, to about 1e-6. It panics if scores is not one number a film.
func (t *Taste) Scores(scores []float32) { t.space.scan(scores, t.direction) }

func (s *Space) scan(scores []float32, d direction) {
	vec.Scan(scores[:s.Len()], s.rows, d.latent)
	direct := 1 - s.blend
	for j := range scores {
		index, weight, scale := s.films.FilmFeatures(j)
		var sum float32
		for k, f := range index {
			sum += float32(float32(weight[k]) * d.sparse[f])
		}
		sum = float32(sum * scale)
		scores[j] = float32(s.blend*scores[j]) + float32(direct*sum) - d.offset
	}
}

// lookThrough adds Σᵢ xᵢ tᵢ to through, with tᵢ = |yᵢ| ŷᵢ·query.
func (s *Space) lookThrough(through, query []float32) {
	t := make([]float32, s.Len())
	vec.Scan(t, s.rows, query)
	for i, dot := range t {
		index, weight, scale := s.films.FilmFeatures(i)
		step := float32(dot*s.films.Norm(i)) * scale
		for k, f := range index {
			through[f] += float32(step * float32(weight[k]))
		}
	}
}
