package taste

import (
	"math"
	"slices"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/pack"
)

// Crowd is the Feature of the Share that comes from people with similar taste, through the pack's blend.
const Crowd uint32 = math.MaxUint32

// faint is the least weight of a film in the history that the blend sees: a like fades to it in three years.
const faint = 1.0 / 64

// A crowd is the collaborative part of a taste. With z of the pack's blend, folded in on the films that the person
// knows, their confidences adding up to C, and the weight w that the blend brings along (Crowd), it gives film j
//
//	w · C/(C+Ridge) · z_j
//
// The best films of a person lie four or five deviations above the mean film, so a w of 0.2 lets the crowd speak about as
// loudly as what films are about.
//
// A film that the person knows is asked of a crowd that does not know their word on it, and gets besides
// w · r · c/(c+Ridge) for its own target and confidence. That keeps the laws of the own score by construction; a plain
// fold-in breaks them, for one more film moves all means and deviations. That a liked film speaks for films like it is
// not a law here: the linear part may know that people like one or the other.
type crowd struct {
	model    *blend.Model
	evidence []Evidence
	fold     *blend.Fold // nil without a history
	trust    float64     // C/(C+Ridge)
	weight   float64     // w · trust

	film      int       // that the following is of, or -1
	everybody float64   // what the mean person gives
	given     []float64 // what the films of the evidence give
}

// readCrowd returns the blend of a pack, nil when there is none that fits.
func readCrowd(p *pack.Pack) *blend.Model {
	code, ok := p.Block(pack.TagBlend)
	if !ok {
		return nil
	}
	model, err := blend.Decode(code)
	if err != nil || model.Items() != p.Len() {
		return nil
	}
	return model
}

// HasCrowd reports whether the pack carries a blend that fits its films.
func (s *Space) HasCrowd() bool { return s.crowd != nil }

// voice is the weight of a film in the history that the blend sees: 1 for a fresh like, and 0 for a film that the person
// does not know.
func (e *Evidence) voice() float32 {
	like := event.Event{Kind: event.Like}.Signal(0).Confidence
	w := e.Target * e.Confidence / like
	if !e.Known || math.Abs(w) < faint {
		return 0
	}
	return float32(w)
}

// crowd folds in the evidence; nil when the pack has no blend.
func (s *Solver) crowd(evidence []Evidence) *crowd {
	model := s.space.crowd
	if model == nil {
		return nil
	}
	if s.person == nil {
		s.person = model.NewPerson()
	}
	follow(s.person, evidence, -1)
	return newCrowd(model, s.person, evidence)
}

// follow makes the history of a person that of the evidence, without one film.
func follow(person *blend.Person, evidence []Evidence, without int) {
	weights := make(map[int32]float32, len(evidence))
	for _, e := range evidence {
		if e.Film != without {
			weights[int32(e.Film)] = e.voice()
		}
	}
	for _, old := range slices.Clone(person.Entries()) {
		if weights[old.Item] == 0 {
			person.Set(old.Item, 0)
		}
	}
	for _, e := range evidence {
		person.Set(int32(e.Film), weights[int32(e.Film)])
	}
}

func newCrowd(model *blend.Model, person *blend.Person, evidence []Evidence) *crowd {
	c := &crowd{model: model, evidence: evidence, film: -1}
	entries := person.Entries()
	if len(entries) == 0 {
		return c
	}
	c.fold = person.Fold()
	confidence := 0.0
	for _, e := range evidence {
		if _, ok := find(entries, e.Film); ok {
			confidence += e.Confidence
		}
	}
	c.trust = confidence / (confidence + Ridge)
	c.weight = model.Crowd * c.trust
	return c
}

func find(entries []blend.Entry, film int) (int, bool) {
	return slices.BinarySearchFunc(entries, film, func(e blend.Entry, film int) int { return int(e.Item) - film })
}

