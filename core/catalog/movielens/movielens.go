// Package movielens reads the film tables of MovieLens folders: movies.csv or movies.dat, links.csv, and the titles in them.
package movielens

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// The caps of a table; a larger one is refused with a sentence that says so.
const (
	MaxRows  = 1 << 20
	MaxLine  = 64 << 10  // bytes of one line of a table with colons
	MaxTable = 256 << 20 // bytes
)

// A Movie is one line of a film table. Texts are as written.
type Movie struct {
	Line   int // counted from 1
	ID     string
	Title  string
	Genres []string
}

// A Link says which film of other sites an item is.
type Link struct {
	IMDb string // "tt" and at least seven digits, or empty
	TMDB string // digits, or empty
}

// ReadMovies reads "id::title::genre|genre" lines in UTF-8 or Latin-1, or CSV with a header that names the columns movieId
// (or item, or id), title and optionally genres. It fails on the first line that is not such a row or repeats an id.
func ReadMovies(r io.Reader, name string) ([]Movie, error) {
	var movies []Movie
	seen := map[string]bool{}
	columns := [][]string{{"movieid", "item", "id"}, {"title"}, {"genres"}}
	err := readRows(r, name, columns, func(line int, cells []string) error {
		m := Movie{Line: line, ID: cells[0], Title: cells[1]}
		if m.ID == "" || m.Title == "" {
			return errors.New("the id or the title is empty, expected both")
		}
		if seen[m.ID] {
			return fmt.Errorf("the id %.40q stands twice, expected once", m.ID)
		}
		seen[m.ID] = true
		if cells[2] != "" {
			m.Genres = strings.Split(cells[2], "|")
		}
		movies = append(movies, m)
		return nil
	})
	return movies, err
}

// ReadLinks reads links by item id from CSV with a header that names the columns movieId (or item, or id), and imdbId or
// tmdbId or both. IMDb ids may come without "tt" and leading zeros. It fails on the first line that is not such a row.
func ReadLinks(r io.Reader, name string) (map[string]Link, error) {
	links := map[string]Link{}
	columns := [][]string{{"movieid", "item", "id"}, {"imdbid", "imdb"}, {"tmdbid", "tmdb"}}
	err := readRows(r, name, columns, func(_ int, cells []string) error {
		link := Link{TMDB: cells[2]}
		if strings.Trim(link.TMDB, "0123456789") != "" {
			return fmt.Errorf("tmdbId is %.40q, expected digits", link.TMDB)
		}
		if digits := strings.TrimPrefix(cells[1], "tt"); digits != "" {
			if strings.Trim(digits, "0123456789") != "" || len(digits) > 10 {
				return fmt.Errorf("imdbId is %.40q, expected up to 10 digits", cells[1])
			}
			link.IMDb = "tt" + strings.Repeat("0", max(0, 7-len(digits))) + digits
		}
		links[cells[0]] = link
		return nil
	})
	return links, err
}

// readRows hands the cells of the wanted columns to row, in the order of columns; the first is required, and one of the
// others. A column that the table does not have is empty.
func readRows(r io.Reader, name string, columns [][]string, row func(line int, cells []string) error) error {
	in := bufio.NewReader(&capped{r, MaxTable})
	start, err := in.Peek(1024)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: %w", name, err)
	}
	first, _, _ := strings.Cut(string(start), "\n")
	if strings.TrimSpace(first) == "" {
		return fmt.Errorf("%s: the first line is empty, expected a table of films or links", name)
	}
	rows := 0
	counted := func(line int, cells []string) error {
		if rows++; rows > MaxRows {
			return fmt.Errorf("%s:%d: more than %d rows", name, line, MaxRows)
		}
		if err := row(line, cells); err != nil {
			return fmt.Errorf("%s:%d: %w", name, line, err)
		}
		return nil
	}
	if strings.Contains(first, "::") {
		return readColons(in, name, len(columns), counted)
	}
	return readCSV(in, name, columns, counted)
}

// A capped reader fails after left bytes, so that an open quote cannot make encoding/csv swallow a whole disk.
type capped struct {
	src  io.Reader
	left int
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, fmt.Errorf("larger than %d bytes, expected a table of films or links", MaxTable)
	}
	n, err := c.src.Read(p)
	c.left -= n
	return n, err
}

func readColons(in *bufio.Reader, name string, columns int, row func(int, []string) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, MaxLine)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(utf8Text(lines.Text()), "\r"), "::")
		if len(cells) != columns {
			return fmt.Errorf("%s:%d: %d cells between two colons, expected %d", name, n, len(cells), columns)
		}
		if err := row(n, trimmed(cells)); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w; is this a table of films?", name, err)
	}
	return nil
}

func trimmed(cells []string) []string {
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return cells
}

// utf8Text reads a text that is not UTF-8 as Latin-1, in which older MovieLens tables are written.
func utf8Text(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

func readCSV(in *bufio.Reader, name string, columns [][]string, row func(int, []string) error) error {
	table := csv.NewReader(in)
	table.LazyQuotes = true
	header, err := table.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	places, err := columnPlaces(header, columns)
	if err != nil {
		return fmt.Errorf("%s:1: %w", name, err)
	}
	for {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		line, _ := table.FieldPos(0)
		wanted := make([]string, len(places))
		for i, at := range places {
			if at >= 0 {
				wanted[i] = strings.TrimSpace(utf8Text(cells[at]))
			}
		}
		if err := row(line, wanted); err != nil {
			return err
		}
	}
}

// columnPlaces finds the wanted columns in a header; −1 stands for one that is not there.
func columnPlaces(header []string, columns [][]string) ([]int, error) {
	places := make([]int, len(columns))
	found := 0
	for i, names := range columns {
		places[i] = slices.IndexFunc(header, func(h string) bool {
			return slices.Contains(names, strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff"))))
		})
		if places[i] >= 0 {
			found++
		}
	}
	if places[0] < 0 || found < 2 {
		return nil, fmt.Errorf("the header is %.100q, expected the columns %s and %s", strings.Join(header, ","), columns[0][0], columns[1][0])
	}
	return places, nil
}
