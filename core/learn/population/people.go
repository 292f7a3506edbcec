package population

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/prior"
)

// The caps of a table of people; a larger one is refused with a sentence that says so.
const (
	MaxPeople = 5_000_000
	maxLine   = 64 << 10 // bytes
)

// ReadPeople reads who the people of a table of ratings are, and returns the names of the groups of each by their id: lines
// "UserID::Gender::Age::Occupation::Zip-code", as MovieLens-1M has them, or CSV with a header that names the columns user (or userId), gender
// (or sex), age and, if it is there, region, in any order, among others. Gender is F or M, age a number of years or the lower end of
// MovieLens's bands, of which 1 means under 18, region one of prior.Regions. Anything else in these cells, and an empty cell,
// puts somebody into no group. It fails on the first line that lacks a cell or repeats a person. name is for messages.
func ReadPeople(r io.Reader, name string) (map[string][]string, error) {
	people := map[string][]string{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	layout := peopleLayout{separator: "::", columns: [4]int{0, 1, 2, none}}
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r")
		if n == 1 && !strings.Contains(line, "::") {
			if err := layout.readHeader(line); err != nil {
				return nil, fmt.Errorf("%s:1: %w", name, err)
			}
			continue
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells, err := layout.cells(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if _, twice := people[cells[0]]; twice || cells[0] == "" || len(people) == MaxPeople {
			return nil, fmt.Errorf("%s:%d: the person %.40q stands twice, has no id, or is one beyond %d", name, n, cells[0], MaxPeople)
		}
		people[cells[0]] = groupsOf(cells[1], cells[2], cells[3])
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w; is this a table of people?", name, err)
	}
	if len(people) == 0 {
		return nil, fmt.Errorf("%s: nobody is in it, expected lines of user, gender and age", name)
	}
	return people, nil
}

// A peopleLayout says where user, gender, age and region stand; only the last may be none.
type peopleLayout struct {
	separator string
	columns   [4]int
}

// none is the place of a column that is not there.
const none = -1

func (l *peopleLayout) readHeader(line string) error {
	l.separator = ","
	header, err := l.split(strings.ToLower(line))
	if err != nil {
		return err
	}
	for i, names := range [][]string{{"user", "userid", "user_id"}, {"gender", "sex"}, {"age"}, {"region"}} {
		l.columns[i] = slices.IndexFunc(header, func(h string) bool { return slices.Contains(names, bare(h)) })
		if l.columns[i] == none && i < 3 {
			return fmt.Errorf("the header is %.100q, expected the columns user, gender and age", line)
		}
	}
	return nil
}

// split returns the cells of a line; in CSV commas may stand within quotes.
func (l *peopleLayout) split(line string) ([]string, error) {
	if l.separator != "," || !strings.Contains(line, `"`) {
		return strings.Split(line, l.separator), nil
	}
	r := csv.NewReader(strings.NewReader(line))
	r.LazyQuotes = true
	return r.Read()
}

func bare(cell string) string { return strings.Trim(strings.TrimSpace(cell), `"`) }

func (l *peopleLayout) cells(line string) (cells [4]string, err error) {
	all, err := l.split(line)
	if err != nil {
		return cells, err
	}
	for i, at := range l.columns {
		if at >= len(all) {
			return cells, fmt.Errorf("%d cells, expected at least %d", len(all), at+1)
		}
		if at != none {
			cells[i] = bare(all[at])
		}
	}
	return cells, nil
}

// groupsOf returns the names of somebody's groups.
func groupsOf(gender, age, region string) []string {
	var groups []string
	if years, err := strconv.Atoi(age); err == nil && years > 0 && years < 130 {
		groups = append(groups, prior.AgeGroup(years))
	}
	switch strings.ToLower(gender) {
	case "f", "female":
		groups = append(groups, prior.Women)
	case "m", "male":
		groups = append(groups, prior.Men)
	}
	if slug := strings.ToLower(region); slices.Contains(prior.Regions(), slug) {
		groups = append(groups, prior.RegionGroup+slug)
	}
	return groups
}
