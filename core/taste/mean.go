package taste

import "github.com/loge-film/loge/core/vec"

// mean is the average film of a space and what follows from it.
//
// Some films resemble all films a little, and the sum of many small likenesses would carry them to the top for everybody.
// So a taste measures films from the average film: k is the similarity of i and j less what is usual for either.
// It plays the part that the unobserved weight α₀G plays in implicit-feedback factorisation.
type mean struct {
	latent  []float32 // ȳ
	sparse  []float32 // x̄, by feature
	typical []float32 // by film: its mean similarity to all films
	overall float64   // the mean of typical
}

func (s *Space) average() mean {
	m := mean{latent: make([]float32, s.dim), sparse: make([]float32, s.Features()), typical: make([]float32, s.Len())}
	share := float32(1 / float64(max(s.Len(), 1)))
	for i := range s.Len() {
		vec.AddScaled(m.latent, share, s.row(i))
		index, weight := s.sparse.Row(i)
		step := share * s.scales[i]
		for k, f := range index {
			m.sparse[f] += float32(step * float32(weight[k]))
		}
	}
	s.scan(m.typical, 0, direction{latent: m.latent, sparse: m.sparse})
	for _, t := range m.typical {
		m.overall += float64(t) * float64(share)
	}
	return m
}

// centred turns the similarity of films i and j into k(i,j).
func (s *Space) centred(similarity float64, i, j int) float64 {
	return similarity - float64(s.mean.typical[i]) - float64(s.mean.typical[j]) + s.mean.overall
}
