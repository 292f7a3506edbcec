package catalog

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/loge-film/loge/core/film"
	"golang.org/x/text/unicode/norm"
)

// Limits on one film; they are far above anything real and keep one wild record from spoiling a pack.
const (
	maxID      = 120    // bytes
	maxTitle   = 300    // runes
	maxName    = 120    // runes of a person
	maxLogline = 1000   // runes
	maxItems   = 60     // of any list
	maxRuntime = 6000   // minutes: a hundred hours
	maxMoney   = 20_000 // millions of US dollars, several times the highest gross ever
)

// A checker turns one record into a film and notes what is wrong with it, in the order of the fields of film.Film.
type checker struct {
	reader *Reader
	rec    record
	sound  bool
}

// check returns the film of rec and whether it is without fault.
func (r *Reader) check(rec record) (film.Film, bool) {
	c := &checker{r, rec, true}
	f := film.Film{
		ID:            c.id(),
		Title:         c.title(),
		TitleZh:       c.text("title_zh", maxTitle),
		OriginalTitle: c.text("original_title", maxTitle),
		Year:          c.year(),
		Countries:     c.codes("countries", countryFault),
		Languages:     c.codes("languages", languageFault),
		Runtime:       int(c.whole("runtime", 0, maxRuntime, " minutes")),
		Genres:        c.slugs("genres", r.voc.genres, "genre"),
		Directors:     c.people("directors", "directors_zh"),
		Writers:       c.people("writers", "writers_zh"),
		Cast:          c.people("cast", "cast_zh"),
		Tags:          c.slugs("tags", r.voc.tags, "tag"),
		Logline:       c.text("logline", maxLogline),
		LoglineZh:     c.text("logline_zh", maxLogline),
		IMDb:          c.imdb(),
		BoxOffice:     c.number("box_office_musd", 0, maxMoney, " millions of US dollars"),
		Budget:        c.number("budget_musd", 0, maxMoney, " millions of US dollars"),
	}
	if f.OriginalTitle == f.Title {
		f.OriginalTitle = ""
	}
	return f, c.sound
}

func (c *checker) fault(field, format string, args ...any) {
	c.sound = false
	c.reader.fault(c.rec.place, field, format, args...)
}

// value returns the value of a field, null when it is absent or of the wrong kind.
func (c *checker) value(field string) value {
	v := c.rec.values[field]
	if v.kind != null && v.kind != schema[field] {
		c.fault(field, "is %v, expected %v", v, schema[field])
		return value{}
	}
	return v
}

// id returns the id and reserves it, also for a film that turns out to be faulty, so that duplicates are still seen.
func (c *checker) id() film.ID {
	id := c.value("id").text
	if why := idFault(id); why != "" {
		if c.sound { // else the wrong kind has been reported
			c.fault("id", "%s, expected a slug and the year, such as heat-1995", why)
		}
		return ""
	}
	if first, taken := c.reader.places[film.ID(id)]; taken {
		c.fault("id", "%s is already the id of the film at %v, expected a unique one", quote(id), first)
		return ""
	}
	c.reader.places[film.ID(id)] = c.rec.place
	return film.ID(id)
}

// idFault says why id is not a lower-case slug that ends in a year, or nothing.
func idFault(id string) string {
	parts := strings.Split(id, "-")
	year := parts[len(parts)-1]
	switch {
	case id == "":
		return "is empty"
	case len(id) > maxID:
		return fmt.Sprintf("is longer than %d bytes", maxID)
	case strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Contains("-"+id+"-", "--"):
		return quote(id) + " is not made of a-z, 0-9 and single hyphens"
	case len(parts) < 2 || len(year) != 4 || strings.Trim(year, "0123456789") != "":
		return quote(id) + " does not end in a hyphen and a year"
	}
	return ""
}

func (c *checker) title() string {
	v := c.value("title")
	s := c.clean("title", v.text, maxTitle)
	if strings.TrimSpace(v.text) == "" && (v.kind == text || c.rec.values["title"].kind == null) {
		c.fault("title", "is empty, expected the English title")
	}
	return s
}

