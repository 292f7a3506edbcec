// Package learn fits recommendation models on users' interactions with items and scores items for people it has never met.
//
// A fitted model knows items only. A person is whatever history the caller hands to Score, so every score is one of
// strong generalisation, and the same call serves evaluation and the device.
package learn

import "context"

// An Entry is one item of a person's history: a bare event has weight 1, a rating its value, a dislike a weight below 0
// (models of implicit feedback) or a low rating (models of ratings).
type Entry struct {
	Item   int32
	Weight float32
}

// Progress hears how many of the total steps of a fit are done. It is called from the goroutine that called Fit.
type Progress func(done, total int)

// A Trainer is a kind of model with its parameters.
type Trainer interface {
	// Name is the model's name in the registry.
	Name() string
	// Fit learns from data, which it does not change. It stops early with ctx's error; progress may be nil.
	Fit(ctx context.Context, data *Interactions, progress Progress) (Model, error)
}

// A Scorer ranks all items for one person. It is safe for concurrent use.
type Scorer interface {
	// Items is the number of items that the scorer knows, numbered from 0.
	Items() int
	// Score writes into dst, of length Items, how well each item suits a person with this history: higher is better, no
	// unit, comparable within one call only. Items of the history are scored like any other. Entries of unknown items and
	// weights that are not finite are left out; an empty history gives the model's ranking for strangers. Score does not
	// keep history or dst.
	Score(history []Entry, dst []float32)
}

// A Model is a fitted scorer.
type Model interface {
	Scorer
	// Bytes is the size of what a device would download to compute these scores, before general compression.
	Bytes() int
}

// A Rater is a model that also predicts ratings.
type Rater interface {
	Model
	// Rate writes into dst, of length Items, the rating that a person with these ratings would give each item, within the
	// range of the ratings that the model was fitted on.
	Rate(history []Entry, dst []float32)
}

func (p Progress) report(done, total int) {
	if p != nil {
		p(done, total)
	}
}
