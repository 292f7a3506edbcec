// Package catalog reads films from JSONL, CSV and foreign records, checks every word of them and says what is wrong where.
package catalog

import (
	"fmt"
	"io"

	"github.com/loge-film/loge/core/film"
)

// A Format says how a catalogue is written.
type Format string

// The formats that Read understands.
const (
	JSONL Format = "jsonl" // one JSON object a line, in the schema of Loge's own catalogue
	CSV   Format = "csv"   // RFC 4180 with a header row, the same names, "|" between the values of a list
	Wiki  Format = "wiki"  // one JSON object a line, as gathered from encyclopaedia text and open film lists

	MovieLens Format = "movielens" // movies.csv or movies.dat of a MovieLens folder: titles, years and genres
)

// Limits on what is read; beyond them is a fault, so that no input makes the reader allocate without bound.
const (
	MaxFilms  = 200_000 // films of one catalogue
	MaxRecord = 1 << 20 // bytes of one line, or of one CSV record
)

// A Reader reads the files of one catalogue one after another and checks them as a whole.
// It is not safe for concurrent use.
type Reader struct {
	voc     vocabulary
	sink    func(film.Film) error
	places  map[film.ID]Place // where each id was first used
	films   int
	full    bool // MaxFilms was reached and reported
	unknown map[string]bool
	wiki    wiki
	foreign foreign
	people  map[string]string // Chinese names of the tables of people
	report  Report
}

// A Place is one record of the input.
type Place struct {
	File string `json:"file"` // as the caller named it
	Line int    `json:"line"` // counted from 1
}

func (p Place) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// NewReader returns a Reader that accepts the genres and tags of voc and hands every film without a fault to sink,
// in the order of the input. An error of sink ends the reading.
func NewReader(voc film.Vocabulary, sink func(film.Film) error) *Reader {
	return &Reader{
		voc:     newVocabulary(voc),
		sink:    sink,
		places:  map[film.ID]Place{},
		unknown: map[string]bool{},
		wiki:    newWiki(),
		foreign: foreign{leftOut: map[string]int{}, ids: map[string]film.ID{}},
		people:  map[string]string{},
	}
}

// Read reads one file, which it calls name in its faults. What is wrong with the films goes into the Report;
// the error is non-nil only when src or the sink fails, the format is unknown, or a MovieLens table is none.
func (r *Reader) Read(format Format, name string, src io.Reader) error {
	switch format {
	case JSONL:
		return r.readLines(name, src, r.add)
	case CSV:
		return r.readCSV(name, src)
	case Wiki:
		return r.readLines(name, src, r.addWiki)
	case MovieLens:
		return r.readMovieLens(name, src)
	}
	return fmt.Errorf("catalogue format %q is not known, expected jsonl, csv, wiki or movielens", format)
}

// Report returns what has been found so far.
func (r *Reader) Report() Report { return r.report.finish(r) }

// A record is one film as it was written, before any check.
type record struct {
	place  Place
	values map[string]value
}

// add checks a record of Loge's own schema and hands on its film.
func (r *Reader) add(rec record) error {
	r.noteUnknown(rec, schema)
	return r.deliver(rec)
}

// deliver checks the values of rec and hands its film to the sink when nothing is wrong.
func (r *Reader) deliver(rec record) error {
	if r.films == MaxFilms {
		if !r.full {
			r.full = true
			r.fault(rec.place, "", "the catalogue holds more than %d films, expected fewer: split it", MaxFilms)
		}
		return nil
	}
	f, ok := r.check(rec)
	if !ok {
		return nil
	}
	r.films++
	return r.sink(f)
}

// vocabulary is film.Vocabulary as sets of slugs.
type vocabulary struct{ genres, tags map[string]bool }

func newVocabulary(voc film.Vocabulary) vocabulary {
	v := vocabulary{map[string]bool{}, map[string]bool{}}
	for _, g := range voc.Genres {
		v.genres[g.Slug] = true
	}
	for _, t := range voc.Tags {
		v.tags[t.Slug] = true
	}
	return v
}
