package core

import (
	"slices"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/rank"
	"github.com/loge-film/loge/core/search"
	"github.com/loge-film/loge/core/taste"
)

// The words of the answers.
type (
	Adventure   = rank.Adventure
	Reranker    = rank.Reranker
	ShelfKind   = rank.ShelfKind
	Shelf       = rank.Shelf
	Item        = rank.Item
	Reason      = rank.Reason
	BasePart    = rank.BasePart
	FilmPart    = rank.FilmPart
	FeaturePart = taste.Share
	WishPart    = rank.WishPart
	Hit         = search.Hit
)

// Crowd is the Feature of the FeaturePart that comes from people with similar taste. The pack has no feature of that
// number.
const Crowd = taste.Crowd

// Usual is the adventure for somebody who has not chosen.
const Usual = rank.Usual

// A Request asks for the first page.
type Request struct {
	Now       int64     // Unix milliseconds: what is older counts less
	Seed      uint64    // equal seeds give equal answers
	Adventure Adventure // 0 familiar .. 1 adventurous; Usual for somebody who has not chosen
	Filter    Filter
	Rerank    Reranker // how For you is chosen; the zero one is rank.DefaultReranker

	Propensities bool // also estimate Item.Propensity on the exploring shelf, which takes some 64 times as long as the shelf
}

// A Response is the first page.
type Response struct {
	Hero    *Item // the first recommendation; nil when there is nothing left to recommend
	Shelves []Shelf
	Cold    bool // nothing is known of the person's taste, or it cannot be used yet: the shelves state facts
}

// Recommend returns the first page. Every film stands there once; films that the person hid never, and neither what the
// filter keeps away.
func (e *Engine) Recommend(req Request) Response {
	t := e.tasteAt(req.Now)
	hero, shelves := e.ranker.Shelves(rank.Request{
		Taste: t, Excluded: e.excluded(req.Filter), Seed: req.Seed, PerShelf: e.options.PerShelf, Adventure: req.Adventure, Rerank: req.Rerank,
		Propensities: req.Propensities,
	})
	return Response{hero, shelves, t == nil}
}

// Explain returns the full reason for a film, whether it was recommended or not. It fails with ErrNoFilm.
// Without any taste, or before the vectors part is there, the reason has base parts alone.
func (e *Engine) Explain(id film.ID, now int64) (Reason, error) {
	i, err := e.film(id)
	if err != nil {
		return Reason{}, err
	}
	return e.ranker.Explain(e.tasteAt(now), i), nil
}

// Tastes returns the n features that tell most of the person's taste, by absolute amount: what a film that consisted
// of this feature alone would get. Words of loglines are left out, for alone they say little. It is empty for a stranger.
func (e *Engine) Tastes(n int, now int64) []FeaturePart {
	t := e.tasteAt(now)
	if t == nil {
		return nil
	}
	return t.Features(n, e.isTelling)
}

// A Neighbour is a film like another film.
type Neighbour struct {
	Film       int
	Similarity float64       // about 0..1
	Shared     []FeaturePart // the features of both, strongest first
}

// Similar returns the n films most like a film, best first, whether the person knows them or not.
// It fails with ErrNoFilm, and with ErrNotReady before the vectors part is there.
func (e *Engine) Similar(id film.ID, n int) ([]Neighbour, error) {
	i, err := e.film(id)
	if err != nil {
		return nil, err
	}
	if e.space == nil {
		return nil, ErrNotReady
	}
	var near []Neighbour
	for _, hit := range e.space.Nearest(i, e.manyFor(n)) {
		if len(near) < n && e.Admits(hit.Index) {
			near = append(near, Neighbour{hit.Index, float64(hit.Score), e.space.Shared(i, hit.Index)})
		}
	}
	return near, nil
}

// Shared returns the features that films i and j of the pack both have, strongest first; none before the vectors part
// is there.
func (e *Engine) Shared(i, j int) []FeaturePart {
	if e.space == nil {
		return nil
	}
	return e.space.Shared(i, j)
}

// tasteAt returns the taste as of now, nil for a stranger and before the vectors part is there.
func (e *Engine) tasteAt(now int64) *taste.Taste {
	if e.space == nil {
		return nil
	}
	if day := taste.Day(now); e.taste == nil || e.day != day {
		e.taste, e.day = e.tasteOf(e.hearAll(now).Heard), day
	}
	return e.taste
}

// solve returns the taste that events, oldest first, describe as of now, nil when they describe none.
func (e *Engine) solve(events []event.Event, now int64) *taste.Taste {
	heard, _ := e.hear(events, now)
	return e.tasteOf(heard)
}

func (e *Engine) tasteOf(heard taste.Heard) *taste.Taste {
	if len(heard.Evidence)+len(heard.Wishes) == 0 {
		return nil
	}
	return e.solver.Solve(heard.Evidence, heard.Wishes...)
}

// heard is what counts of the log as of now, and what the cleaning found.
type heard struct {
	taste.Heard
	findings []event.Finding
	now      int64
}

// hearAll returns what counts of the log as of now.
func (e *Engine) hearAll(now int64) *heard {
	if e.heard == nil || e.heard.now != now {
		all, findings := e.hear(e.log.All(), now)
		e.heard = &heard{all, findings, now}
	}
	return e.heard
}

// hear returns what counts of events, in the order of the log, as of now. The words of the pack are read only for somebody
// who uses words.
func (e *Engine) hear(events []event.Event, now int64) (taste.Heard, []event.Finding) {
	wordy := e.space != nil && slices.ContainsFunc(events, hasWords)
	if e.listener == nil || wordy && !e.wordy {
		var words *taste.Words
		if wordy {
			words = e.wordsOfPack()
		}
		e.listener, e.wordy = taste.NewListener(catalogue{e}, words), wordy
	}
	return e.listener.Hear(events, now)
}

// wordsOfPack returns the words of the pack; nil before the vectors part is there.
func (e *Engine) wordsOfPack() *taste.Words {
	if e.words == nil && e.space != nil {
		e.words = taste.NewWords(e.pack)
	}
	return e.words
}

func hasWords(ev event.Event) bool { return ev.Text != "" }
