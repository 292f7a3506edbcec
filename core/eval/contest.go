package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/loge-film/loge/core/learn"
)

// Rounds is how many resamples the intervals of comparisons are made from.
const Rounds = 2000

// An Entrant is a trained model that takes part in a contest.
type Entrant struct {
	Name       string
	Scorer     learn.Scorer
	Bytes      int     // that a device would download
	FitSeconds float64 // of training
	Note       string  // what was chosen for it, such as the weights of a blend
}

// A Contest ranks the same cases with every entrant.
type Contest struct {
	Protocol string
	Cases    []Case
	Metrics  []Metric
	Baseline string // the entrant that the others are compared with; empty or absent: no comparison
	World    World  // for the figures beyond accuracy; may be zero
	Seed     uint64 // of the resamples
	Clock    Clock
}

// A Row is what a contest says of one entrant.
type Row struct {
	Model        string
	Bytes        int
	FitSeconds   float64
	ScoreSeconds float64 // for all users together, summed over cores
	Note         string
	Metrics      map[string]Estimate
	Beyond       Beyond // of lists as long as the longest cut up to 20
	Versus       *Versus
}

// Versus compares an entrant with the baseline, user by user.
type Versus struct {
	Baseline string
	Metrics  map[string]Interval
}

// Result is the outcome of a contest.
type Result struct {
	Protocol string `json:"protocol"`
	Users    int    `json:"users"`
	Models   []Row  `json:"models"`
}

// Run measures the entrants one after the other. step is called after each case and may be nil.
func (c *Contest) Run(ctx context.Context, entrants []Entrant, step func()) (*Result, error) {
	result := &Result{Protocol: c.Protocol, Users: len(c.Cases)}
	scores := make([]*Scores, len(entrants))
	for n, e := range entrants {
		var err error
		if scores[n], err = Run(ctx, e.Scorer, c.Cases, c.Metrics, c.Clock, step); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		result.Models = append(result.Models, Row{
			Model: e.Name, Bytes: e.Bytes, FitSeconds: e.FitSeconds, ScoreSeconds: scores[n].Seconds, Note: e.Note,
			Metrics: scores[n].Estimates(),
			Beyond:  c.World.Beyond(c.Cases, scores[n].Lists, min(20, max(1, longest(c.Metrics)))),
		})
	}
	at := slices.IndexFunc(entrants, func(e Entrant) bool { return e.Name == c.Baseline })
	for n := range entrants {
		if at >= 0 && n != at {
			result.Models[n].Versus = c.compare(scores[n], scores[at])
		}
	}
	return result, nil
}

func (c *Contest) compare(a, b *Scores) *Versus {
	v := &Versus{Baseline: c.Baseline, Metrics: map[string]Interval{}}
	for name := range a.PerCase {
		v.Metrics[name] = PairedBootstrap(a.PerCase[name], b.PerCase[name], Rounds, c.Seed)
	}
	return v
}

// MarshalJSON writes the comparison's metrics beside the baseline's name.
func (v *Versus) MarshalJSON() ([]byte, error) {
	flat := map[string]any{"baseline": v.Baseline}
	for name, interval := range v.Metrics {
		flat[name] = interval
	}
	return json.Marshal(flat)
}

// MarshalJSON writes the figures of lists and those beyond accuracy side by side under "metrics" and "beyond".
func (r Row) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Model        string              `json:"model"`
		Bytes        int                 `json:"bytes"`
		FitSeconds   float64             `json:"fit_s"`
		ScoreSeconds float64             `json:"score_s"`
		Note         string              `json:"note,omitempty"`
		Metrics      map[string]Estimate `json:"metrics"`
		Beyond       Beyond              `json:"beyond"`
		Versus       *Versus             `json:"versus,omitempty"`
	}{r.Model, r.Bytes, r.FitSeconds, r.ScoreSeconds, r.Note, r.Metrics, r.Beyond, r.Versus})
}
