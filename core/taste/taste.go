package taste

import "github.com/loge-film/loge/core/vec"

// A Taste is what the evidence of one person says about every film of a space: f(j), the content part and, where the pack
// has a blend, the part of people with similar taste.
// It holds scratch memory: it is not safe for concurrent use.
type Taste struct {
	space    *Space
	system   *system
	evidence []Evidence
	wishes   wishes
	direction
	had    []stance // by feature
	solver *Solver
	crowd  *crowd // nil without a blend
}

// A direction is a taste as a linear function over films: f(j) = β latent·ŷⱼ + (1-β) sparse·xⱼ - offset.
type direction struct {
	latent []float32 // u = Σ αᵢ (ŷᵢ - ȳ)
	sparse []float32 // Σ αᵢ (xᵢ - x̄), by feature
	offset float32
}

// Solve finds the taste that the evidence and the first MaxWishes wishes describe. The evidence must be ordered by film,
// each film once.
func (s *Solver) Solve(evidence []Evidence, list ...Wish) *Taste {
	t := &Taste{space: s.space, solver: s, evidence: evidence, wishes: s.space.wishes(list)}
	t.system = s.solve(t.wishes.extend(s.gram(evidence), evidence))
	t.direction = t.combine(t.system.alpha)
	t.had = s.space.stances(evidence, t.system.alpha)
	t.wishes.stances(t.had, t.system.alpha[len(evidence):])
	t.crowd = s.crowd(evidence)
	return t
}

// combine returns the direction of weights on the evidence and the wishes.
func (t *Taste) combine(alpha []float64) direction {
	d := t.space.combine(t.evidence, alpha)
	t.wishes.add(&d, alpha[len(t.evidence):])
	return d
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
		index, weight := s.sparse.Row(e.Film)
		step := float32(alpha[a]) * s.scales[e.Film]
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

// Scores writes f(j) for every film j to scores, to about 1e-6. With a blend, films that the person knows get the
// content part and their own word alone, because their whole score, which At knows, takes a fold-in for each. It panics
// if scores is not one number a film.
func (t *Taste) Scores(scores []float32) {
	t.space.scan(scores[:t.space.Len()], 0, t.direction)
	if t.crowd != nil {
		t.crowd.add(scores)
	}
}

// At returns f(j), the same number as Scores to the last bit.
func (t *Taste) At(j int) float32 {
	score := t.space.at(j, t.direction)
	if t.crowd != nil {
		score += t.crowd.at(j)
	}
	return score
}

// strip is how many films a scan takes at once.
const strip = 4096

// scan writes what a direction gives to each of len(scores) films from the first on.
func (s *Space) scan(scores []float32, first int, d direction) {
	latentShare, sparseShare := s.blend, 1-s.blend
	for len(scores) > 0 {
		part := scores[:min(strip, len(scores))]
		s.sparse.Scan(part, first, d.sparse)
		near := s.near[:len(part)]
		s.scanner(near, s.rows[first*s.dim:], d.latent)
		scales := s.scales[first : first+len(part)]
		for i, sum := range part {
			part[i] = float32(latentShare*near[i]) + float32(sparseShare*float32(sum*scales[i])) - d.offset
		}
		scores, first = scores[len(part):], first+len(part)
	}
}

// at is a scan over film j alone.
func (s *Space) at(j int, d direction) float32 {
	var score [1]float32
	s.scan(score[:], j, d)
	return score[0]
}
