package catalog

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// MaxFaults is how many faults a Report keeps; further ones are only counted.
const MaxFaults = 100

// maxUnknown is how many names of unknown fields are remembered for the warning.
const maxUnknown = 20

// A Fault is one thing that is wrong at one place of the input.
type Fault struct {
	Place
	Field   string `json:"field,omitempty"` // empty when the whole record is meant
	Message string `json:"message"`         // what is wrong, what is expected
}

// String returns "file:line: field: what is wrong, what is expected".
func (f Fault) String() string {
	if f.Field == "" {
		return f.Place.String() + ": " + f.Message
	}
	return f.Place.String() + ": " + f.Field + ": " + f.Message
}

// A Count says how many films something happened to.
type Count struct {
	What  string `json:"what"`
	Films int    `json:"films"`
}

// A Report is what reading a catalogue brought to light.
type Report struct {
	Films    int      `json:"films"`                 // films handed to the sink
	Faults   []Fault  `json:"faults,omitempty"`      // the first MaxFaults, in the order of the input
	More     int      `json:"more_faults,omitempty"` // faults beyond these
	Warnings []string `json:"warnings,omitempty"`    // what was not wrong enough to refuse a film
	LeftOut  []Count  `json:"left_out,omitempty"`    // foreign records that no film was made of, by reason
	Gaps     []Count  `json:"gaps,omitempty"`        // wiki films that were kept without some fact, by fact
}

// Err returns nil when there is no fault, else one error that lists them all, a line each.
func (r Report) Err() error {
	if len(r.Faults) == 0 {
		return nil
	}
	var b strings.Builder
	for _, f := range r.Faults {
		b.WriteString(f.String())
		b.WriteByte('\n')
	}
	if r.More > 0 {
		fmt.Fprintf(&b, "and %d more\n", r.More)
	}
	return errors.New(strings.TrimSuffix(b.String(), "\n"))
}

func (r Report) finish(from *Reader) Report {
	r.Films = from.films
	r.Faults = slices.Clone(r.Faults)
	if len(from.unknown) > 0 {
		r.Warnings = []string{"unknown fields are ignored: " + strings.Join(slices.Sorted(maps.Keys(from.unknown)), ", ")}
	}
	r.LeftOut = append(counts(from.wiki.leftOut), counts(from.foreign.leftOut)...)
	r.Gaps = counts(from.wiki.gaps)
	return r
}

// counts lists a tally, the most frequent first.
func counts(tally map[string]int) []Count {
	var all []Count
	for _, what := range slices.Sorted(maps.Keys(tally)) {
		all = append(all, Count{what, tally[what]})
	}
	slices.SortStableFunc(all, func(a, b Count) int { return b.Films - a.Films })
	return all
}

func (r *Reader) fault(at Place, field, format string, args ...any) {
	if len(r.report.Faults) == MaxFaults {
		r.report.More++
		return
	}
	r.report.Faults = append(r.report.Faults, Fault{at, field, fmt.Sprintf(format, args...)})
}

// noteUnknown remembers the fields of rec that known does not name.
func (r *Reader) noteUnknown(rec record, known map[string]kind) {
	var names []string
	for name := range rec.values {
		if known[name] == null {
			names = append(names, quote(name))
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if len(r.unknown) < maxUnknown {
			r.unknown[name] = true
		}
	}
}

// quote shows a text of the input on one line, without control characters and not too long.
func quote(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return strconv.Quote(s)
}

// fieldName shows the name of a field, quoted unless it is one of ours.
func fieldName(name string) string {
	if schema[name] != null || wikiSchema[name] != null {
		return name
	}
	return quote(name)
}
