// Package population learns the prior of core/prior from ratings of many people.
//
// It is one logistic regression P(like | film) pooled over everybody: films are rows, weighted by their ratings up to a cap,
// since two films with the same features differ by more than chance and a few famous ones must not decide. Groups of people
// are fitted on top, with the pooled log odds as offset, so that their weights are deviations.
package population

import (
	"context"
	"errors"
	"fmt"
	"sort"

	"github.com/loge-film/loge/core/learn/descent"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/prior"
	"github.com/loge-film/loge/core/rng"
)

// What is learnt at all.
const (
	minFilms   = 5   // rated films with a feature, for it to have a weight
	maxPersons = 200 // people of films, those of most ratings
	maxKeys    = 800 // features, those of most ratings
	leastShown = 0.03
	filmCap    = 50  // ratings that a film counts for at most, approached smoothly
	penalty    = 4   // of a squared weight, halved
	groupLeast = 20  // people of a group that is told of: fewer could be known by it
	heldOut    = 0.1 // of the people, on whom the prior is measured
	maxSteps   = 500 // of a descent
	maxDelta   = 64  // features of a group, the largest deviations
)

// ErrOneSided says that there is nothing to learn: too few ratings, or all of one kind.
var ErrOneSided = errors.New("population: the ratings hold too few likes or too few others to learn what people at large like")

// A Rating says whether a person liked a film.
type Rating struct {
	User, Film int32
	Liked      bool
}

// An Audience is what is learnt from.
type Audience struct {
	Films   [][]Feature // by film, see Describe
	Ratings []Rating    // of users and films by number
	Groups  [][]string  // by user: names of groups; nil or shorter where they are not known
}

// A Report says what was learnt and how it does on people whom it was not learnt from.
type Report struct {
	People   int         `json:"people"` // learnt from
	Ratings  int         `json:"ratings"`
	Keys     int         `json:"keys"` // features with a weight
	Groups   []GroupSize `json:"groups,omitempty"`
	Tested   int         `json:"tested"`    // ratings of other people
	LogLoss  float64     `json:"log_loss"`  // on them
	BaseLoss float64     `json:"base_loss"` // of the share of likes alone
	AUC      float64     `json:"auc"`
}

// A GroupSize says how many people a group's weights were learnt from.
type GroupSize struct {
	Name   string `json:"name"`
	People int    `json:"people"`
}

// Fit learns a prior from nine tenths of the people, drawn by seed, and measures it on the others. Equal input gives equal
// priors. It fails with ErrOneSided, with ctx's error, or on numbers out of range.
func Fit(ctx context.Context, a *Audience, seed uint64) (*prior.Prior, *Report, error) {
	users, err := a.check()
	if err != nil {
		return nil, nil, err
	}
	train, test := a.split(users, seed)
	all := a.tally(train)
	if liked, rated := all.totals(); liked < 10 || rated-liked < 10 {
		return nil, nil, ErrOneSided
	}
	s := newSheet(a, all)
	weights, err := s.fit(ctx, all, make([]float64, len(a.Films)))
	if err != nil {
		return nil, nil, err
	}
	p := s.prior(weights)
	p.Base += calibrated(all, s.offsets(p))
	report := &Report{People: countUsers(train), Ratings: len(train)}
	if err := s.groups(ctx, a, train, p, report); err != nil {
		return nil, nil, err
	}
	prune(p)
	p.Base += calibrated(all, s.offsets(p))
	report.Keys = len(p.Weights)
	report.measure(p, a, all, test)
	return p, report, nil
}

// check returns the number of users.
func (a *Audience) check() (int, error) {
	users := 0
	for _, r := range a.Ratings {
		if r.User < 0 || r.Film < 0 || int(r.Film) >= len(a.Films) {
			return 0, fmt.Errorf("population: a rating of user %d and film %d, there are %d films", r.User, r.Film, len(a.Films))
		}
		users = max(users, int(r.User)+1)
	}
	return users, nil
}

// split holds the ratings of some users out; with fewer than ten users nobody.
func (a *Audience) split(users int, seed uint64) (train, test []Rating) {
	order := make([]int, users)
	for u := range order {
		order[u] = u
	}
	random := rng.Source(seed)
	rng.Shuffle(&random, order)
	out := map[int32]bool{}
	for _, u := range order[:int(heldOut*float64(users))] {
		out[int32(u)] = true
	}
	for _, r := range a.Ratings {
		if out[r.User] {
			test = append(test, r)
		} else {
			train = append(train, r)
		}
	}
	return train, test
}

func countUsers(ratings []Rating) int {
	seen := map[int32]bool{}
	for _, r := range ratings {
		seen[r.User] = true
	}
	return len(seen)
}

