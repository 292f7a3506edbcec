package content

import (
	"iter"
	"math"
	"slices"
	"unicode"

	"github.com/loge-film/loge/core/text"
)

const (
	longestHanWord = 4
	minHanCount    = 3    // occurrences in all loglines
	minCohesion    = 3.0  // nats by which the parts of a word attract each other, at the weakest joint
	minFreedom     = 0.65 // nats of entropy of what stands beside a word, at the poorer side
)

// hanWords finds the words of Chinese texts from the texts alone, since Chinese is written without spaces: sequences of
// two to four characters that hold together (pointwise mutual information at every joint) and stand in changing company
// (entropy of the neighbours on both sides). Fragments of longer words fail the second test, chance pairs the first.
// The result is sorted.
func hanWords(texts iter.Seq[string]) []string {
	counts := newHanCounts(texts)
	var words []string
	for gram, n := range counts.of {
		runes := []rune(gram)
		if n < minHanCount || len(runes) < 2 || text.IsStopWord(string(runes[0])) || text.IsStopWord(string(runes[len(runes)-1])) {
			continue
		}
		if counts.cohesion(runes) >= minCohesion && counts.freedom(gram) >= minFreedom {
			words = append(words, gram)
		}
	}
	slices.Sort(words)
	return words
}

// hanCounts counts sequences of up to longestHanWord Han characters and the characters beside them.
type hanCounts struct {
	total int // characters
	of    map[string]int
	left  map[string]map[rune]int
	right map[string]map[rune]int
}

// edge stands for the end of a run of Han characters; each end counts as another neighbour.
const edge = -1

func newHanCounts(texts iter.Seq[string]) *hanCounts {
	c := &hanCounts{of: map[string]int{}, left: map[string]map[rune]int{}, right: map[string]map[rune]int{}}
	for s := range texts {
		var run []rune
		for _, r := range s {
			if unicode.Is(unicode.Han, r) {
				run = append(run, r)
				continue
			}
			c.add(run)
			run = run[:0]
		}
		c.add(run)
	}
	return c
}

func (c *hanCounts) add(run []rune) {
	c.total += len(run)
	for i := range run {
		for n := 1; n <= longestHanWord && i+n <= len(run); n++ {
			gram := string(run[i : i+n])
			c.of[gram]++
			if n > 1 {
				note(c.left, gram, run, i-1)
				note(c.right, gram, run, i+n)
			}
		}
	}
}

func note(sides map[string]map[rune]int, gram string, run []rune, i int) {
	side := sides[gram]
	if side == nil {
		side = map[rune]int{}
		sides[gram] = side
	}
	if i < 0 || i >= len(run) {
		side[edge-rune(len(side))]++ // a new neighbour each time
		return
	}
	side[run[i]]++
}

// cohesion returns the mutual information of the two parts at the joint where it is least.
func (c *hanCounts) cohesion(gram []rune) float64 {
	least := math.Inf(1)
	whole := float64(c.of[string(gram)]) * float64(c.total)
	for i := 1; i < len(gram); i++ {
		parts := float64(c.of[string(gram[:i])]) * float64(c.of[string(gram[i:])])
		least = min(least, math.Log(whole/parts))
	}
	return least
}

// freedom returns the entropy of the neighbours on the side where it is less.
func (c *hanCounts) freedom(gram string) float64 {
	return min(entropy(c.left[gram]), entropy(c.right[gram]))
}

func entropy(counts map[rune]int) float64 {
	values := make([]int, 0, len(counts))
	total := 0
	for _, n := range counts {
		values = append(values, n)
		total += n
	}
	slices.Sort(values) // so that the sum does not depend on the order of the map
	var h float64
	for _, n := range values {
		p := float64(n) / float64(total)
		h -= float64(p * math.Log(p))
	}
	return h
}
