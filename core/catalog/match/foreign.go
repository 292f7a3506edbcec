package match

import (
	"slices"
	"strings"

	"github.com/loge-film/loge/core/catalog/movielens"
)

// Items describes foreign ids by tables of MovieLens's form: movies give titles and years, links give IMDb ids; both may
// be nil. An id that is an IMDb id ("tt0113277") is understood as one, and "tmdb:949" is looked up among the links.
func Items(ids []string, movies []movielens.Movie, links map[string]movielens.Link) []Item {
	titles := make(map[string]movielens.Title, len(movies))
	for _, m := range movies {
		titles[m.ID] = movielens.ParseTitle(m.Title)
	}
	imdb := imdbByTMDB(links)
	items := make([]Item, len(ids))
	for i, id := range ids {
		items[i] = Item{ID: id, IMDb: links[id].IMDb}
		if t, ok := titles[id]; ok {
			items[i].Year = t.Year
			items[i].Titles = slices.DeleteFunc(append([]string{t.Main, t.Original}, t.Also...), func(s string) bool { return s == "" })
		}
		if items[i].IMDb == "" && strings.HasPrefix(id, "tt") && len(id) > 2 && strings.Trim(id[2:], "0123456789") == "" {
			items[i].IMDb = id
		}
		if tmdb, ok := strings.CutPrefix(id, "tmdb:"); ok && items[i].IMDb == "" {
			items[i].IMDb = imdb[tmdb]
		}
	}
	return items
}

// imdbByTMDB leaves out numbers that stand for several films.
func imdbByTMDB(links map[string]movielens.Link) map[string]string {
	imdb := make(map[string]string, len(links))
	for _, link := range links {
		if known, twice := imdb[link.TMDB]; twice && known != link.IMDb {
			imdb[link.TMDB] = ""
		} else if link.TMDB != "" {
			imdb[link.TMDB] = link.IMDb
		}
	}
	return imdb
}
