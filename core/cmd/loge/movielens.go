package main

import (
	"os"
	"path/filepath"

	"github.com/loge-film/loge/core/catalog/movielens"
)

// A movieLensFolder names the tables of a MovieLens folder as it was unpacked; those that are not there are empty.
type movieLensFolder struct{ movies, links, ratings string }

// findMovieLens looks for MovieLens's tables in a folder, packed or not; ok is false without a table of films.
func findMovieLens(dir string) (folder movieLensFolder, ok bool) {
	folder = movieLensFolder{
		movies:  firstFile(dir, "movies.csv", "movies.csv.gz", "movies.dat", "movies.dat.gz"),
		links:   firstFile(dir, "links.csv", "links.csv.gz"),
		ratings: firstFile(dir, "ratings.csv", "ratings.csv.gz", "ratings.dat", "ratings.dat.gz"),
	}
	return folder, folder.movies != ""
}

func firstFile(dir string, names ...string) string {
	for _, name := range names {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

// readMovies reads a table of foreign films; no name gives none.
func readMovies(name string) ([]movielens.Movie, error) {
	if name == "" {
		return nil, nil
	}
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return movielens.ReadMovies(file, name)
}

// readLinks reads a table of links; no name gives none.
func readLinks(name string) (map[string]movielens.Link, error) {
	if name == "" {
		return nil, nil
	}
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return movielens.ReadLinks(file, name)
}
