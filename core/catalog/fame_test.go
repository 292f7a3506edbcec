package catalog_test

import (
	"slices"
	"testing"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/film"
	"pgregory.net/rapid"
)

func TestFameOfClassics(t *testing.T) {
	films, _, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	fame := map[film.ID]float32{}
	for i, f := range catalog.Fame(films) {
		fame[films[i].ID] = f
	}
	for id, least := range map[film.ID]float32{
		"titanic-1997": 0.95, "avatar-2009": 0.95, "star-wars-1977": 0.9, "jurassic-park-1993": 0.9, "the-godfather-1972": 0.9,
		"toy-story-1995": 0.85, "the-wandering-earth-2019": 0.8, "casablanca-1942": 0.4,
	} {
		if f, ok := fame[id]; !ok || f < least {
			t.Errorf("%s: fame %.2f, expected at least %.2f", id, f, least)
		}
	}
	for _, id := range []film.ID{"in-the-face-of-demolition-1953", "the-wild-wild-rose-1960"} {
		if f, ok := fame[id]; !ok || f >= 0.4 {
			t.Errorf("%s: fame %.2f, expected below 0.4", id, f)
		}
	}
}

// Laws: fame lies within 0..1, depends on the films and not on their order, and more box office never means less fame.
func TestFameLaws(t *testing.T) {
	people := []film.Person{{Name: "A"}, {Name: "B"}, {Name: "C"}, {Name: "D"}}
	oneFilm := rapid.Custom(func(t *rapid.T) film.Film {
		return film.Film{
			Year:      rapid.IntRange(film.MinYear, film.MaxYear).Draw(t, "year"),
			BoxOffice: float64(rapid.IntRange(0, 30).Draw(t, "gross")),
			Budget:    float64(rapid.IntRange(0, 30).Draw(t, "budget")),
			TitleZh:   rapid.SampledFrom([]string{"", "片"}).Draw(t, "zh"),
			Directors: rapid.SliceOfN(rapid.SampledFrom(people), 0, 2).Draw(t, "directors"),
			Cast:      rapid.SliceOfN(rapid.SampledFrom(people), 0, 4).Draw(t, "cast"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		films := rapid.SliceOfN(oneFilm, 1, 40).Draw(t, "films")
		fame := catalog.Fame(films)
		for i, f := range fame {
			if !(f >= 0 && f <= 1) {
				t.Fatalf("film %d: fame %v", i, f)
			}
		}
		turned := slices.Clone(films)
		slices.Reverse(turned)
		again := catalog.Fame(turned)
		slices.Reverse(again)
		if !slices.Equal(fame, again) {
			t.Fatalf("fame depends on the order: %v and %v", fame, again)
		}
		richer := slices.Clone(films)
		if richer[0].BoxOffice == 0 {
			return // learning of any box office may well lower the guess
		}
		richer[0].BoxOffice++
		if after := catalog.Fame(richer)[0]; after < fame[0] {
			t.Fatalf("more box office lowered fame from %v to %v", fame[0], after)
		}
	})
}

func TestFameOfNothing(t *testing.T) {
	if fame := catalog.Fame(nil); len(fame) != 0 {
		t.Errorf("Fame(nil) = %v", fame)
	}
}
