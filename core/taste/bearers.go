package taste

import "github.com/loge-film/loge/core/vec"

// bearers holds what the films of the evidence of one taste have, so that they are compared with film after film at little
// cost: what a film shares with all of them is found by going through its own features once. It is scratch of a Solver: of
// the taste that was asked for last.
type bearers struct {
	of    *Taste
	first []int32   // by feature: into list, 0 = no film has it
	list  []bearer  // list[0] is not used
	rows  []float32 // the vectors, one after the other

	sums   []uint32 // by film of the evidence, as the following
	latent []float32
	parts  []float64
}

// A bearer is one film with a feature.
type bearer struct {
	next   int32 // of the same feature, 0 = none
	film   uint16
	weight uint8
}

// shared returns for each film of the evidence the dot product of its sparse row and that of film j, before their scales.
// It is exact, being a sum of integers. The slice holds until the next call.
func (b *bearers) shared(j int) []uint32 {
	clear(b.sums)
	index, weight := b.of.space.sparse.Row(j)
	for k, f := range index {
		for at := b.first[f]; at != 0; at = b.list[at].next {
			one := &b.list[at]
			b.sums[one.film] += uint32(weight[k]) * uint32(one.weight)
		}
	}
	return b.sums
}

// near returns for each film of the evidence the dot product of its vector and that of film j. The slice holds until the
// next call.
func (b *bearers) near(j int) []float32 {
	vec.Scan(b.latent, b.rows, b.of.space.row(j))
	return b.latent
}

// serve takes in the evidence of a taste.
func (b *bearers) serve(t *Taste) {
	if b.of == t {
		return
	}
	if b.first == nil {
		b.first = make([]int32, t.space.Features())
	}
	if b.of != nil {
		b.forget()
	}
	b.of, b.list, b.rows = t, append(b.list[:0], bearer{}), b.rows[:0]
	n := len(t.evidence)
	b.sums, b.latent, b.parts = make([]uint32, n), make([]float32, n), make([]float64, n)
	for i, e := range t.evidence {
		b.rows = append(b.rows, t.space.row(e.Film)...)
		index, weight := t.space.sparse.Row(e.Film)
		for k, f := range index {
			b.list = append(b.list, bearer{b.first[f], uint16(i), weight[k]})
			b.first[f] = int32(len(b.list) - 1)
		}
	}
}

// forget empties the lists of the features that the last taste has.
func (b *bearers) forget() {
	for _, e := range b.of.evidence {
		index, _ := b.of.space.sparse.Row(e.Film)
		for _, f := range index {
			b.first[f] = 0
		}
	}
}
