package main

import (
	"cmp"
	"slices"
	"sync"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/core/rank"
	"github.com/loge-film/loge/core/taste"
)

// pageName is what a pageScorer is called in reports.
const pageName = "page"

// A pageScorer scores as the page does, by the engine's own code: by what films are about, by the blend of the pack and a
// little by fame.
type pageScorer struct {
	pack   *pack.Pack
	mutex  sync.Mutex
	solver *taste.Solver
}

// readPage opens the pack of a folder as a page does.
func readPage(dir string, list *packfile.List) (eval.Entrant, error) {
	page := eval.Entrant{Name: pageName}
	p, err := packfile.Read(dir)
	if err != nil {
		return page, err
	}
	if page.Scorer, err = newPageScorer(p); err != nil {
		return page, err
	}
	for _, part := range list.Parts {
		page.Bytes += int(part.Size)
	}
	return page, nil
}

// Items is the number of films.
func (s *pageScorer) Items() int { return s.pack.Len() }

// Score takes every entry for a like, or for a dislike where its weight is negative. Of a long history it sees as many
// films as the engine does.
func (s *pageScorer) Score(history []learn.Entry, dst []float32) {
	clear(dst)
	if evidence := opinions(history); len(evidence) > 0 {
		s.mutex.Lock()
		s.solver.Solve(evidence).Scores(dst)
		s.mutex.Unlock()
	}
	s.addFame(dst)
}

func (s *pageScorer) addFame(scores []float32) {
	for i := range scores {
		scores[i] += float32(rank.PriorWeight * s.pack.Fame(i))
	}
}

func opinions(history []learn.Entry) []taste.Evidence {
	var evidence []taste.Evidence
	for _, e := range history[:min(len(history), taste.MaxFilms)] {
		kind := event.Like
		if e.Weight < 0 {
			kind = event.Dislike
		}
		signal := event.Event{Kind: kind}.Signal(0)
		evidence = append(evidence, taste.Evidence{
			Film: int(e.Item), Kind: kind, Target: signal.Target, Confidence: signal.Confidence, Side: signal.Side, Known: true,
		})
	}
	slices.SortFunc(evidence, func(a, b taste.Evidence) int { return cmp.Compare(a.Film, b.Film) })
	return evidence
}
