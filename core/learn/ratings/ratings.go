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
	LeftOut map[string]int `json:"left_out"` // by reason
	First   []string       `json:"first"`    // the first faults as file:line: what is wrong, at most 20
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
	report := &Report{}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), MaxLine)
	var t table
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
			if err := t.begin(text); err != nil {
				return nil, fmt.Errorf("%s:1: %w", name, err)
			}
			if t.header {
				continue
			}
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		rating, reason, detail := t.parse(text)
		if reason != "" {
			report.leaveOut(name, n, reason, detail)
			continue
		}
		if report.Kept++; report.Kept > MaxRows {
			return nil, fmt.Errorf("%s:%d: more than %d ratings; take a sample of the users", name, n, MaxRows)
		}
		if err := sink(rating); err != nil {
			return nil, err
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s: a line is longer than %d bytes, is this a table of ratings?", name, MaxLine)
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if report.Kept == 0 {
		return report, fmt.Errorf("%s: no usable line%s", name, firstOf(report))
	}
	return report, nil
}

func firstOf(r *Report) string {
	if len(r.First) == 0 {
		return ", the file is empty"
	}
	return "; the first fault: " + r.First[0]
}

// A table is the layout of a file as its first line shows it.
type table struct {
	separator string
	header    bool
	columns   int
}

func (t *table) begin(line string) error {
	for _, sep := range []string{"::", "\t", ",", ";", " "} {
		if strings.Contains(line, sep) {
			t.separator = sep
			break
		}
	}
	fields := t.split(line)
	t.columns = len(fields)
	if t.separator == "" || t.columns < 2 || t.columns > 4 {
		return fmt.Errorf("%d columns, expected user, item and optionally rating and time, separated by a comma, a tab or two colons", len(fields))
	}
	t.header = isHeader(fields)
	return nil
}

func isHeader(fields []string) bool {
	if len(fields) >= 3 {
		_, err := strconv.ParseFloat(fields[2], 64)
		return err != nil
	}
	first := strings.ToLower(fields[0])
	return first == "user" || first == "uid" || first == "user_id" || first == "userid"
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
