package blend

// Score writes into dst, of length Items, how well each item suits a person with this history: higher is better, in
// deviations from the mean item. Entries that Person.Set would refuse are left out; several of one item count as their
// sum. Without any the score is the order of popularity. It is safe for concurrent use.
func (m *Model) Score(history []Entry, dst []float32) {
	p := m.person(history)
	if len(p.entries) == 0 {
		for i, x := range m.parts.Popularity {
			dst[i] = float32(x)
		}
		return
	}
	p.Fold().Scores(dst)
}

// Sides writes the scores of iALS and of the linear part alone for a person with this history, each in deviations from
// the mean item: what Score adds by shares. Without any usable entry both are the prior alone.
func (m *Model) Sides(history []Entry, factors, linear []float32) {
	p := m.person(history)
	p.fold(1).Scores(factors)
	p.fold(0).Scores(linear)
}

func (m *Model) person(history []Entry) *Person {
	p := m.NewPerson()
	sums := make(map[int32]float32, len(history))
	for _, e := range history {
		if m.known(e) {
			sums[e.Item] += e.Weight
			p.Set(e.Item, sums[e.Item])
		}
	}
	return p
}
