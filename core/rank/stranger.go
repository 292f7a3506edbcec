package rank

import (
	"slices"
	"sort"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/rng"
	"github.com/loge-film/loge/core/vec"
)

// sway is how far the seed may move a film on a stranger's shelves, in units of fame: enough that two visits differ,
// too little to bring up what nobody knows.
const sway = 0.2

// stranger fills the table for somebody of whom nothing is known: it ranks by fame and the seed alone, needs the front
// part alone, and stays the same when the other parts arrive.
func (t *table) stranger() *Item {
	t.Taste = nil
	candidates := t.best(pool/2*t.PerShelf, anything, t.attraction)
	films := t.spread(candidates, t.PerShelf+1, t.facts)
	if len(films) == 0 {
		return nil
	}
	hero := films[0]
	t.used[hero] = true
	t.add(WidelySeen, -1, films[1:], t.strangerParts)
	t.newChina(t.attraction)
	t.add(AroundTheWorld, -1, t.onePer(t.facts.country), t.strangerParts)
	t.add(Decades, -1, t.newestFirst(t.onePer(t.facts.decade)), t.strangerParts)
	short := func(i int) bool { return t.pack.Runtime(i) > 0 && t.pack.Runtime(i) <= ShortEvening }
	t.add(ShortEvenings, -1, t.spread(t.best(pool*t.PerShelf, short, t.attraction), t.PerShelf, t.facts), t.strangerParts)
	return &Item{Film: hero, Reason: t.explain(nil, hero, t.strangerParts(hero)...)}
}

// attraction is the score of film i for a stranger.
func (t *table) attraction(i int) float32 { return t.prior[i] + t.chance(i) }

func (t *table) strangerParts(i int) []BasePart {
	return append(t.priorPart(i), BasePart{Explore, float64(t.chance(i))})
}

// chance is the part of the seed in the attraction of film i: 0..PriorWeight·sway with the usual adventure.
func (t *table) chance(i int) float32 {
	random := rng.New(t.Seed ^ uint64(i)*0xd1342543de82ef95)
	return float32(float64(PriorWeight*sway*t.Adventure.boldness()) * random.Float64())
}

// onePer returns the best free film of each group, the best ones first. A film of group -1 takes no part.
func (t *table) onePer(group func(i int) int) []int {
	leader := map[int]int{}
	for i, used := range t.used {
		g := group(i)
		if used || g < 0 {
			continue
		}
		if l, ok := leader[g]; !ok || t.attraction(i) > t.attraction(l) {
			leader[g] = i
		}
	}
	top := vec.NewTop(t.PerShelf)
	for _, i := range leader {
		top.Offer(i, t.attraction(i))
	}
	var films []int
	for _, hit := range top.Take() {
		films = append(films, hit.Index)
	}
	return films
}

func (t *table) newestFirst(films []int) []int {
	sort.SliceStable(films, func(i, j int) bool { return t.pack.Year(films[i]) > t.pack.Year(films[j]) })
	return films
}

// facts measures how alike films are by what the front part states.
type facts struct {
	pack *pack.Pack
	film int
}

func newFacts(p *pack.Pack) *facts { return &facts{pack: p} }

func (f *facts) MoveTo(i int) { f.film = i }

// Similarity adds up what two films share: a director 0.5, genres up to 0.3, the main country 0.15, the decade 0.05.
func (f *facts) Similarity(j int) float64 {
	p, like := f.pack, 0.0
	if common(p.Directors(f.film), p.Directors(j)) > 0 {
		like += 0.5
	}
	mine, theirs := p.Genres(f.film), p.Genres(j)
	if most := max(len(mine), len(theirs)); most > 0 {
		like += 0.3 * float64(common(mine, theirs)) / float64(most)
	}
	if f.country(j) == f.country(f.film) {
		like += 0.15
	}
	if f.decade(j) == f.decade(f.film) {
		like += 0.05
	}
	return like
}

func common[T comparable](a, b []T) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// country returns the main country of film i, -1 when there is none.
func (f *facts) country(i int) int {
	countries := f.pack.Countries(i)
	if len(countries) == 0 {
		return -1
	}
	return int(countries[0])
}

func (f *facts) decade(i int) int { return f.pack.Year(i) / 10 }
