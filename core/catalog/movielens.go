package catalog

import (
	"io"
	"slices"

	"github.com/loge-film/loge/core/catalog/movielens"
	"github.com/loge-film/loge/core/film"
)

// foreign is what the adapter of MovieLens remembers between records.
type foreign struct {
	links   map[string]movielens.Link
	leftOut map[string]int
	ids     map[string]film.ID
}

// leftTwice is why a MovieLens record is left out whose link names a film that another record has named.
const leftTwice = "the same IMDb id again"

// Link gives the MovieLens films that are read from now on the IMDb ids of these links, by MovieLens id.
func (r *Reader) Link(links map[string]movielens.Link) { r.foreign.links = links }

// ForeignIDs tells which film each MovieLens id has become. Of a film that MovieLens lists twice both ids are here.
func (r *Reader) ForeignIDs() map[string]film.ID { return r.foreign.ids }

// readMovieLens makes films of titles, years and genres, which is all that MovieLens knows of them. What is wrong with the
// table itself is a fault, since MovieLens tables have none.
func (r *Reader) readMovieLens(name string, src io.Reader) error {
	movies, err := movielens.ReadMovies(src, name)
	if err != nil {
		return err
	}
	owners := map[string]film.ID{} // by IMDb id
	for _, m := range movies {
		if err := r.addMovie(Place{name, m.Line}, m, owners); err != nil {
			return err
		}
	}
	return nil
}

func (r *Reader) addMovie(at Place, m movielens.Movie, owners map[string]film.ID) error {
	title, imdb := movielens.ParseTitle(m.Title), r.foreign.links[m.ID].IMDb
	if title.Year < film.MinYear || title.Year > film.MaxYear {
		r.foreign.leftOut[leftNoYear]++
		return nil
	}
	if id, again := owners[imdb]; again && imdb != "" {
		r.foreign.ids[m.ID] = id
		r.foreign.leftOut[leftTwice]++
		return nil
	}
	id := r.movieID(m.ID, title)
	owners[imdb], r.foreign.ids[m.ID] = film.ID(id), film.ID(id)
	genres := r.movieGenres(m)
	values := map[string]value{
		"id": textValue(id), "title": textValue(shorten(title.Main, maxTitle)), "year": numberValue(float64(title.Year)),
		"genres": listValue(genres...),
	}
	if title.Original != "" {
		values["original_title"] = textValue(shorten(title.Original, maxTitle))
	}
	if isIMDb(imdb) {
		values["imdb"] = textValue(imdb)
	}
	return r.deliver(record{at, values})
}

// movieID is the slug of the title, with the MovieLens id in it where another film has taken that, or where ASCII cannot
// spell it.
func (r *Reader) movieID(foreign string, title movielens.Title) string {
	id, spelt := Slug(title.Main, title.Year)
	if _, taken := r.places[film.ID(id)]; spelt && !taken {
		return id
	}
	if id, spelt = Slug(title.Main+" ml"+foreign, title.Year); !spelt {
		id, _ = Slug("ml "+foreign, title.Year)
	}
	return id
}

// movieGenres are the genres of the vocabulary that the words of a record stand for, each once.
func (r *Reader) movieGenres(m movielens.Movie) []string {
	var genres []string
	for _, word := range m.Genres {
		if g := movieLensGenres[word]; r.voc.genres[g] && !slices.Contains(genres, g) {
			genres = append(genres, g)
		}
	}
	if len(genres) == 0 {
		r.wiki.gaps[gapGenre]++
	}
	return genres
}

// movieLensGenres maps the closed set of genres of MovieLens. "IMAX" says nothing of a film and is left out on purpose.
var movieLensGenres = map[string]string{
	"Action":      "action",
	"Adventure":   "adventure",
	"Animation":   "animation",
	"Children":    "family",
	"Children's":  "family",
	"Comedy":      "comedy",
	"Crime":       "crime",
	"Documentary": "documentary",
	"Drama":       "drama",
	"Fantasy":     "fantasy",
	"Film-Noir":   "film-noir",
	"Horror":      "horror",
	"Musical":     "musical",
	"Mystery":     "mystery",
	"Romance":     "romance",
	"Sci-Fi":      "science-fiction",
	"Thriller":    "thriller",
	"War":         "war",
	"Western":     "western",
}
