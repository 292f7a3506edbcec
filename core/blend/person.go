package blend

import (
	"cmp"
	"math"
	"slices"
)

// An Entry is one item of a person's history: a bare event has weight 1, a rating its value, a dislike a weight below 0.
type Entry struct {
	Item   int32
	Weight float32
}

// The limits of a history: a weight beyond MaxWeight counts as MaxWeight, and what would bring the sum of all magnitudes
// above MaxTotal is left out.
const (
	MaxWeight = 64
	MaxTotal  = 1 << 18
)

// A Person is a history with the sums that its fold-in needs, kept up to date entry by entry. The sums are integers in
// fixed point, so taking an entry away restores them to the last bit, and no order leaves a trace. Weights below about
// 1e-4 lose precision.
type Person struct {
	model   *Model
	entries []Entry // ascending by item, without weights of 0
	total   float64 // Σ |w|

	gram   []int64 // Σ |w| y yᵀ, packed lower triangle
	liked  []int64 // Σ_{w>0} w y
	sum    []int64 // Σ w y
	echo   []int64 // Σ w (Sy)
	sparse []int64 // Σ w S, by item
}

// units are the sizes of one in the sums of a Person: powers of two, so large that no history overflows 63 bits.
type units struct{ gram, vector, echo, sparse float64 }

func (p *Parts) units() units {
	var scale, row float64
	longest := 1
	for _, s := range p.Scales {
		scale = max(scale, float64(s))
	}
	for _, r := range p.Sparse {
		row, longest = max(row, float64(r.Scale)), max(longest, len(r.Targets))
	}
	const element = 128 * 128 // of two int8
	return units{
		gram:   unit(scale*scale*element, 44),
		vector: unit(scale*128, 44),
		echo:   unit(row*scale*element*float64(longest), 44),
		sparse: unit(row*128, 44),
	}
}

// unit is a power of two that brings numbers up to most to at most so many bits; with MaxTotal of them that leaves one.
func unit(most float64, bits int) float64 {
	_, exponent := math.Frexp(most)
	return math.Ldexp(1, bits-exponent)
}

// NewPerson returns somebody without a history.
func (m *Model) NewPerson() *Person {
	m.Prepare()
	r := m.parts.Factors
	return &Person{
		model: m, gram: make([]int64, packed(r)), liked: make([]int64, r), sum: make([]int64, r), echo: make([]int64, r),
		sparse: make([]int64, m.parts.Items),
	}
}

// Entries is the history, ascending by item; it must not be changed and holds until the next Set.
func (p *Person) Entries() []Entry { return p.entries }

// Set makes an item count with a weight, 0 to take it out of the history. It takes about r²/2 additions. It reports
// whether it could: unknown items, weights that are not finite and what passes MaxTotal are left out.
func (p *Person) Set(item int32, weight float32) bool {
	if !p.model.known(Entry{item, weight}) {
		return false
	}
	weight = max(-MaxWeight, min(MaxWeight, weight))
	at, there := slices.BinarySearchFunc(p.entries, item, func(e Entry, item int32) int { return cmp.Compare(e.Item, item) })
	var old float32
	if there {
		old = p.entries[at].Weight
	}
	total := p.total - math.Abs(float64(old)) + math.Abs(float64(weight))
	if total > MaxTotal {
		return false
	}
	if old != weight {
		p.total = total
		p.add(Entry{item, old}, -1)
		p.add(Entry{item, weight}, 1)
	}
	switch {
	case there && weight == 0:
		p.entries = slices.Delete(p.entries, at, at+1)
	case there:
		p.entries[at].Weight = weight
	case weight != 0:
		p.entries = slices.Insert(p.entries, at, Entry{item, weight})
	}
	return true
}

func (m *Model) known(e Entry) bool {
	return e.Item >= 0 && int(e.Item) < m.parts.Items && float64(e.Weight)-float64(e.Weight) == 0
}

// add adds the products of an entry to the sums, or takes the same away.
func (p *Person) add(e Entry, sign int64) {
	if e.Weight == 0 {
		return
	}
	m, i, w := p.model, int(e.Item), float64(e.Weight)
	q, u := m.rounded(i), &m.units
	scale := float64(m.parts.Scales[i])
	addOuter(p.gram, sign*fixed(math.Abs(w)*scale*scale*u.gram), q)
	step := sign * fixed(w*scale*u.vector)
	addScaled(p.sum, step, q)
	if w > 0 {
		addScaled(p.liked, step, q)
	}
	for k, x := range m.echo(i) {
		p.echo[k] += sign * fixed(w*float64(x)*u.echo)
	}
	row := m.parts.Sparse[i]
	step = sign * fixed(w*float64(row.Scale)*u.sparse)
	for n, t := range row.Targets {
		p.sparse[t] += step * int64(row.Weights[n])
	}
}

func fixed(x float64) int64 { return int64(math.Round(x)) }

func addScaled(sum []int64, step int64, q []int8) {
	sum = sum[:len(q)]
	for k, x := range q {
		sum[k] += step * int64(x)
	}
}

// addOuter adds step times q qᵀ to a packed lower triangle. The outer loop takes two rows at once: each number of q is
// read once for both.
func addOuter(triangle []int64, step int64, q []int8) {
	for k := 0; k < len(q); k += 2 {
		first := triangle[packed(k):packed(k+1)]
		if k+1 == len(q) {
			addScaled(first, step*int64(q[k]), q)
			return
		}
		second := triangle[packed(k+1):packed(k+2)]
		a, b := step*int64(q[k]), step*int64(q[k+1])
		addTwo(first, second[:k+1], a, b, q[:k+1])
		second[k+1] += b * int64(q[k+1])
	}
}

func addTwo(first, second []int64, a, b int64, q []int8) {
	first, second = first[:len(q)], second[:len(q)]
	for l, x := range q {
		wide := int64(x)
		first[l] += a * wide
		second[l] += b * wide
	}
}
