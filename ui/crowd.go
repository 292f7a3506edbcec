package ui

import (
	"math"
	"strconv"

	"github.com/loge-film/loge/ui/chart"
)

// The words of a Crowd's judgement.
const (
	harsher = "harsher"
	milder  = "milder"
	alike   = "alike"
	unclear = "unclear"
)

// When a person counts as harsher or milder than everybody, and when as neither.
const (
	leastCompared = 5   // films
	leastApart    = 0.1 // stars that a sentence shows
	mostDoubt     = 0.2 // stars that twice the standard error may leave open for somebody to be alike
)

// judgement says how the person rates beside everybody: harsher or milder if that is no chance, alike if a difference
// worth a word would have shown.
func (c Crowd) judgement() string {
	doubt := 2 * c.Error
	switch {
	case c.Count < leastCompared:
		return unclear
	case math.Abs(c.Apart) >= leastApart && math.Abs(c.Apart) > doubt:
		if c.Apart < 0 {
			return harsher
		}
		return milder
	case doubt <= mostDoubt:
		return alike
	}
	return unclear
}

// crowdSentence is the judgement in words.
func (c *Root) crowdSentence(crowd Crowd) string {
	return fill(pick(c.words.CrowdSay, crowd.judgement()), c.words.Count("films", crowd.Count), decimal(math.Abs(crowd.Apart), 1))
}

// crowdFigure compares own ratings with everybody's.
func (c *Root) crowdFigure(p *Portrait) figure {
	f := c.newFigure("crowd", "film", "you", "everybody", "people")
	if len(p.Crowd.Films) == 0 {
		return f
	}
	f.note = fill(c.words.CrowdLine, c.crowdSentence(p.Crowd), f.note)
	marks := make([]chart.Mark, len(p.Crowd.Films))
	for i, v := range p.Crowd.Films {
		title := v.Title.In(c.lang)
		marks[i] = chart.Mark{Label: title, Many: v.Crowd, Own: v.Own}
		f.add(title, decimal(v.Own, 1), decimal(v.Crowd, 1), strconv.Itoa(v.People)+"+")
	}
	f.draw = func(theme string) string {
		return chart.Scatter(theme, marks, 0, 5, pick(c.words.Heads, "everybody"), pick(c.words.Heads, "you"))
	}
	return f
}
