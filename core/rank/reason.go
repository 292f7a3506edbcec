package rank

import (
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/taste"
)

// BaseKind names a part of a score that does not come from the person's films.
type BaseKind string

// The base parts.
const (
	Prior       BaseKind = "prior"        // PriorWeight times the fame of the film
	LittleKnown BaseKind = "little-known" // on the shelf of hidden gems: a bonus that grows as fame falls
	Explore     BaseKind = "explore"      // a sampled deviation: the whim of the seed
	Everybody   BaseKind = "everybody"    // what the pack's blend expects of people of whom little is known
)

// A BasePart is a part of a score that does not come from the person's films.
type BasePart struct {
	Kind   BaseKind
	Amount float64
}

// A FilmPart is what one film of the person gives to a score.
type FilmPart struct {
	Film   int
	Kind   event.Kind // of the event that decided
	Amount float64
}

// A WishPart is what the person's word on a feature gives to a score: an edit of their profile, or a query or comment
// that names the feature.
type WishPart struct {
	Feature uint32
	Kind    event.Kind // event.Edit, event.Search or event.Comment
	Amount  float64
}

// A Reason says where the score of a film comes from. Score is the sum of Base, Films and Wishes, and also the sum of
// Base, Features and Rest.
type Reason struct {
	Score    float64
	Base     []BasePart
	Films    []FilmPart    // strongest first, ties by film; without the films that give nothing
	Wishes   []WishPart    // in the order of the taste's wishes; without those that give nothing
	Features []taste.Share // strongest first, all features of the film, and taste.Crowd where the pack has a blend
	Rest     float64       // what rounding to int8 leaves between the two sums
}

// explain returns the full reason of film j; t may be nil.
func (r *Ranker) explain(t *taste.Taste, j int, base ...BasePart) Reason {
	reason := Reason{Base: base}
	if t != nil {
		if amount := t.Everybody(j); amount != 0 {
			reason.Base = append(reason.Base, BasePart{Everybody, amount})
		}
	}
	for _, part := range reason.Base {
		reason.Score += part.Amount
	}
	if t == nil {
		return reason
	}
	amounts := t.Films(j)
	fromPerson, fromFeatures := 0.0, 0.0
	for _, amount := range amounts {
		fromPerson += amount
	}
	reason.Films = r.filmParts(t, amounts)
	for a, amount := range t.Wished(j) {
		fromPerson += amount
		if w := t.Wishes()[a]; amount != 0 {
			reason.Wishes = append(reason.Wishes, WishPart{w.Feature, w.Kind, amount})
		}
	}
	reason.Features = t.Shares(j)
	for _, share := range reason.Features {
		fromFeatures += share.Amount
	}
	reason.Score += fromPerson
	reason.Rest = fromPerson - fromFeatures
	return reason
}

// filmParts names the films that give the amounts, which are in the order of the evidence and so of the films.
func (r *Ranker) filmParts(t *taste.Taste, amounts []float64) []FilmPart {
	order := r.sorter.ByMagnitude(amounts)
	for len(order) > 0 && amounts[order[len(order)-1]] == 0 {
		order = order[:len(order)-1]
	}
	if len(order) == 0 {
		return nil
	}
	parts := make([]FilmPart, len(order))
	for k, at := range order {
		e := &t.Evidence()[at]
		parts[k] = FilmPart{e.Film, e.Kind, amounts[at]}
	}
	return parts
}
