package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/catalog/movielens"
	"github.com/loge-film/loge/core/film"
)

// catalogueFlags say which films a command works on; commands embed them.
type catalogueFlags struct {
	Films  string `help:"Catalogue: a file, or a folder of files (.jsonl, .csv, also .gz), or a MovieLens folder. Without it: the films that Loge brings along." placeholder:"PATH"`
	Format string `help:"How the catalogue is written: ${enum}." enum:"auto,jsonl,csv,wiki,movielens" default:"auto"`
	Genres string `help:"Table of genres in place of the default one (TSV: slug, en, zh)." placeholder:"FILE"`
	Tags   string `help:"Table of tags in place of the default one (TSV: slug, group, en, zh)." placeholder:"FILE"`
	People string `help:"Table of Chinese names of people whom the films credit without one (TSV: name, zh)." placeholder:"FILE"`
}

// A catalogue is what the flags name.
type catalogue struct {
	films      []film.Film
	vocabulary film.Vocabulary
	report     catalog.Report
	foreign    map[string]film.ID // what the MovieLens ids of a MovieLens table have become
}

// read reads the whole catalogue. Faults in it are printed and become an error.
func (c *catalogueFlags) read(ctx *Context) (*catalogue, error) {
	if c.Films == "" {
		return c.readClassics()
	}
	voc, err := c.vocabulary()
	if err != nil {
		return nil, err
	}
	in, err := c.input()
	if err != nil {
		return nil, err
	}
	all := &catalogue{vocabulary: voc}
	progress := ctx.Start("reading films", 0)
	defer progress.Done()
	reader := catalog.NewReader(voc, func(f film.Film) error {
		all.films = append(all.films, f)
		progress.Add(1)
		return ctx.Stop.Err()
	})
	reader.Link(in.links)
	if err := c.readPeople(reader); err != nil {
		return nil, err
	}
	for _, name := range in.files {
		if err := in.readFile(reader, name); err != nil {
			return nil, err
		}
	}
	progress.Done()
	strangers := catalog.ShareNames(all.films, reader.People())
	all.report, all.foreign = reader.Report(), reader.ForeignIDs()
	if len(strangers) > 0 {
		all.report.Warnings = append(all.report.Warnings, strangersWarning(c.People, strangers))
	}
	if err := reportFaults(ctx, all.report); err != nil {
		return nil, err
	}
	if len(all.films) < minFilms {
		return nil, fmt.Errorf("%s: %d films can be used, expected at least %d to compare with each other", c.Films, len(all.films), minFilms)
	}
	return all, nil
}

// minFilms is how many films it takes to learn what films have in common.
const minFilms = 2

func (c *catalogueFlags) readClassics() (*catalogue, error) {
	if c.Genres != "" || c.Tags != "" || c.People != "" || c.Format != "auto" {
		return nil, usagef("--genres, --tags, --people and --format say how to read --films, which is missing")
	}
	films, voc, err := classics.Films()
	return &catalogue{films: films, vocabulary: voc, report: catalog.Report{Films: len(films)}}, err
}

// readPeople reads the table of people, if the flags name one.
func (c *catalogueFlags) readPeople(reader *catalog.Reader) error {
	if c.People == "" {
		return nil
	}
	src, err := openFile(c.People)
	if err != nil {
		return err
	}
	defer src.Close()
	return reader.ReadPeople(c.People, src)
}

// strangersWarning says which names of the table of people no film credits.
func strangersWarning(table string, strangers []string) string {
	const most = 5
	shown := strings.Join(strangers[:min(most, len(strangers))], ", ")
	if len(strangers) > most {
		shown += ", …"
	}
	return fmt.Sprintf("%s names people of no film (%d): %s", table, len(strangers), shown)
}

// vocabulary returns the default tables, or those that the flags name.
func (c *catalogueFlags) vocabulary() (film.Vocabulary, error) {
	voc, err := classics.Vocabulary()
	if err == nil && c.Genres != "" {
		voc.Genres, err = readTable(c.Genres, film.ReadGenres)
	}
	if err == nil && c.Tags != "" {
		voc.Tags, err = readTable(c.Tags, film.ReadTags)
	}
	return voc, err
}

func readTable[T any](name string, parse func(io.Reader) ([]T, error)) ([]T, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	table, err := parse(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return table, nil
}

// An input is what the flags name on disk.
type input struct {
	files  []string
	format catalog.Format // auto: by the name of each file
	links  map[string]movielens.Link
}

// input lists the files to read: the one that was named, or those of the folder that was named, by name.
func (c *catalogueFlags) input() (in input, err error) {
	in.format = catalog.Format(c.Format)
	info, err := os.Stat(c.Films)
	if err != nil {
		return in, err
	}
	if !info.IsDir() {
		in.files = []string{c.Films}
		return in, nil
	}
	if folder, ok := findMovieLens(c.Films); ok && (c.Format == "auto" || in.format == catalog.MovieLens) {
		in.files, in.format = []string{folder.movies}, catalog.MovieLens
		in.links, err = readLinks(folder.links)
		return in, err
	}
	entries, err := os.ReadDir(c.Films)
	if err != nil {
		return in, err
	}
	for _, entry := range entries {
		if !entry.IsDir() && formatOf(entry.Name()) != "" {
			in.files = append(in.files, filepath.Join(c.Films, entry.Name()))
		}
	}
	if len(in.files) == 0 {
		return in, fmt.Errorf("%s holds no catalogue, expected files that end in .jsonl or .csv, or these with .gz", c.Films)
	}
	return in, nil
}

// formatOf tells the format of a file by its name, or nothing.
func formatOf(name string) catalog.Format {
	switch filepath.Ext(strings.TrimSuffix(name, ".gz")) {
	case ".jsonl", ".ndjson":
		return catalog.JSONL
	case ".csv":
		return catalog.CSV
	}
	return ""
}

func (in *input) readFile(reader *catalog.Reader, name string) error {
	format := in.format
	if format == "auto" {
		format = formatOf(name)
	}
	if format == "" {
		return usagef("the name of %s does not tell its format: say --format jsonl, csv, wiki or movielens", name)
	}
	src, err := openFile(name)
	if err != nil {
		return err
	}
	defer src.Close()
	return reader.Read(format, name, src)
}

// errFaults says that a catalogue was refused, after its faults were printed.
var errFaults = errors.New("the catalogue has faults, nothing was written")

// reportFaults prints what is wrong with a catalogue, a line each so that editors can jump there, and its warnings.
func reportFaults(ctx *Context, report catalog.Report) error {
	for _, warning := range report.Warnings {
		ctx.Warnf("%s", warning)
	}
	faults := report.Err()
	if faults == nil {
		return nil
	}
	if ctx.JSON {
		return errors.Join(ctx.WriteJSON(report), errFaults)
	}
	fmt.Fprintln(ctx.Err, faults)
	return errFaults
}
