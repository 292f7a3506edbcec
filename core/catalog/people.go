package catalog

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// peopleHeader is the first line of a table of people.
const peopleHeader = "name\tzh"

// maxPeople is how many people a table may name.
const maxPeople = 1_000_000

// ReadPeople reads a table of Chinese names, which its faults call name: the columns name and zh, separated by a tab,
// under a header line of these names, for people whom the films credit without a Chinese name. Each name stands once and
// means one person. What is wrong with the table goes into the Report; the error is non-nil only when src fails.
func (r *Reader) ReadPeople(name string, src io.Reader) error {
	lines := newLineReader(src)
	for {
		line, err := lines.next()
		at := Place{name, lines.number}
		switch {
		case errors.Is(err, io.EOF) && at.Line == 1, err == nil && at.Line == 1 && string(bytes.TrimRight(line, "\r\n")) != peopleHeader:
			r.fault(at, "", "expected the header name, zh, separated by a tab")
			return nil
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongLine):
			r.fault(at, "", "the line is longer than %d bytes, expected one person a line", MaxRecord)
		case err != nil:
			return fmt.Errorf("%s: line %d cannot be read: %w", name, at.Line, err)
		case at.Line > 1 && !r.addPerson(at, string(bytes.TrimRight(line, "\r\n"))):
			return nil
		}
	}
}

// People returns the Chinese names of all tables read so far, by name as films write it.
func (r *Reader) People() map[string]string { return maps.Clone(r.people) }

// addPerson checks one line of a table of people; it returns false when the table is too long to go on.
func (r *Reader) addPerson(at Place, line string) bool {
	if line == "" {
		return true
	}
	cells := strings.Split(line, "\t")
	if !utf8.ValidString(line) || len(cells) != 2 {
		r.fault(at, "", "the line is not two columns of UTF-8 text, expected name and zh, separated by a tab")
		return true
	}
	c := &checker{r, record{place: at}, true}
	name, zh := c.clean("name", cells[0], maxName), c.clean("zh", cells[1], maxName)
	if !c.sound {
		return true
	}
	_, taken := r.people[name]
	switch {
	case name == "":
		r.fault(at, "name", "is empty, expected a name as films write it")
	case taken:
		r.fault(at, "name", "%s stands twice, expected once", quote(name))
	case !strings.ContainsFunc(zh, func(c rune) bool { return unicode.Is(unicode.Han, c) }):
		r.fault(at, "zh", "%s holds no Chinese character, expected a Chinese name", quote(zh))
	case len(r.people) == maxPeople:
		r.fault(at, "", "the tables name more than %d people, expected fewer", maxPeople)
		return false
	default:
		r.people[name] = zh
	}
	return true
}
