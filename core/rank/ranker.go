package rank

import (
	"math"
	"slices"
	"sort"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/vec"
)

// PriorWeight is what the most widely known film gets beforehand. One like moves its nearest neighbours by about 0.3,
// so fame decides between films that are nearly equal and, before any like, all.
const PriorWeight = 0.08

// ShelfKind names what the films of a shelf have in common.
type ShelfKind string

// The shelves for a person of whom something is known.
const (
	ForYou        ShelfKind = "for-you"        // the best for this person
	Because       ShelfKind = "because"        // most like one film that the person liked
	HiddenGems    ShelfKind = "hidden-gems"    // good for this person and little known
	SomethingElse ShelfKind = "something-else" // away from the beaten track of this person
)

// The shelves for a stranger state facts and claim nothing.
const (
	WidelySeen     ShelfKind = "widely-seen"      // the most widely known
	AroundTheWorld ShelfKind = "around-the-world" // one film a country
	Decades        ShelfKind = "decades"          // one film a decade, newest first
	ShortEvenings  ShelfKind = "short-evenings"   // up to ShortEvening minutes
)

// NewChina is a shelf for everybody: Chinese films (国产片, see isChinese) of the last newYears years.
const NewChina ShelfKind = "new-china"

// ShortEvening is the longest running time on the shelf of short evenings, in minutes.
const ShortEvening = 95

// A Shelf is one row of films.
type Shelf struct {
	Kind  ShelfKind
	About int // the film that a Because shelf is about, else -1
	Items []Item
}

// An Item is one film on a shelf.
type Item struct {
	Film   int
	Reason Reason

	// Propensity is how likely the film was to stand on the shelf SomethingElse, over all seeds, where that was asked for,
	// else 0. Logged with what the person then does, it allows to judge other ways to explore by inverse weighting.
	Propensity float64
}

// A Request says for whom the shelves are.
type Request struct {
	Taste     *taste.Taste // nil: a stranger
	Excluded  []bool       // by film: known, hidden or filtered out, never shown
	Seed      uint64       // the whim of the day; equal seeds give equal shelves
	PerShelf  int          // the most films on one shelf
	Adventure Adventure    // how far to stray; Usual for somebody who has not chosen
	Rerank    Reranker     // how For you is chosen; the zero one is DefaultReranker

	Propensities bool // also estimate the propensities of the exploring shelf, which chooses it 64 times more
}

// A Ranker makes shelves from one pack. It holds scratch memory: it is not safe for concurrent use.
type Ranker struct {
	pack    *pack.Pack
	space   *taste.Space // nil while the vectors part is not there
	probe   likeness     // over the vectors
	facts   *facts
	prior   []float32 // by film
	median  float32   // of prior
	chinese []int     // the new Chinese films
	newest  int       // the latest year of a Chinese film

	scores, total, work []float32  // scratch, by film
	sorter              vec.Sorter // scratch
}

// New returns a Ranker; space may be nil while the vectors part is not there.
func New(p *pack.Pack, space *taste.Space) *Ranker {
	r := &Ranker{pack: p, space: space, facts: newFacts(p), prior: make([]float32, p.Len())}
	if space != nil {
		r.probe = space.NewProbe()
	}
	for i := range r.prior {
		r.prior[i] = float32(PriorWeight * p.Fame(i))
	}
	sorted := slices.Clone(r.prior)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i] < sorted[j] })
	if len(sorted) > 0 {
		r.median = sorted[len(sorted)/2]
	}
	r.findChinese()
	r.scores, r.total, r.work = make([]float32, p.Len()), make([]float32, p.Len()), make([]float32, p.Len())
	return r
}

// newYears is how many years count as new, from the latest back.
const newYears = 5

// findChinese finds the Chinese films of the last years that the catalogue knows, which may lie behind us.
func (r *Ranker) findChinese() {
	var all []int
	for i := range r.pack.Len() {
		if isChinese(r.pack, i) {
			all = append(all, i)
			r.newest = max(r.newest, r.pack.Year(i))
		}
	}
	for _, i := range all {
		if r.pack.Year(i) > r.newest-newYears {
			r.chinese = append(r.chinese, i)
		}
	}
}

// isChinese reports whether film i counts as 国产片, as the mainland's own box-office tables count: its main country is
// China, or it is a co-production with China whose main country is Hong Kong, Macau or Taiwan. Films of Hong Kong and
// Taiwan alone have cinemas of their own and are not meant.
func isChinese(p *pack.Pack, i int) bool {
	countries, labels := p.Countries(i), p.CountryLabels()
	if len(countries) == 0 {
		return false
	}
	switch labels[countries[0]].Slug {
	case "CN":
		return true
	case "HK", "MO", "TW":
		return slices.ContainsFunc(countries, func(c uint16) bool { return labels[c].Slug == "CN" })
	}
	return false
}

// A table is the work in progress of one answer: it sees that a film stands on one shelf only.
type table struct {
	*Ranker
	Request
	used    []bool
	shelves []Shelf
}

// Shelves returns the first recommendation, nil when nothing is left to recommend, and the shelves. The first
// recommendation is the best of the first shelf and does not stand on it again.
func (r *Ranker) Shelves(req Request) (hero *Item, shelves []Shelf) {
	t := &table{Ranker: r, Request: req, used: slices.Clone(req.Excluded)}
	if req.Taste != nil && r.space != nil {
		hero = t.personal()
	} else {
		hero = t.stranger()
	}
	return hero, t.shelves
}

// best returns the n best films that are free and that keep wants, by score.
func (t *table) best(n int, keep func(i int) bool, score func(i int) float32) []vec.Hit {
	for i, used := range t.used {
		t.work[i] = refused
		if !used && keep(i) {
			t.work[i] = score(i)
		}
	}
	return vec.TopK(t.work, n)
}

// refused is the score of a film that cannot be chosen: vec.TopK leaves out what is not a number.
var refused = float32(math.NaN())

// spread chooses k of the candidates, best first, as unlike each other as the adventure asks.
func (t *table) spread(candidates []vec.Hit, k int, by likeness) []int {
	return spread(candidates, k, by, t.Adventure.relevance())
}

// add puts a shelf on the table unless it would be nearly empty; films are marked as used.
func (t *table) add(kind ShelfKind, about int, films []int, base func(i int) []BasePart) {
	const few = 3
	if len(films) < min(few, t.PerShelf) {
		return
	}
	shelf := Shelf{Kind: kind, About: about}
	for _, i := range films {
		t.used[i] = true
		shelf.Items = append(shelf.Items, Item{Film: i, Reason: t.explain(t.Taste, i, base(i)...)})
	}
	t.shelves = append(t.shelves, shelf)
}

func (r *Ranker) priorPart(i int) []BasePart { return []BasePart{{Prior, float64(r.prior[i])}} }

// Explain returns the full reason for film i; t may be nil.
func (r *Ranker) Explain(t *taste.Taste, i int) Reason { return r.explain(t, i, r.priorPart(i)...) }

func anything(int) bool { return true }
