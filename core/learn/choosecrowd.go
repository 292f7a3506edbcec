package learn

import (
	"context"
	"math"
	"slices"

	"github.com/loge-film/loge/core/blend"
)

// CrowdGrid are the weights that ChooseCrowd tries, ascending.
var CrowdGrid = [...]float64{0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1}

// fewChoose is the fewest people on whom a weight is chosen.
const fewChoose = 20

// Sides writes what a page adds up for a person of a history: the scores of everything but the crowd, and what the crowd
// gives at weight 1; both one number an item.
type Sides func(history []Entry, content, crowd []float32)

// A CrowdChoice says how a blend's Crowd was chosen.
type CrowdChoice struct {
	Chosen    float64        `json:"chosen"`
	People    int            `json:"people"`               // who had a say
	Tried     []CrowdFigure  `json:"tried,omitempty"`      // in the order of CrowdGrid; none if there were too few people
	ByHistory []CrowdHistory `json:"by_history,omitempty"` // the same by the length that histories were cut to
}

// A CrowdFigure is the quality at one weight.
type CrowdFigure struct {
	Weight  float64 `json:"weight"`
	NDCG    float64 `json:"ndcg"`     // mean over the people
	Less    float64 `json:"less"`     // than at the best weight
	LessErr float64 `json:"less_err"` // the standard error of that, paired by person
}

// A CrowdHistory is the quality for histories of one length.
type CrowdHistory struct {
	History int                     `json:"history"`
	People  int                     `json:"people"` // with longer histories than those of the length before
	NDCG    [len(CrowdGrid)]float64 `json:"ndcg"`   // mean over them, by weight
}

// ChooseCrowd finds the weight of the crowd that gives people a good NDCG at the cut, in the mean over the lengths of
// history at the knots of a blend; at each knot speak those who have more items than the knot before. It is the least
// weight within one standard error of the best (the rule of Breiman et al. 1984), because what films are about can be
// looked up, and people with similar taste cannot. With fewer than 20 people it is the default. One number serves all
// lengths: on MovieLens (small) no length's best beat it by more than about two standard errors, and the longest histories,
// which may want a little more, have too few people to choose on. step is called CrowdSteps times and may be nil. It fails with
// ctx's error.
func ChooseCrowd(ctx context.Context, people []Person, items int, sides Sides, cut int, step func()) (*CrowdChoice, error) {
	var speakers []*Person
	for p := range people {
		if people[p].speaks(0) {
			speakers = append(speakers, &people[p])
		}
	}
	choice := &CrowdChoice{Chosen: blend.DefaultCrowd, People: len(speakers)}
	if len(speakers) < fewChoose {
		return choice, nil
	}
	bench := newCrowdBench(items, sides, cut)
	means, before := make([]crowdMean, len(speakers)), 0
	for _, n := range blend.Knots {
		var sum crowdMean
		for p, person := range speakers {
			if !person.speaks(before) {
				continue
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			q := bench.qualities(person, n)
			means[p].add(&q)
			sum.add(&q)
			if step != nil {
				step()
			}
		}
		if sum.n > 0 {
			choice.ByHistory = append(choice.ByHistory, CrowdHistory{n, sum.n, sum.mean()})
		}
		before = n
	}
	choice.measure(means)
	return choice, nil
}

// CrowdSteps is how often ChooseCrowd calls step.
func CrowdSteps(people []Person) (n int) {
	before, speakers := 0, 0
	for _, knot := range blend.Knots {
		for p := range people {
			if people[p].speaks(before) {
				n++
			}
		}
		if before == 0 {
			speakers = n
		}
		before = knot
	}
	if speakers < fewChoose {
		return 0
	}
	return n
}

// speaks reports whether somebody has more than so many items, and something to find.
func (p *Person) speaks(before int) bool { return len(p.Given) > before && len(p.Hidden) > 0 }

// A crowdMean is a mean of qualities by weight.
type crowdMean struct {
	sum [len(CrowdGrid)]float64
	n   int
}

func (m *crowdMean) add(q *[len(CrowdGrid)]float64) {
	for g, x := range q {
		m.sum[g] += x
	}
	m.n++
}

func (m *crowdMean) mean() (out [len(CrowdGrid)]float64) {
	for g, x := range m.sum {
		out[g] = x / float64(m.n)
	}
	return out
}

// A crowdBench measures one person at a time.
type crowdBench struct {
	sides                Sides
	cut                  int
	content, crowd, both []float32
}

func newCrowdBench(items int, sides Sides, cut int) *crowdBench {
	return &crowdBench{sides, cut, make([]float32, items), make([]float32, items), make([]float32, items)}
}

// qualities is the NDCG of each weight for a person with their history cut to n items.
func (b *crowdBench) qualities(p *Person, n int) (q [len(CrowdGrid)]float64) {
	b.sides(p.Given[:min(n, len(p.Given))], b.content, b.crowd)
	for g, w := range CrowdGrid {
		for i := range b.both {
			b.both[i] = b.content[i] + float32(float32(w)*b.crowd[i])
		}
		q[g] = p.ndcg(b.both, b.cut)
	}
	return q
}

// measure compares the weights, each person counting once, and chooses.
func (c *CrowdChoice) measure(people []crowdMean) {
	var all crowdMean
	for p := range people {
		q := people[p].mean()
		all.add(&q)
	}
	mean, best := all.mean(), 0
	for g := range mean {
		if mean[g] > mean[best] {
			best = g
		}
	}
	for g, w := range CrowdGrid {
		c.Tried = append(c.Tried, CrowdFigure{w, mean[g], mean[best] - mean[g], pairedError(people, best, g)})
	}
	least := slices.IndexFunc(c.Tried, func(f CrowdFigure) bool { return f.Less <= f.LessErr })
	c.Chosen = CrowdGrid[least]
}

// pairedError is the standard error of how much better one weight is than another.
func pairedError(people []crowdMean, one, other int) float64 {
	var sum, squares float64
	n := float64(len(people))
	for p := range people {
		q := people[p].mean()
		d := q[one] - q[other]
		sum += d
		squares += float64(d * d)
	}
	return math.Sqrt(max(0, squares-sum*sum/n) / (n - 1) / n)
}
