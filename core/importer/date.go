package importer

import (
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/pack"
)

// A date is a day of the calendar, not yet proved to exist, and the time of the day.
type date struct{ year, month, day, hour, minute, second int }

// noon is the time of a day of which nothing else is known: it is the same day almost everywhere.
const noon = 12

// unix returns Unix milliseconds, UTC. Days that the calendar does not have and those outside 1970..9999 have none.
func (d date) unix() (int64, bool) {
	if d.year < 1970 || d.year > 9999 {
		return 0, false
	}
	text := []byte("0000-00-00T00:00:00Z")
	put2(text, d.year/100)
	put2(text[2:], d.year%100)
	for i, v := range [...]int{d.month, d.day, d.hour, d.minute, d.second} {
		if v > 99 {
			return 0, false
		}
		put2(text[5+3*i:], v)
	}
	var t pack.Time
	if t.UnmarshalText(text) != nil {
		return 0, false
	}
	return 1000 * int64(t), true
}

func put2(digits []byte, v int) { digits[0], digits[1] = byte('0'+v/10), byte('0'+v%10) }

// A scanner takes a text apart from the front.
type scanner struct{ rest string }

// number takes at most four digits; digits is how many there were.
func (s *scanner) number() (v, digits int) {
	for digits < min(4, len(s.rest)) && s.rest[digits] >= '0' && s.rest[digits] <= '9' {
		v = 10*v + int(s.rest[digits]-'0')
		digits++
	}
	s.rest = s.rest[digits:]
	return v, digits
}

// mark takes one of the marks and the spaces behind it.
func (s *scanner) mark(marks ...string) bool {
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(s.rest, m); ok {
			s.rest = strings.TrimLeft(rest, " ")
			return true
		}
	}
	return false
}

// A triple is three numbers with the same kind of mark between them.
type triple struct {
	v      [3]int
	digits [3]int
	mark   byte   // the first byte of the first mark
	rest   string // what stands behind
}

func parseTriple(text string) (t triple, ok bool) {
	s := scanner{text}
	for i := range t.v {
		if t.v[i], t.digits[i] = s.number(); t.digits[i] == 0 {
			return t, false
		}
		switch i {
		case 0:
			if s.rest == "" || !s.mark("-", "/", ".", "年") {
				return t, false
			}
			t.mark = text[t.digits[0]]
		case 1:
			if !s.mark("-", "/", ".", "月") {
				return t, false
			}
		}
	}
	s.mark("日", ".")
	t.rest = s.rest
	return t, true
}

// parseTime reads a date that begins with a year of four digits, in any of the forms 2024-01-31, 2024/1/31, 2024.1.31 and
// 2024年1月31日, alone or with a time and an offset behind it, "2024-01-31T20:15:00.000+08:00"; or one with the month as an
// English word. A day alone is noon, UTC. The result is in Unix milliseconds.
func parseTime(text string) (unix int64, ok bool) {
	t, ok := parseTriple(text)
	if !ok || t.digits[0] != 4 {
		return parseWords(text)
	}
	d := date{year: t.v[0], month: t.v[1], day: t.v[2], hour: noon}
	offset := int64(0)
	if t.rest != "" {
		offset, ok = d.clock(t.rest)
	}
	unix, exists := d.unix()
	return unix - offset, ok && exists && unix >= offset
}

// clock sets the time of the day by a text such as "T20:15:00.5Z" or " 20:15", and returns the offset in it.
func (d *date) clock(text string) (offset int64, ok bool) {
	s := scanner{text}
	if !s.mark("T") && !s.mark(" ") {
		return 0, false
	}
	var digits int
	if d.hour, digits = s.number(); digits == 0 || !s.mark(":") {
		return 0, false
	}
	if d.minute, digits = s.number(); digits == 0 {
		return 0, false
	}
	if s.mark(":") {
		d.second, _ = s.number()
	}
	if s.mark(".") {
		s.rest = strings.TrimLeft(s.rest, "0123456789")
	}
	return parseOffset(strings.TrimSpace(s.rest))
}

// parseOffset reads an offset from UTC, "+08:00", in milliseconds.
func parseOffset(text string) (offset int64, ok bool) {
	s, sign := scanner{text}, int64(1)
	switch {
	case text == "" || text == "Z" || text == "UTC":
		return 0, true
	case s.mark("-"):
		sign = -1
	case !s.mark("+"):
		return 0, false
	}
	h, digits := s.number()
	m := 0
	if digits == 4 {
		h, m = h/100, h%100
	} else if s.mark(":") {
		m, _ = s.number()
	}
	return sign * int64(60*h+m) * 60_000, s.rest == "" && h <= 14 && m <= 59
}

const months = "janfebmaraprmayjunjulaugsepoctnovdec"

// parseWords reads dates with the month as an English word: "Sat Jan 31 00:00:00 2015", "31 January 2015".
func parseWords(text string) (unix int64, ok bool) {
	d := date{hour: noon}
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, ",", " ")) {
		v, err := strconv.ParseUint(word, 10, 16)
		switch month := monthOf(word); {
		case month > 0:
			d.month = month
		case err == nil && len(word) == 4:
			d.year = int(v)
		case err == nil && d.day == 0:
			d.day = int(v)
		}
	}
	return d.unix()
}

func monthOf(word string) int {
	if len(word) < 3 {
		return 0
	}
	if i := strings.Index(months, strings.ToLower(word[:3])); i >= 0 && i%3 == 0 {
		return i/3 + 1
	}
	return 0
}
