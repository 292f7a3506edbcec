package match_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog/match"
	"github.com/loge-film/loge/core/catalog/movielens"
	"github.com/loge-film/loge/core/film"
	"pgregory.net/rapid"
)

var films = []film.Film{
	{ID: "heat-1995", Title: "Heat", TitleZh: "盗火线", Year: 1995, IMDb: "tt0113277"},
	{ID: "heat-1986", Title: "Heat", Year: 1986, IMDb: "tt0093164"},
	{ID: "il-postino-1994", Title: "Il Postino", Year: 1994},
	{ID: "the-city-of-lost-children-1995", Title: "The City of Lost Children", OriginalTitle: "La Cité des enfants perdus", Year: 1995},
	{ID: "emma-1996", Title: "Emma", Year: 1996},
	{ID: "hamlet-a-1990", Title: "Hamlet", Year: 1990},
	{ID: "hamlet-b-1990", Title: "Hamlet", Year: 1990},
	{ID: "chungking-express-1994", Title: "Chungking Express", TitleZh: "重庆森林", Year: 1994},
	{ID: "mad-love-1995", Title: "Mad Love", Year: 1995},
}

func TestFilms(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []match.Item
		want  []string
	}{
		{"own ids", []match.Item{{ID: "emma-1996"}}, []string{"emma-1996"}},
		{"IMDb before title", []match.Item{{ID: "1", Titles: []string{"Emma"}, Year: 1996, IMDb: "tt0113277"}}, []string{"heat-1995"}},
		{"two items of one film by link", []match.Item{{ID: "1", IMDb: "tt0113277"}, {ID: "2", IMDb: "tt0113277"}}, []string{"heat-1995", "heat-1995"}},
		{"same title, by year", []match.Item{{ID: "1", Titles: []string{"HEAT!"}, Year: 1986}}, []string{"heat-1986"}},
		{"another IMDb id", []match.Item{{ID: "1", Titles: []string{"Heat"}, Year: 1995, IMDb: "tt9999999"}}, []string{""}},
		{"year off by one", []match.Item{{ID: "1", Titles: []string{"Postino, Il", "Il Postino"}, Year: 1995}}, []string{"il-postino-1994"}},
		{"year off by two", []match.Item{{ID: "1", Titles: []string{"Il Postino"}, Year: 1996}}, []string{""}},
		{"the same year before a near one", []match.Item{{ID: "1", Titles: []string{"Emma"}, Year: 1997}, {ID: "2", Titles: []string{"Emma"}, Year: 1996}}, []string{"", "emma-1996"}},
		{"original title without accents", []match.Item{{ID: "1", Titles: []string{"x", "La cite des Enfants Perdus"}, Year: 1995}}, []string{"the-city-of-lost-children-1995"}},
		{"traditional Chinese", []match.Item{{ID: "1", Titles: []string{"重慶森林"}, Year: 1994}}, []string{"chungking-express-1994"}},
		{"unknown year, unique title", []match.Item{{ID: "1", Titles: []string{"A Mad Love"}}}, []string{"mad-love-1995"}},
		{"unknown year, two films", []match.Item{{ID: "1", Titles: []string{"Heat"}}}, []string{"?"}},
		{"two films", []match.Item{{ID: "1", Titles: []string{"Hamlet"}, Year: 1990}}, []string{"?"}},
		{"two items", []match.Item{{ID: "1", Titles: []string{"Emma"}, Year: 1996}, {ID: "2", Titles: []string{"Emma"}, Year: 1996}}, []string{"?", "?"}},
		{"taken by id", []match.Item{{ID: "1", Titles: []string{"Heat"}, Year: 1995}, {ID: "heat-1995"}}, []string{"", "heat-1995"}},
		{"nothing to go by", []match.Item{{ID: "7"}}, []string{""}},
	} {
		found, report := match.Films(films, c.items)
		var got []string
		doubtful := report.Doubtful
		for i, f := range found {
			switch {
			case f != match.None:
				got = append(got, string(films[f].ID))
			case c.want[i] == "?" && doubtful > 0:
				doubtful--
				got = append(got, "?")
			default:
				got = append(got, "")
			}
		}
		if !slices.Equal(got, c.want) || doubtful != 0 {
			t.Errorf("%s: %q, expected %q; %+v", c.name, got, c.want, report)
		}
	}
}

