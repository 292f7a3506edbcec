package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/film"
)

// catalogueFlags say which films a command works on; commands embed them.
type catalogueFlags struct {
	Films  string `help:"Catalogue: a file, or a folder of files (.jsonl, .csv, also .gz). Without it: the films that Loge brings along." placeholder:"PATH"`
	Format string `help:"How the catalogue is written: ${enum}." enum:"auto,jsonl,csv,wiki" default:"auto"`
	Genres string `help:"Table of genres in place of the default one (TSV: slug, en, zh)." placeholder:"FILE"`
	Tags   string `help:"Table of tags in place of the default one (TSV: slug, group, en, zh)." placeholder:"FILE"`
}

// A catalogue is what the flags name.
type catalogue struct {
	films      []film.Film
	vocabulary film.Vocabulary
	report     catalog.Report
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
	names, err := c.files()
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
	for _, name := range names {
		if err := c.readFile(reader, name); err != nil {
			return nil, err
		}
	}
	progress.Done()
	all.report = reader.Report()
	return all, reportFaults(ctx, all.report)
}

func (c *catalogueFlags) readClassics() (*catalogue, error) {
	if c.Genres != "" || c.Tags != "" || c.Format != "auto" {
		return nil, usagef("--genres, --tags and --format say how to read --films, which is missing")
	}
	films, voc, err := classics.Films()
	return &catalogue{films, voc, catalog.Report{Films: len(films)}}, err
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

// files lists the files to read: the one that was named, or those of the folder that was named, by name.
func (c *catalogueFlags) files() ([]string, error) {
	info, err := os.Stat(c.Films)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{c.Films}, nil
	}
	entries, err := os.ReadDir(c.Films)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		if !entry.IsDir() && formatOf(entry.Name()) != "" {
			names = append(names, filepath.Join(c.Films, entry.Name()))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s holds no catalogue, expected files that end in .jsonl or .csv, or these with .gz", c.Films)
	}
	return names, nil
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

func (c *catalogueFlags) readFile(reader *catalog.Reader, name string) error {
	format := catalog.Format(c.Format)
	if format == "auto" {
		format = formatOf(name)
	}
	if format == "" {
		return usagef("the name of %s does not tell its format: say --format jsonl, csv or wiki", name)
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	src := io.Reader(file)
	if strings.HasSuffix(name, ".gz") {
		if src, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
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
