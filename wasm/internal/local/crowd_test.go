package local

import (
	"testing"

	"github.com/loge-film/loge/core/fixture"
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
