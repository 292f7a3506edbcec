package film

import (
	"bufio"
	"fmt"
	"io"
	"strings"
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

// ReadGenres reads tab-separated lines slug, en, zh after one header line.
func ReadGenres(r io.Reader) ([]Genre, error) {
	rows, err := readTable(r, 3)
	if err != nil {
		return nil, fmt.Errorf("genres: %w", err)
	}
	genres := make([]Genre, len(rows))
	for i, row := range rows {
		genres[i] = Genre{Label{row[0], row[1], row[2]}}
	}
	return genres, nil
}

// ReadTags reads tab-separated lines slug, group, en, zh after one header line.
func ReadTags(r io.Reader) ([]Tag, error) {
	rows, err := readTable(r, 4)
	if err != nil {
		return nil, fmt.Errorf("tags: %w", err)
	}
	tags := make([]Tag, len(rows))
	for i, row := range rows {
		tags[i] = Tag{Label{row[0], row[2], row[3]}, row[1]}
	}
	return tags, nil
}

func readTable(r io.Reader, columns int) ([][]string, error) {
	var rows [][]string
	seen := map[string]bool{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if n == 1 {
			continue
		}
		row := strings.Split(lines.Text(), "\t")
		if len(row) != columns {
			return nil, fmt.Errorf("line %d: %d columns, expected %d separated by tabs", n, len(row), columns)
		}
		if row[0] == "" || seen[row[0]] {
			return nil, fmt.Errorf("line %d: slug %q is empty or stands twice", n, row[0])
		}
		seen[row[0]] = true
		rows = append(rows, row)
	}
	return rows, lines.Err()
}
