package importer

import (
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/text"
)

// A sheet is one table of a file, with the names of its columns.
type sheet struct {
	name  string
	path  string // within the zip, folders included
	csv   csvReader
	names []string // folded
	row   []string
	line  int
}

// newSheet reads the first record as the names of the columns.
func newSheet(path, content string) (*sheet, error) {
	s := &sheet{name: base(path), path: path, csv: newCSV(content)}
	names, line, err := s.csv.next(nil)
	if err != nil {
		return nil, s.failure(line, err)
	}
	for _, name := range names {
		s.names = append(s.names, strings.TrimSpace(text.Fold(name)))
	}
	return s, nil
}

// base returns a path without its folders.
func base(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

func (s *sheet) failure(line int, err error) error { return named(err, s.name, strconv.Itoa(line)) }

func (s *sheet) place() Place { return Place{s.name, s.line} }

// has reports whether there are columns of all these names.
func (s *sheet) has(names ...string) bool {
	for _, name := range names {
		if s.column(name) < 0 {
			return false
		}
	}
	return true
}

// column returns the place of the first of the names that there is, or -1. Names are parted by bars, "date|datum".
func (s *sheet) column(names string) int {
	for name, rest := "", names; rest != ""; {
		name, rest, _ = strings.Cut(rest, "|")
		for i := range s.names {
			if s.names[i] == name {
				return i
			}
		}
	}
	return -1
}

// get returns the field of the column that column finds without the space around it, empty where the row has none.
func (s *sheet) get(names string) string {
	column := s.column(names)
	if column < 0 || column >= len(s.row) {
		return ""
	}
	return strings.TrimSpace(s.row[column])
}

// each calls f for each row below the names, at most maxRows in the whole file.
func (r *reading) each(s *sheet, f func()) error {
	for {
		begin := s.csv.at
		row, line, err := s.csv.next(s.row)
		r.pace.went(s.csv.at - begin)
		if err != nil {
			return s.failure(line, err)
		}
		if row == nil {
			return nil
		}
		if err := r.count(); err != nil {
			return err
		}
		s.row, s.line = row, line
		f()
	}
}

// count counts one more row.
func (r *reading) count() error {
	if r.Rows == maxRows {
		return refuse("rows", strconv.Itoa(maxRows))
	}
	r.Rows++
	return nil
}

// rate returns the act of a rating on a scale that ends at top, five stars' worth; none when the field is empty, and
// a fault when it is no rating.
func (r *reading) rate(at Place, field string, lowest, top float64, time int64) []Act {
	if field == "" {
		return nil
	}
	v, err := strconv.ParseFloat(strings.Replace(field, ",", ".", 1), 64)
	if err != nil || !(v >= lowest && v <= top) {
		if v != 0 || err != nil { // several sites write 0 for none
			r.fault(at, "not-a-rating", field, number(lowest), number(top))
		}
		return nil
	}
	return []Act{stars(v*5/top, time)}
}

// day returns the time of a field that may be empty; what is there and is no date is a fault.
func (r *reading) day(at Place, field string) int64 {
	time, ok := parseTime(field)
	if !ok && field != "" {
		r.fault(at, "not-a-date", field)
	}
	return time
}

// year returns the year of a field that may be empty, 0 when it is none.
func year(field string) int {
	if len(field) < 4 {
		return 0
	}
	y, err := strconv.Atoi(field[:4])
	if err != nil || y < 1870 || y > 2100 || len(field) > 4 && field[4] >= '0' && field[4] <= '9' {
		return 0
	}
	return y
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
