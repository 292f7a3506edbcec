// Package classics brings Loge's own catalogue along: about 2,000 films of the world with both vocabularies, CC0.
package classics

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
)

//go:embed films/*.jsonl genres.tsv tags.tsv people.tsv
var files embed.FS

// Films returns the films, in the order of the files, and the vocabulary that they use. Every call reads them anew, so
// the caller may change what it gets. It fails only when the program was built from damaged files.
func Films() ([]film.Film, film.Vocabulary, error) {
	voc, err := Vocabulary()
	if err != nil {
		return nil, voc, err
	}
	var films []film.Film
	reader := catalog.NewReader(voc, func(f film.Film) error {
		films = append(films, f)
		return nil
	})
	if err := readPeople(reader); err != nil {
		return nil, voc, err
	}
	if err := readAll(reader); err != nil {
		return nil, voc, err
	}
	if err := reader.Report().Err(); err != nil {
		return nil, voc, fmt.Errorf("classics: %w", err)
	}
	if strangers := catalog.ShareNames(films, reader.People()); len(strangers) > 0 {
		return nil, voc, fmt.Errorf("classics: people.tsv names people of no film: %q", strangers)
	}
	return films, voc, nil
}

// Vocabulary returns the genres and tags of the classics, which are the default for every catalogue.
func Vocabulary() (film.Vocabulary, error) {
	var voc film.Vocabulary
	genres, err := files.Open("genres.tsv")
	if err != nil {
		return voc, err
	}
	if voc.Genres, err = film.ReadGenres(genres); err != nil {
		return voc, err
	}
	tags, err := files.Open("tags.tsv")
	if err != nil {
		return voc, err
	}
	voc.Tags, err = film.ReadTags(tags)
	return voc, err
}

func readPeople(reader *catalog.Reader) error {
	people, err := files.Open("people.tsv")
	if err != nil {
		return err
	}
	return reader.ReadPeople("people.tsv", people)
}

func readAll(reader *catalog.Reader) error {
	names, err := fs.Glob(files, "films/*.jsonl")
	if err != nil {
		return err
	}
	for _, name := range names {
		file, err := files.Open(name)
		if err != nil {
			return err
		}
		if err := reader.Read(catalog.JSONL, name, file); err != nil {
			return err
		}
	}
	return nil
}
