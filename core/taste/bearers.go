package taste

// bearers says which films of the evidence of one taste have a feature, so that what a film shares with all of them is
// found by going through its own features once. It is scratch of a Solver: of the taste that was asked for last.
type bearers struct {
	of    *Taste
	first []int32  // by feature: into list, 0 = no film has it
	list  []bearer // list[0] is not used
	sums  []uint32 // by film of the evidence
}

// A bearer is one film with a feature.
type bearer struct {
	next   int32 // of the same feature, 0 = none
	film   uint16
	weight uint8
}

// shared returns for each film of the evidence the dot product of its sparse row and that of film j, before their scales.
// It is exact, being a sum of integers. The slice holds until the next call.
func (b *bearers) shared(t *Taste, j int) []uint32 {
	if b.of != t {
		b.serve(t)
	}
	clear(b.sums)
	index, weight := t.space.sparse.Row(j)
	for k, f := range index {
		for at := b.first[f]; at != 0; at = b.list[at].next {
			one := &b.list[at]
			b.sums[one.film] += uint32(weight[k]) * uint32(one.weight)
		}
	}
	return b.sums
}

// serve makes the lists of a taste.
func (b *bearers) serve(t *Taste) {
	if b.first == nil {
		b.first = make([]int32, t.space.Features())
	}
	if b.of != nil {
		b.forget()
	}
	b.of, b.list = t, append(b.list[:0], bearer{})
	b.sums = make([]uint32, len(t.evidence))
	for i, e := range t.evidence {
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
