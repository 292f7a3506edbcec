package main

import (
	"slices"
	"strings"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

// A pool makes several rounds of one experiment, each with models of its own, into one: item i of round r is item
// r·items + i of the pool, so that the cases of all rounds stand in one contest.
type pool struct {
	items, users, rounds int // items and users of one round
	cases                []eval.Case
	train                []learn.Interaction
	entrants             []eval.Entrant // their scorers are pooledScorers
}

// add takes in the next round: its training data, its cases and its entrants, the same in each round.
func (p *pool) add(train *learn.Interactions, cases []eval.Case, entrants []eval.Entrant) {
	p.items, p.users = train.Items(), train.Users()
	offset := int32(p.rounds * p.items)
	p.rounds++
	for x := range train.Each {
		x.Item += offset
		p.train = append(p.train, x)
	}
	for _, c := range cases {
		if c.Candidates == nil {
			c.Candidates = allBut(p.items, c)
		}
		p.cases = append(p.cases, moved(c, offset))
	}
	for n, e := range entrants {
		if len(p.entrants) == n {
			e.Scorer = &pooledScorer{items: p.items, rounds: []learn.Scorer{e.Scorer}}
			p.entrants = append(p.entrants, e)
			continue
		}
		pooled := p.entrants[n].Scorer.(*pooledScorer)
		pooled.rounds = append(pooled.rounds, e.Scorer)
		p.entrants[n].FitSeconds += e.FitSeconds
		p.entrants[n].Bytes = max(p.entrants[n].Bytes, e.Bytes)
		p.entrants[n].Note = together(p.entrants[n].Note, e.Note)
	}
}

// together lists the notes of all rounds; equal ones once.
func together(notes, more string) string {
	if more == "" || slices.Contains(strings.Split(notes, " | "), more) {
		return notes
	}
	return notes + " | " + more
}

// allBut are the items that a case without candidates ranks.
func allBut(items int, c eval.Case) []int32 {
	out := make([]bool, items)
	for _, e := range c.History {
		out[e.Item] = true
	}
	for _, i := range c.Masked {
		out[i] = true
	}
	var rest []int32
	for i, known := range out {
		if !known {
			rest = append(rest, int32(i))
		}
	}
	return rest
}

// trial is all rounds as one.
func (p *pool) trial(protocol string, metrics []eval.Metric) (trial, error) {
	train, err := learn.NewInteractions(p.users, p.rounds*p.items, p.train)
	return trial{protocol: protocol, train: train, cases: p.cases, metrics: metrics}, err
}

func moved(c eval.Case, offset int32) eval.Case {
	shift := func(list []int32) []int32 {
		var out []int32
		for _, i := range list {
			out = append(out, i+offset)
		}
		return out
	}
	history := make([]learn.Entry, len(c.History))
	for n, e := range c.History {
		history[n] = learn.Entry{Item: e.Item + offset, Weight: e.Weight}
	}
	return eval.Case{History: history, Masked: shift(c.Masked), Relevant: shift(c.Relevant), Candidates: shift(c.Candidates)}
}

// A pooledScorer scores the items of the round that the history is of; the others stay at 0, as they are never candidates.
type pooledScorer struct {
	items  int // of one round
	rounds []learn.Scorer
}

func (s *pooledScorer) Items() int { return s.items * len(s.rounds) }

func (s *pooledScorer) Score(history []learn.Entry, dst []float32) {
	clear(dst)
	if len(history) == 0 {
		return
	}
	round := int(history[0].Item) / s.items
	own := make([]learn.Entry, len(history))
	for n, e := range history {
		own[n] = learn.Entry{Item: e.Item - int32(round*s.items), Weight: e.Weight}
	}
	s.rounds[round].Score(own, dst[round*s.items:(round+1)*s.items])
}
