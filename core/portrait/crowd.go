package portrait

import (
	"cmp"
	"math"
	"sort"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/prior"
)

// A Crowd compares the person's ratings with the mean ratings of people at large; it is empty where the pack has none.
type Crowd struct {
	Films []Versus // furthest apart first; those that the person rated and the pack has a mean of
	Apart float64  // the mean of own less crowd over Films, in stars; below 0 the person is the harsher
	Error float64  // the standard error of Apart; 0 with fewer than two films
}

// A Versus is one own rating beside the mean of many.
type Versus struct {
	Film   int
	Own    float64 // 0.5..5
	Crowd  float64 // 0.5..5
	People int     // so many rated it or more
}

// readMeans returns the mean ratings of a pack, nil when there are none that fit.
func readMeans(p *pack.Pack) []prior.Mean {
	data, ok := p.Block(pack.TagMeans)
	if !ok {
		return nil
	}
	means, err := prior.DecodeMeans(data)
	if err != nil || len(means) != p.Len() {
		return nil // of a later version, or damaged: as if it were not there
	}
	return means
}

func (s *Painter) crowd(h *history) Crowd {
	var c Crowd
	if s.means == nil {
		return c
	}
	for film, own := range h.rating {
		if m := s.means[film]; m.People > 0 && own >= 0.5 && own <= 5 {
			c.Films = append(c.Films, Versus{film, own, m.Stars, m.People})
		}
	}
	sort.Slice(c.Films, func(i, j int) bool {
		a, b := c.Films[i], c.Films[j]
		return cmp.Or(cmp.Compare(b.distance(), a.distance()), cmp.Compare(a.Film, b.Film)) < 0
	})
	c.measure()
	return c
}

func (v Versus) distance() float64 { return math.Abs(v.Own - v.Crowd) }

// measure sums up in the order of Films, so that equal histories give equal numbers.
func (c *Crowd) measure() {
	n, sum, squares := float64(len(c.Films)), 0.0, 0.0
	for _, v := range c.Films {
		sum += v.Own - v.Crowd
	}
	if n > 0 {
		c.Apart = sum / n
	}
	for _, v := range c.Films {
		d := v.Own - v.Crowd - c.Apart
		squares += float64(d * d)
	}
	if n > 1 {
		c.Error = math.Sqrt(squares / (n - 1) / n)
	}
}
