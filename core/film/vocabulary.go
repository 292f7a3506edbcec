package film

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Label is one word of a vocabulary in both languages.
type Label struct {
	Slug string
	En   string
	Zh   string
}

// A Genre is one of a small closed set of kinds of film.
type Genre struct{ Label }

// A Tag is one of a larger closed set of themes, settings, eras, moods, styles and sources.
type Tag struct {
	Label
	Group string // theme, setting, era, mood, style or source
}

// A Vocabulary is the closed set of genres and tags that a catalogue may use, in a fixed order.
type Vocabulary struct {
	Genres []Genre
	Tags   []Tag
}

// ReadGenres reads a table with the columns slug, en and zh, separated by tabs, under a header line of these names.
// Slugs are unique and made of a-z, 0-9 and hyphens; no cell is empty. The error names the line and what is wrong in it.
func ReadGenres(r io.Reader) ([]Genre, error) {
	rows, err := readTable(r, "slug", "en", "zh")
	if err != nil {
		return nil, fmt.Errorf("genres: %w", err)
	}
	genres := make([]Genre, len(rows))
	for i, row := range rows {
		genres[i] = Genre{Label{row[0], row[1], row[2]}}
	}
	return genres, nil
}

// ReadTags reads a table like that of ReadGenres with the columns slug, group, en and zh.
func ReadTags(r io.Reader) ([]Tag, error) {
	rows, err := readTable(r, "slug", "group", "en", "zh")
	if err != nil {
		return nil, fmt.Errorf("tags: %w", err)
	}
	tags := make([]Tag, len(rows))
	for i, row := range rows {
		tags[i] = Tag{Label{row[0], row[2], row[3]}, row[1]}
	}
	return tags, nil
}

func readTable(r io.Reader, columns ...string) ([][]string, error) {
	var rows [][]string
	seen := map[string]bool{}
	lines := bufio.NewScanner(r)
	n := 0
	for lines.Scan() {
		n++
		row := strings.Split(lines.Text(), "\t")
		if n == 1 {
			if !slices.Equal(row, columns) {
				return nil, fmt.Errorf("line 1: expected the header %s, separated by tabs", strings.Join(columns, ", "))
			}
			continue
		}
		if err := checkRow(row, columns); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if seen[row[0]] {
			return nil, fmt.Errorf("line %d: slug %q stands twice", n, row[0])
		}
		seen[row[0]] = true
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return rows, nil
}

func checkRow(row, columns []string) error {
	if len(row) != len(columns) {
		return fmt.Errorf("%d columns, expected %d separated by tabs", len(row), len(columns))
	}
	for i, cell := range row {
		if cell == "" || !utf8.ValidString(cell) || strings.ContainsFunc(cell, unicode.IsControl) {
			return fmt.Errorf("%s is %q, expected plain UTF-8 text", columns[i], cell)
		}
	}
	if strings.Trim(row[0], "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return fmt.Errorf("slug is %q, expected a-z, 0-9 and hyphens", row[0])
	}
	return nil
}