func (c *checker) text(field string, most int) string {
	return c.clean(field, c.value(field).text, most)
}

// clean returns s without surrounding space and in Unicode's normal form C, or notes why it cannot be shown.
func (c *checker) clean(field, s string, most int) string {
	s = norm.NFC.String(strings.TrimSpace(s))
	if n := utf8.RuneCountInString(s); n > most {
		c.fault(field, "is %d characters long, expected at most %d", n, most)
		return ""
	}
	if bad, found := firstUnfit(s); found {
		c.fault(field, "holds %s (%U), expected plain text", bad.what, bad.char)
		return ""
	}
	return s
}

// texts returns the items of a list, none of them empty unless allowed.
func (c *checker) texts(field string, most int, allowEmpty bool) []string {
	items := c.value(field).list
	if len(items) > maxItems {
		c.fault(field, "holds %d values, expected at most %d", len(items), maxItems)
		return nil
	}
	var all []string
	for i, item := range items {
		s := c.clean(field, item, most)
		if strings.TrimSpace(item) == "" && !allowEmpty {
			c.fault(field, "value %d is empty, expected text", i+1)
		}
		all = append(all, s)
	}
	return all
}

// distinct is texts of which none may stand twice.
func (c *checker) distinct(field string, most int) []string {
	items := c.texts(field, most, false)
	seen := make(map[string]bool, len(items))
	for _, item := range items {
		if seen[item] && item != "" {
			c.fault(field, "%s stands twice, expected once", quote(item))
		}
		seen[item] = true
	}
	return items
}

func (c *checker) slugs(field string, known map[string]bool, noun string) []string {
	slugs := c.distinct(field, maxName)
	for _, s := range slugs {
		if s != "" && !known[s] {
			c.fault(field, "%s is not a known %s, expected %s", quote(s), noun, suggestion(s, known, noun))
		}
	}
	return slugs
}

// codes checks a list with a function that says what is expected instead of a wrong code.
func (c *checker) codes(field string, wrong func(string) string) []string {
	codes := c.distinct(field, maxName)
	for _, code := range codes {
		if expected := wrong(code); expected != "" && code != "" {
			c.fault(field, "%s is not a known code, expected %s", quote(code), expected)
		}
	}
	return codes
}

// people joins a list of names with the parallel list of Chinese names, if there is one.
func (c *checker) people(field, fieldZh string) []film.Person {
	names := c.distinct(field, maxName)
	zh := c.texts(fieldZh, maxName, true)
	if zh != nil && len(zh) != len(names) {
		c.fault(fieldZh, "has length %d, expected %d as in %s", len(zh), len(names), field)
		return nil
	}
	var people []film.Person
	for i, name := range names {
		p := film.Person{Name: name}
		if zh != nil {
			p.NameZh = zh[i]
		}
		people = append(people, p)
	}
	return people
}

func (c *checker) year() int {
	if c.rec.values["year"].kind == null {
		c.fault("year", "is missing, expected the year of the first public release")
		return 0
	}
	return int(c.whole("year", film.MinYear, film.MaxYear, ""))
}

func (c *checker) whole(field string, low, high float64, unit string) float64 {
	n := c.number(field, low, high, unit)
	if n != math.Trunc(n) {
		c.fault(field, "is %.15g, expected a whole number", n)
		return 0
	}
	return n
}

func (c *checker) number(field string, low, high float64, unit string) float64 {
	v := c.value(field)
	if v.kind == null {
		return 0
	}
	if v.number < low || v.number > high {
		c.fault(field, "is %.15g, expected %v to %v%s", v.number, low, high, unit)
		return 0
	}
	return v.number
}

func (c *checker) imdb() string {
	s := c.value("imdb").text
	if s != "" && !isIMDb(s) {
		c.fault("imdb", "%s is not an IMDb id, expected tt and 7 to 10 digits", quote(s))
		return ""
	}
	return s
}

func isIMDb(s string) bool {
	digits, ok := strings.CutPrefix(s, "tt")
	return ok && len(digits) >= 7 && len(digits) <= 10 && strings.Trim(digits, "0123456789") == ""
}
