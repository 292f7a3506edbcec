// Package ratings reads files of who dealt with what: rating tables, implicit logs and the layouts of public benchmarks.
package ratings

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The caps of a file; a larger one is refused with a sentence that says so.
const (
	MaxLine = 1 << 20    // bytes
	MaxRows = 40_000_000 // ratings kept in memory, about 1.6 GB
	maxID   = 200        // bytes of a user or item id
)

// A Rating is one line of a table. Ids are kept as written.
type Rating struct {
	User, Item string
	Value      float32 // 1 where the table has no such column
	Time       int64   // seconds since 1970; 0 where the table has no such column
}

// A Report counts what a reader left out and why; nothing is left out silently.
type Report struct {
	Kept    int            `json:"kept"`
	LeftOut map[string]int `json:"left_out"`        // by reason
	First   []string       `json:"first"`           // the first faults as file:line: what is wrong, at most 20
	Doubt   string         `json:"doubt,omitempty"` // how a first line was read that may be column names or a rating; empty if it was clear
}

func (r *Report) leaveOut(name string, line int, reason, detail string) {
	if r.LeftOut == nil {
		r.LeftOut = map[string]int{}
	}
	r.LeftOut[reason]++
	if len(r.First) < 20 {
		r.First = append(r.First, fmt.Sprintf("%s:%d: %s%s", name, line, reason, detail))
	}
}

// Read reads lines of user, item and optionally rating and Unix time, separated by comma, tab or "::" as the first line
// shows; a first line of column names is recognised and skipped. Bad lines are left out and counted. It fails when the
// file is not such a table at all, when no line is left, or when it is beyond the caps. name is for messages.
func Read(r io.Reader, name string, sink func(Rating) error) (*Report, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), MaxLine)
	t := &table{name: name, sink: sink, report: &Report{}}
	for n := 1; lines.Scan(); n++ {
		if err := t.line(n, strings.TrimSuffix(lines.Text(), "\r")); err != nil {
			return nil, err
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s: a line is longer than %d bytes, is this a table of ratings?", name, MaxLine)
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t.report, t.end()
}

// A table is a file in reading, with the layout that its first line shows.
type table struct {
	name      string
	sink      func(Rating) error
	report    *Report
	separator string
	columns   int    // 0 before the first line
	doubtful  string // a first line that may be column names or a rating, which the next line decides
	at        int    // where it stands
}

// line takes in line n; blank ones say nothing.
func (t *table) line(n int, text string) error {
	if n == 1 {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if t.columns == 0 {
		return t.begin(n, text)
	}
	if t.doubtful != "" {
		if err := t.settle(text); err != nil {
			return err
		}
	}
	return t.take(n, text)
}

// take keeps the rating of line n, or says why there is none.
func (t *table) take(n int, text string) error {
	rating, reason, detail := t.parse(text)
	if reason != "" {
		t.report.leaveOut(t.name, n, reason, detail)
		return nil
	}
	if t.report.Kept++; t.report.Kept > MaxRows {
		return fmt.Errorf("%s:%d: more than %d ratings; take a sample of the users", t.name, n, MaxRows)
	}
	return t.sink(rating)
}

// begin finds the layout in the first line that is not blank.
func (t *table) begin(n int, line string) error {
	for _, sep := range []string{"::", "\t", ",", ";", " "} {
		if strings.Contains(line, sep) {
			t.separator = sep
			break
		}
	}
	fields := t.split(line)
	t.columns = len(fields)
	if t.separator == "" || t.columns < 2 || t.columns > 4 {
		return fmt.Errorf("%s:%d: %d columns, expected user, item and optionally rating and time, separated by a comma, a tab or two colons",
			t.name, n, len(fields))
	}
	switch {
	case isHeader(fields):
		return nil
	case t.columns == 2 && !strings.ContainsAny(line, digits):
		t.doubtful, t.at = line, n
		return nil
	}
	return t.take(n, line)
}

const digits = "0123456789"

func isHeader(fields []string) bool {
	if len(fields) >= 3 {
		_, err := strconv.ParseFloat(fields[2], 64)
		return err != nil
	}
	first := strings.ToLower(fields[0])
	return first == "user" || first == "uid" || first == "user_id" || first == "userid"
}

// settle tells by the line that follows whether the doubtful one named the columns: it did if both ids here have digits.
func (t *table) settle(next string) error {
	doubtful := t.doubtful
	t.doubtful = ""
	if !strings.ContainsAny(next, digits) {
		return t.take(t.at, doubtful)
	}
	for _, id := range t.split(next) {
		if !strings.ContainsAny(id, digits) {
			t.report.Doubt = fmt.Sprintf("%s:%d: %.80q was taken for a rating; if it names the columns, call the first one user", t.name, t.at, doubtful)
			return t.take(t.at, doubtful)
		}
	}
	t.report.Doubt = fmt.Sprintf("%s:%d: %.80q was taken for the names of the columns", t.name, t.at, doubtful)
	return nil
}

// end takes in what is left, and says whether there was anything.
func (t *table) end() error {
	if t.doubtful != "" {
		if err := t.take(t.at, t.doubtful); err != nil {
			return err
		}
	}
	switch {
	case t.report.Kept > 0:
		return nil
	case t.columns == 0:
		return fmt.Errorf("%s: no usable line, the file is empty", t.name)
	case len(t.report.First) == 0:
		return fmt.Errorf("%s: no usable line, only the names of the columns", t.name)
	}
	return fmt.Errorf("%s: no usable line; the first fault: %s", t.name, t.report.First[0])
}

func (t *table) split(line string) []string {
	if t.separator == "" {
		return []string{line}
	}
	fields := strings.Split(line, t.separator)
	for i, f := range fields {
		fields[i] = strings.Trim(strings.TrimSpace(f), `"`)
	}
	return fields
}

// parse returns the rating of a line, or the reason why there is none.
func (t *table) parse(line string) (rating Rating, reason, detail string) {
	fields := t.split(line)
	if len(fields) != t.columns {
		return rating, "wrong number of columns", fmt.Sprintf(": %d, the first line has %d", len(fields), t.columns)
	}
	rating = Rating{User: fields[0], Item: fields[1], Value: 1}
	for _, id := range fields[:2] {
		if badID(id) {
			return rating, "bad id", fmt.Sprintf(": %.40q, expected 1 to %d bytes of UTF-8", id, maxID)
		}
	}
	if t.columns > 2 {
		v, err := strconv.ParseFloat(fields[2], 32)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || v < -100 || v > 1e6 {
			return rating, "bad rating", fmt.Sprintf(": %.40q, expected a number between -100 and 1000000", fields[2])
		}
		rating.Value = float32(v)
	}
	if t.columns > 3 {
		at, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil || at < 0 {
			return rating, "bad time", fmt.Sprintf(": %.40q, expected seconds since 1970", fields[3])
		}
		rating.Time = at
	}
	return rating, "", ""
}

func badID(id string) bool { return id == "" || len(id) > maxID || !utf8.ValidString(id) }
