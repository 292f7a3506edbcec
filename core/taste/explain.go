package taste

import (
	"slices"

	"github.com/loge-film/loge/core/vec"
)

// A Share is what one feature gives to the score of a film.
type Share struct {
	Feature uint32
	Amount  float64
	Shared  bool // some film that speaks for the taste has the feature too
}

// Films returns what each film of the evidence gives to f(j), αᵢ k(i,j) and what the blend makes of it, parallel to
// Evidence. The sum, Wished and Everybody are f(j). The slice holds until the next call for any taste of the Solver.
func (t *Taste) Films(j int) []float64 {
	b, s := &t.solver.bearers, t.space
	b.serve(t)
	parts, shared, near := b.parts, b.shared(j), b.near(j)
	clear(parts)
	for i := range t.evidence {
		if a := t.system.alpha[i]; a != 0 {
			film := t.evidence[i].Film
			sparse := float64(shared[i]) * float64(s.scales[j]) * float64(s.scales[film])
			parts[i] = float64(a * s.centred(s.mix(float64(near[i]), sparse), film, j))
		}
	}
	if t.crowd != nil {
		t.crowd.explain(j)
		for i, x := range t.crowd.given {
			parts[i] += x
		}
	}
	return parts
}

// Shares returns what each feature of film j gives to f(j), strongest first, ties by feature. A feature acts in two ways:
// directly, through the films that have it too, (1-β) x_jf Σᵢ αᵢ x_if; and through what it means, β x_jf p_f / |yⱼ| with
// p = Vu, since ŷⱼ = Vᵀxⱼ/|yⱼ|. The offset, which is the same for all films, is shared out by x_jf², which sums to 1 over a
// film. People with similar taste give one share, of the feature Crowd. The sum and Everybody are f(j) up to rounding to
// int8.
func (t *Taste) Shares(j int) []Share {
	s := t.space
	s.Prepare()
	index, weight := s.sparse.Row(j)
	direct, through := float64(1-s.blend), 0.0
	if norm := float64(s.films.Norm(j)); norm > 0 {
		through = float64(s.blend) / norm
	}
	shares := s.blank(len(index))
	for k, f := range index {
		x := float64(weight[k]) * float64(s.scales[j])
		p := float64(direct*float64(t.sparse[f])) + float64(through*float64(vec.Dot(t.latent, s.meaning(f))))
		shares[k] = Share{f, float64(x*p) - float64(x*x*float64(t.offset)), t.had[f] == liked}
	}
	if t.crowd != nil {
		shares = append(shares, Share{Crowd, t.crowd.similarPeople(j), false})
	}
	return s.byStrength(shares)
}

// Features returns the n features that tell most of the taste, strongest first: those that films of the evidence have,
// with the amount that a feature gives to a film that consists of it alone. keep chooses the features to consider.
func (t *Taste) Features(n int, keep func(f uint32) bool) []Share {
	t.space.Prepare()
	var shares []Share
	direct, latent := float64(1-t.space.blend), float64(t.space.blend)
	for f, a := range t.sparse {
		if t.had[f] == unknown || !keep(uint32(f)) {
			continue
		}
		amount := float64(direct*float64(a)) + float64(latent*float64(vec.Dot(t.latent, t.space.meaning(uint32(f)))))
		amount -= float64(t.offset)
		shares = append(shares, Share{uint32(f), amount, t.had[f] == liked})
	}
	shares = t.space.byStrength(shares)
	return shares[:min(max(n, 0), len(shares))]
}

// blank returns room for the shares of n features and one more, which holds until the next call.
func (s *Space) blank(n int) []Share {
	s.shares = slices.Grow(s.shares[:0], n+1)
	return s.shares[:n]
}

// byStrength returns a copy of shares, given in the order of their features, with the strongest first, ties by feature.
func (s *Space) byStrength(shares []Share) []Share {
	if len(shares) == 0 {
		return nil
	}
	s.amounts = s.amounts[:0]
	for _, share := range shares {
		s.amounts = append(s.amounts, share.Amount)
	}
	sorted := make([]Share, len(shares))
	for k, at := range s.sorter.ByMagnitude(s.amounts) {
		sorted[k] = shares[at]
	}
	return sorted
}

// A stance says whether the person's films have a feature.
type stance uint8

const (
	unknown stance = iota // no film has it
	touched               // only films that speak against, or say nothing
	liked                 // some film that speaks for the taste
)

func stanceOf(alpha float64) stance {
	if alpha > 0 {
		return liked
	}
	return touched
}

// stances adds the stance of wishes.
func (w *wishes) stances(had []stance, alpha []float64) {
	for a, wish := range w.list {
		had[wish.Feature] = max(had[wish.Feature], stanceOf(alpha[a]))
	}
}

// stances returns the stance of the evidence to every feature.
func (s *Space) stances(evidence []Evidence, alpha []float64) []stance {
	had := make([]stance, s.Features())
	for i, e := range evidence {
		index, _ := s.sparse.Row(e.Film)
		for _, f := range index {
			had[f] = max(had[f], stanceOf(alpha[i]))
		}
	}
	return had
}
