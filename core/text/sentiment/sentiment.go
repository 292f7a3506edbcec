// Package sentiment decides by a small lexicon whether a comment in English or Chinese speaks for a film or against it.
package sentiment

import (
	"math"
	"strings"
)

// A Verdict says which way a comment points.
type Verdict int8

// The verdicts.
const (
	Against Verdict = iota - 1
	Neither
	For
)

// A Reading is what the words of a comment say.
type Reading struct {
	Verdict Verdict
	Score   float64  // sum of the tones: about 1 for each word, above 0 for the film
	Words   []string // that decided, in their order, with their negation ("not good"); at most MaxWords, none for Neither
}

// MaxWords caps the words that a Reading names.
const MaxWords = 5

const (
	enough    = 0.5  // score from which on there is a verdict
	strong    = 2    // tone of "masterpiece"; of "good" it is 1
	negated   = 0.75 // size of a tone that is negated, of either strength: "not perfect" is no more against than "not good"
	boosting  = 1.5  // by "very"
	damping   = 0.5  // by "a bit"
	loudest   = 3.0  // "very very very"
	turning   = 0.5  // what "but" leaves of what was said before
	negations = 4    // words that a negation reaches over, at most to the next mark
)

// Read reads a comment. It knows about 600 words, negation ("not bad", 不怎么好看), emphasis (very, 有点) and turns (but, 不过).
// It does not know irony. It takes time in proportion to the text.
func Read(comment string) Reading {
	r := reader{weight: 1}
	s := newScanner(comment)
	for s.next() {
		r.take(s.word, s.class, s.wide)
	}
	return r.reading()
}

// A reader follows the words of a comment.
type reader struct {
	sum     float64
	words   []toned
	negator string  // that reaches the next word, empty when there is none
	reach   int     // words that it still reaches over
	weight  float64 // of the next tone
}

type toned struct {
	word  string
	value float64
}

func (r *reader) take(word string, c class, wide bool) {
	switch c {
	case mark:
		r.negator, r.weight = "", 1
	case unknown:
		r.pass()
	case shield:
		r.negator = ""
	case turn:
		r.sum *= turning
		r.negator, r.weight = "", 1
	case negator:
		r.negate(word)
	case booster:
		r.weight = min(r.weight*boosting, loudest)
	case damper:
		r.weight = max(r.weight*damping, 1/loudest)
	default:
		r.tone(word, c.tone(), wide)
	}
}

// negate begins a negation; a second one takes the first back.
func (r *reader) negate(word string) {
	if r.negator != "" {
		word = ""
	}
	r.negator, r.reach = word, negations
}

// pass goes over a word that says nothing.
func (r *reader) pass() {
	r.weight = 1
	if r.reach--; r.reach <= 0 {
		r.negator = ""
	}
}

func (r *reader) tone(word string, value float64, wide bool) {
	if r.negator != "" {
		value = math.Copysign(negated, -value)
		word = join(r.negator, word, wide)
	}
	value = float64(value * r.weight)
	r.sum += value
	r.words = append(r.words, toned{word, value})
	r.negator, r.weight = "", 1
}

func join(negator, word string, wide bool) string {
	if wide {
		return negator + word
	}
	return negator + " " + word
}

func (r *reader) reading() Reading {
	reading := Reading{Score: r.sum}
	switch {
	case r.sum >= enough:
		reading.Verdict = For
	case r.sum <= -enough:
		reading.Verdict = Against
	}
	for _, w := range r.words {
		if w.value*float64(reading.Verdict) > 0 && len(reading.Words) < MaxWords {
			reading.Words = append(reading.Words, strings.Clone(w.word))
		}
	}
	return reading
}
