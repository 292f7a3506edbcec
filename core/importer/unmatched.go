package importer

import (
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/pack"
)

// UnmatchedCSV returns the items that no film was found for as a table in UTF-8 with a byte order mark, as spreadsheets
// like it. Cells that a spreadsheet would take for a formula begin with an apostrophe.
func (m *Matcher) UnmatchedCSV() []byte {
	out := []byte("\ufefftitle,original title,year,imdb,seen,rating,comment,file,line\r\n")
	for i := range m.file.Items {
		if _, verdict := m.Of(i); verdict == Unmatched {
			out = m.file.Items[i].appendRow(out)
		}
	}
	return out
}

func (it *Item) appendRow(out []byte) []byte {
	year, rating := "", ""
	if it.Year > 0 {
		year = strconv.Itoa(it.Year)
	}
	if v := it.Rating(); v > 0 {
		rating = number(v)
	}
	cells := [...]string{it.Title, it.Original, year, it.IMDb, it.seen(), rating, it.comment(), it.Place.Sheet, strconv.Itoa(it.Place.Line)}
	for i, cell := range cells {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendCell(out, cell)
	}
	return append(out, '\r', '\n')
}

// seen returns the day of the last viewing.
func (it *Item) seen() string {
	last := int64(0)
	for _, a := range it.Acts {
		if a.Kind == event.Watch {
			last = max(last, a.Time)
		}
	}
	if last == 0 {
		return ""
	}
	day, _, _ := strings.Cut(pack.Time(last/1000).String(), "T")
	return day
}

func (it *Item) comment() string {
	for _, a := range it.Acts {
		if a.Kind == event.Comment {
			return a.Text
		}
	}
	return ""
}

// appendCell appends a field of RFC 4180. What begins like a formula would be reckoned out by a spreadsheet, with all
// that a formula can do; an apostrophe makes it text.
func appendCell(out []byte, cell string) []byte {
	if cell != "" && strings.IndexByte("=+-@\t\r\n", cell[0]) >= 0 {
		cell = "'" + cell
	}
	if !strings.ContainsAny(cell, ",\"\r\n") {
		return append(out, cell...)
	}
	out = append(out, '"')
	out = append(out, strings.ReplaceAll(cell, `"`, `""`)...)
	return append(out, '"')
}
