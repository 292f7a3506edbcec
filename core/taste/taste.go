package taste

import "github.com/loge-film/loge/core/vec"

// A Taste is what the evidence of one person says about every film of a space.
// It holds scratch memory: it is not safe for concurrent use.
type Taste struct {
	space    *Space
	system   *system
	evidence []Evidence
	latent   []float32 // u = Σ αᵢ ŷᵢ
	sparse   []float32 // Σ αᵢ xᵢ, by feature
	through  []float32 // Vu, by feature; nil until it is asked for
	had      []bool    // by feature: some film with αᵢ > 0 has it; nil until it is asked for
}

// Solve finds the taste that the evidence describes. The evidence must be ordered by film, each film once.
func Solve(space *Space, evidence []Evidence) *Taste {
	t := &Taste{space: space, evidence: evidence}
	t.system = newSystem(space.gram(evidence), evidence)
	t.latent = make([]float32, space.dim)
	t.sparse = make([]float32, space.Features())
	space.combine(t.latent, t.sparse, evidence, t.system.alpha)
	return t
}

// gram returns the similarities of all pairs, n×n.
func (s *Space) gram(evidence []Evidence) []float64 {
	n := len(evidence)
	gram := make([]float64, n*n)
	probe := s.NewProbe()
	for a := range n {
		probe.MoveTo(evidence[a].Film)
		for b := range a + 1 {
			k := probe.Similarity(evidence[b].Film)
			gram[a*n+b], gram[b*n+a] = k, k
		}
	}
	return gram
}

// combine adds Σ αᵢ ŷᵢ to latent and Σ αᵢ xᵢ to sparse.
func (s *Space) combine(latent, sparse []float32, evidence []Evidence, alpha []float64) {
	for a, e := range evidence {
		if alpha[a] == 0 {
			continue
		}
		vec.AddScaled(latent, float32(alpha[a]), s.row(e.Film))
		index, weight, scale := s.films.FilmFeatures(e.Film)
		step := float32(alpha[a]) * scale
		for k, f := range index {
			sparse[f] += float32(step * float32(weight[k]))
		}
	}
}

// Evidence returns what the taste was solved from, ordered by film. The slice belongs to the taste.
func (t *Taste) Evidence() []Evidence { return t.evidence }

// Weight returns αᵢ of evidence i.
func (t *Taste) Weight(i int) float64 { return t.system.alpha[i] }

// Scores writes f(j) for every film j to scores, to about 1e-6. It panics if scores is not one number a film.
func (t *Taste) Scores(scores []float32) { t.space.scan(scores, t.latent, t.sparse) }

func (s *Space) scan(scores, latent, sparse []float32) {
	vec.Scan(scores[:s.Len()], s.rows, latent)
	direct := 1 - s.blend
	for j := range scores {
		index, weight, scale := s.films.FilmFeatures(j)
		var sum float32
		for k, f := range index {
			sum += float32(float32(weight[k]) * sparse[f])
		}
		sum = float32(sum * scale)
		scores[j] = float32(s.blend*scores[j]) + float32(direct*sum)
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
