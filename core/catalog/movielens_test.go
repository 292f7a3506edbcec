package catalog_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/movielens"
	"github.com/loge-film/loge/core/film"
)

const movieTable = `movieId,title,genres
1,Toy Story (1995),Adventure|Animation|Children|IMAX
2,"City of Lost Children, The (Cité des enfants perdus, La) (1995)",Sci-Fi|Film-Noir
3,Emma (1996),Comedy
4,Emma (1996),Romance
5,Emma (1996),Drama
6,Babylon 5,Sci-Fi
7,重庆森林 (1994),(no genres listed)
`

func TestMovieLens(t *testing.T) {
	var films []film.Film
	reader := catalog.NewReader(vocabulary(t), func(f film.Film) error {
		films = append(films, f)
		return nil
	})
	reader.Link(map[string]movielens.Link{"1": {IMDb: "tt0114709"}, "3": {IMDb: "tt0116191"}, "4": {IMDb: "tt0118308"}, "5": {IMDb: "tt0116191"}})
	if err := reader.Read(catalog.MovieLens, "movies.csv", strings.NewReader(movieTable)); err != nil {
		t.Fatal(err)
	}
	want := []film.Film{
		{ID: "toy-story-1995", Title: "Toy Story", Year: 1995, Genres: []string{"adventure", "animation", "family"}, IMDb: "tt0114709"},
		{ID: "the-city-of-lost-children-1995", Title: "The City of Lost Children", OriginalTitle: "La Cité des enfants perdus", Year: 1995,
			Genres: []string{"science-fiction", "film-noir"}},
		{ID: "emma-1996", Title: "Emma", Year: 1996, Genres: []string{"comedy"}, IMDb: "tt0116191"},
		{ID: "emma-ml4-1996", Title: "Emma", Year: 1996, Genres: []string{"romance"}, IMDb: "tt0118308"},
		{ID: "ml-7-1994", Title: "重庆森林", Year: 1994},
	}
	if diff := cmp.Diff(want, films); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	ids := map[string]film.ID{"1": "toy-story-1995", "2": "the-city-of-lost-children-1995", "3": "emma-1996", "4": "emma-ml4-1996", "5": "emma-1996", "7": "ml-7-1994"}
	if diff := cmp.Diff(ids, reader.ForeignIDs()); diff != "" {
		t.Errorf("ids (-want +got)\n%s", diff)
	}
	report := reader.Report()
	left := []catalog.Count{{What: "no year, or one outside 1888..2100", Films: 1}, {What: "the same IMDb id again", Films: 1}}
	if diff := cmp.Diff(left, report.LeftOut); diff != "" || len(report.Faults) > 0 || report.Films != 5 {
		t.Errorf("%+v (-want +got)\n%s", report, diff)
	}
	if err := reader.Read(catalog.MovieLens, "none.csv", strings.NewReader("a,b\n")); err == nil || !strings.HasPrefix(err.Error(), "none.csv:1: ") {
		t.Errorf("a table of something else gives %v", err)
	}
}

// Every genre of the adapter's table is one of the default vocabulary.
func TestMovieLensGenres(t *testing.T) {
	var table strings.Builder
	table.WriteString("movieId,title,genres\n")
	for _, g := range catalog.MovieLensGenres() {
		table.WriteString(g + ",The " + g + " Film (2000)," + g + "\n")
	}
	films, _ := collect(t, catalog.MovieLens, table.String())
	for _, f := range films {
		if len(f.Genres) != 1 {
			t.Errorf("%s has the genres %q", f.Title, f.Genres)
		}
	}
	if len(films) != 19 {
		t.Errorf("%d genres, expected 19", len(films))
	}
}