// known returns the evidence on a film that the person knows, nil for other films.
func (c *crowd) known(film int) *Evidence {
	i, ok := slices.BinarySearchFunc(c.evidence, film, func(e Evidence, film int) int { return e.Film - film })
	if !ok || !c.evidence[i].Known {
		return nil
	}
	return &c.evidence[i]
}

// own is what the person's word on a film gives to that film.
func (c *crowd) own(e *Evidence) float64 {
	return c.model.Crowd * e.Target * e.Confidence / (e.Confidence + Ridge)
}

// add adds the crowd's part to scores. Films that the person knows get their own word alone.
func (c *crowd) add(scores []float32) {
	if c.fold != nil {
		z, weight := make([]float32, len(scores)), float32(c.weight)
		c.deviations(z)
		for j, x := range z {
			scores[j] += float32(weight * x)
		}
	}
	for i := range c.evidence {
		if e := &c.evidence[i]; e.Known {
			scores[e.Film] += float32(c.own(e))
		}
	}
}

// deviations writes z, 0 for films that the person knows.
func (c *crowd) deviations(z []float32) {
	c.fold.Scores(z)
	for i := range c.evidence {
		if e := &c.evidence[i]; e.Known {
			z[e.Film] = 0
		}
	}
}

// at is the crowd's part of the score of film j.
func (c *crowd) at(j int) float32 {
	if e := c.known(j); e != nil {
		return c.without(j).plain(j) + float32(c.own(e))
	}
	return c.plain(j)
}

func (c *crowd) plain(j int) float32 {
	if c.fold == nil {
		return 0
	}
	return float32(float32(c.weight) * c.fold.At(j))
}

// without is the crowd that does not know the person's word on one film.
func (c *crowd) without(film int) *crowd {
	if c.fold == nil {
		return c
	}
	if _, ok := find(c.fold.Entries(), film); !ok {
		return c
	}
	person := c.model.NewPerson()
	follow(person, c.evidence, film)
	return newCrowd(c.model, person, c.evidence)
}

// explain sets everybody and given to the parts of film j.
func (c *crowd) explain(j int) {
	if c.film == j {
		return
	}
	c.film, c.everybody, c.given = j, 0, make([]float64, len(c.evidence))
	c.without(j).hear(j, c)
	if e := c.known(j); e != nil {
		i, _ := slices.BinarySearchFunc(c.evidence, j, func(e Evidence, film int) int { return e.Film - film })
		c.given[i] += c.own(e)
	}
}

// hear writes what the films of this crowd's history give to film j to another crowd.
func (c *crowd) hear(j int, to *crowd) {
	if c.fold == nil {
		return
	}
	entries := c.fold.Entries()
	parts := make([]float64, len(entries))
	to.everybody = float64(c.weight * c.fold.Explain(j, parts))
	n := 0 // both are in the order of the films, and all entries are of the evidence
	for i, e := range c.evidence {
		if n < len(entries) && int(entries[n].Item) == e.Film {
			to.given[i] = float64(c.weight * parts[n])
			n++
		}
	}
}

// Sides writes what Scores adds up for films that the person does not know: what they get for what they are about, and
// what from people with similar taste if the blend's Crowd were 1. Without a blend or a history the second is zeros. It
// panics if the slices are not one number a film each.
func (t *Taste) Sides(content, people []float32) {
	t.space.scan(content[:t.space.Len()], 0, t.direction)
	people = people[:t.space.Len()]
	clear(people)
	if c := t.crowd; c != nil && c.fold != nil {
		c.deviations(people)
		for j := range people {
			people[j] *= float32(c.trust)
		}
	}
}

// Everybody returns what the mean person gives to f(j): what people like of whom nothing is known. It fades as the
// history grows, and is 0 without a blend.
func (t *Taste) Everybody(j int) float64 {
	if t.crowd == nil {
		return 0
	}
	t.crowd.explain(j)
	return t.crowd.everybody
}

// similarPeople is what people with similar taste give to f(j): the sum over the films of the evidence.
func (c *crowd) similarPeople(j int) (sum float64) {
	c.explain(j)
	for _, x := range c.given {
		sum += x
	}
	return sum
}
