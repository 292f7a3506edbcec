package local

import (
	"testing"

	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/prior"
	"github.com/loge-film/loge/ui"
)

// With a blend in the pack, people with similar taste are one part of a full reason, which still adds up both ways, and
// of a card's where they speak for its film; the words of a pack without one are as before.
func TestPeopleWithSimilarTaste(t *testing.T) {
	e, world := newEngine(t), fixture.CheckerboardCrowd(200)
	if err := e.SetPack(world); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, 4, 8} {
		act(t, e, "like", string(world.ID(i)))
	}
	h := home(t, e)
	if !speaks(h.Hero.Reason) {
		t.Errorf("the first recommendation does not name them: %+v", h.Hero.Reason.Features)
	}
	for _, id := range []string{h.Hero.ID, string(world.ID(4)), string(world.ID(77))} {
		page, err := e.Film(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		r := page.Card.Reason
		base, films, features, named := 0.0, 0.0, r.Rest, 0
		for _, part := range r.Base {
			base += part.Amount
		}
		for _, part := range r.Films {
			films += part.Amount
		}
		for _, part := range r.Features {
			features += part.Amount
			if part.Field == ui.CrowdField && part.Label.En != "" && part.Label.Zh != "" {
				named++
			}
		}
		if d := r.Score - base - films; d > 1e-5 || d < -1e-5 {
			t.Errorf("%s: the score is %v, base and films sum to %v", id, r.Score, base+films)
		}
		if d := r.Score - base - features; d > 1e-5 || d < -1e-5 {
			t.Errorf("%s: the score is %v, base, features and rest sum to %v", id, r.Score, base+features)
		}
		if named != 1 {
			t.Errorf("%s: people with similar taste are named %d times", id, named)
		}
	}
}

func speaks(r ui.Reason) bool {
	for _, part := range r.Features {
		if part.Field == ui.CrowdField && part.Amount > 0 {
			return true
		}
	}
	return false
}

// Own ratings stand beside the mean ratings of the pack, all summed up and a fair number of them told.
func TestRatingsBesideTheCrowd(t *testing.T) {
	e := newEngine(t)
	world := fixture.Starred(1200, func(i int) prior.Mean { return prior.RoundMean(4, 5+i) })
	if err := e.SetPack(world); err != nil {
		t.Fatal(err)
	}
	const films = 60
	for i := range films {
		if _, err := e.Act(ctx, ui.Act{Kind: "rate", Film: string(world.ID(i)), Value: 3}); err != nil {
			t.Fatal(err)
		}
	}
	p, err := e.Portrait(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if p.Crowd.Count != films || p.Crowd.Apart != -1 || p.Crowd.Error != 0 || len(p.Crowd.Films) != films {
		t.Fatalf("%+v", p.Crowd)
	}
	if f := p.Crowd.Films[17]; f.ID != string(world.ID(17)) || f.Own != 3 || f.Crowd != 4 || f.People != 20 || f.Title != (ui.Text{En: "Film 17"}) {
		t.Errorf("%+v", f)
	}
}

func TestSampled(t *testing.T) {
	for _, n := range []int{0, 1, 20, 21, 300, 301, 5000} {
		chosen := sampled(n)
		if len(chosen) != min(n, firstCompared+othersSampled) {
			t.Errorf("%d of %d", len(chosen), n)
		}
		for k, i := range chosen {
			if i < 0 || i >= n || k > 0 && i <= chosen[k-1] || k < firstCompared && i != k {
				t.Fatalf("of %d film %d comes as number %d", n, i, k)
			}
		}
	}
}