func TestReportHasExamples(t *testing.T) {
	items := []match.Item{{ID: "9", Titles: []string{"Hamlet"}, Year: 1990}, {ID: "8", Titles: []string{"Nowhere"}, Year: 2001}, {ID: "7"}}
	_, report := match.Films(films, items)
	want := match.Report{Items: 3, Doubtful: 1, Unmatched: 2,
		FirstDoubtful:  []string{`"9" Hamlet (1990) may be hamlet-a-1990 or hamlet-b-1990`},
		FirstUnmatched: []string{`"8" Nowhere (2001)`, `"7"`},
	}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestItemsOfMovieLens(t *testing.T) {
	movies := []movielens.Movie{{ID: "1", Title: "City of Lost Children, The (Cité des enfants perdus, La) (1995)"}}
	links := map[string]movielens.Link{"1": {IMDb: "tt0112682", TMDB: "902"}, "2": {IMDb: "tt0113277", TMDB: "949"}, "3": {IMDb: "tt1", TMDB: "5"}, "4": {IMDb: "tt2", TMDB: "5"}}
	got := match.Items([]string{"1", "2", "tt0093164", "tmdb:949", "tmdb:5", "ttx", "nix"}, movies, links)
	want := []match.Item{
		{ID: "1", Year: 1995, IMDb: "tt0112682", Titles: []string{"The City of Lost Children", "La Cité des enfants perdus", "City of Lost Children, The (Cité des enfants perdus, La)"}},
		{ID: "2", IMDb: "tt0113277"}, {ID: "tt0093164", IMDb: "tt0093164"}, {ID: "tmdb:949", IMDb: "tt0113277"},
		{ID: "tmdb:5"}, {ID: "ttx"}, {ID: "nix"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Laws: a catalogue matched with its own titles finds itself or doubts; every item counts once; order does not matter.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		titles := rapid.SampledFrom([]string{"Heat", "The Heat", "heat!", "Emma", "盗火线", "!!!", "A"})
		draw := rapid.Custom(func(t *rapid.T) match.Item {
			return match.Item{ID: rapid.StringN(1, 3, -1).Draw(t, "id"), Titles: []string{titles.Draw(t, "title")},
				Year: rapid.IntRange(1994, 1998).Draw(t, "year"), IMDb: rapid.SampledFrom([]string{"", "tt0113277"}).Draw(t, "imdb")}
		})
		items := rapid.SliceOfN(draw, 0, 8).Draw(t, "items")
		found, report := match.Films(films, items)
		if report.Matched()+report.Doubtful+report.Unmatched != len(items) || report.Items != len(items) {
			t.Fatalf("%d items, %+v", len(items), report)
		}
		slices.Reverse(items)
		again, _ := match.Films(films, items)
		slices.Reverse(again)
		if !slices.Equal(found, again) {
			t.Fatalf("%v, and %v in the other order", found, again)
		}
	})
}

// Law: no title makes Films panic, one with a letter of ASCII finds itself, and no year apart finds a film.
func FuzzTitles(f *testing.F) {
	f.Add("Heat", "Emma")
	f.Add("&", "The ")
	f.Fuzz(func(t *testing.T, a, b string) {
		own := []film.Film{{ID: "a-2000", Title: a, Year: 2000}}
		items := []match.Item{{ID: "x", Titles: []string{a}, Year: 2000}, {ID: "y", Titles: []string{b}, Year: 1980}}
		found, report := match.Films(own, items)
		if found[1] != match.None || report.Matched()+report.Doubtful+report.Unmatched != 2 {
			t.Errorf("%q and %q: %v, %+v", a, b, found, report)
		}
		if strings.ContainsAny(strings.ToLower(a), "abcdefghijklmnopqrstuvwxyz") && found[0] != 0 {
			t.Errorf("%q does not find itself: %+v", a, report)
		}
	})
}