// A tally counts ratings by film.
type tally struct{ liked, rated []float64 }

func (a *Audience) tally(ratings []Rating) tally {
	t := tally{make([]float64, len(a.Films)), make([]float64, len(a.Films))}
	for _, r := range ratings {
		t.rated[r.Film]++
		if r.Liked {
			t.liked[r.Film]++
		}
	}
	return t
}

func (t tally) totals() (liked, rated float64) {
	for i := range t.rated {
		liked, rated = liked+t.liked[i], rated+t.rated[i]
	}
	return liked, rated
}

// calibrated returns what to add to the log odds of all films so that as many likes are foretold as there were, every rating
// counting in full.
func calibrated(t tally, offset []float64) float64 {
	low, high := -prior.MaxWeight/2.0, prior.MaxWeight/2.0
	liked, _ := t.totals()
	for range 60 {
		mid, foretold := (low+high)/2, 0.0
		for i, n := range t.rated {
			foretold += n * tabular.Sigmoid(offset[i]+mid)
		}
		if foretold < liked {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// groups adds the groups that are large enough.
func (s *sheet) groups(ctx context.Context, a *Audience, train []Rating, p *prior.Prior, report *Report) error {
	members := map[string][]Rating{}
	for _, r := range train {
		if int(r.User) < len(a.Groups) {
			for _, name := range a.Groups[r.User] {
				members[name] = append(members[name], r)
			}
		}
	}
	names := make([]string, 0, len(members))
	for name, ratings := range members {
		if countUsers(ratings) >= groupLeast {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	offset := s.offsets(p)
	for _, name := range names[:min(len(names), prior.MaxGroups)] {
		t := a.tally(members[name])
		weights, err := s.fit(ctx, t, offset)
		if err != nil {
			return err
		}
		delta := &prior.Prior{Weights: strongest(s.prior(weights).Weights)}
		own := s.offsets(delta)
		for i := range own {
			own[i] += offset[i]
		}
		p.Groups = append(p.Groups, prior.Group{Name: name, Base: calibrated(t, own), Weights: delta.Weights})
		report.Groups = append(report.Groups, GroupSize{name, countUsers(members[name])})
	}
	return nil
}

// strongest keeps the largest deviations, ascending by key.
func strongest(weights []prior.Weight) []prior.Weight {
	sort.SliceStable(weights, func(a, b int) bool { return magnitude(weights[a]) > magnitude(weights[b]) })
	n := 0
	for n < min(len(weights), maxDelta) && magnitude(weights[n]) >= leastShown {
		n++
	}
	kept := weights[:n]
	sort.Slice(kept, func(a, b int) bool { return kept[a].Key < kept[b].Key })
	return kept
}

// prune drops the weights that hardly say anything, unless a group deviates from them.
func prune(p *prior.Prior) {
	used := map[string]bool{}
	for _, g := range p.Groups {
		for _, w := range g.Weights {
			used[w.Key] = true
		}
	}
	kept := p.Weights[:0]
	for _, w := range p.Weights {
		if used[w.Key] || magnitude(w) >= leastShown {
			kept = append(kept, w)
		}
	}
	p.Weights = kept
}

func magnitude(w prior.Weight) float32 { return max(w.Value, -w.Value) }

// measure compares the prior, each person's groups included, with the share of likes on people it has not seen.
func (r *Report) measure(p *prior.Prior, a *Audience, train tally, test []Rating) {
	liked, rated := train.totals()
	var foretold, share []float64
	var came []bool
	models := map[int32]*prior.Prior{}
	for _, x := range test {
		if models[x.User] == nil {
			models[x.User] = p
			if int(x.User) < len(a.Groups) {
				models[x.User] = p.For(a.Groups[x.User]...)
			}
		}
		foretold = append(foretold, tabular.Sigmoid(logOdds(models[x.User], a.Films[x.Film])))
		share, came = append(share, liked/rated), append(came, x.Liked)
	}
	m := tabular.Measure(foretold, came)
	r.Tested, r.LogLoss, r.AUC = len(test), m.LogLoss, m.AUC
	r.BaseLoss = tabular.Measure(share, came).LogLoss
}

func logOdds(p *prior.Prior, film []Feature) float64 {
	z := p.Base
	for _, f := range film {
		z += float64(f.Value) * float64(p.Weight(f.Key))
	}
	return z
}

// fit returns the weights of the keys and, last, the intercept, on top of given log odds.
func (s *sheet) fit(ctx context.Context, t tally, offset []float64) ([]float64, error) {
	way := descent.New(s.objective(t, offset), make([]float64, len(s.keys)+1), maxSteps)
	for way.Step() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return way.X(), nil
}
