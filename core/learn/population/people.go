package population

import (
	"bufio"
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
// "UserID::Gender::Age::…", as MovieLens-1M has them, or CSV with a header that names the columns user (or userId), gender
// and age, in any order, among others. Gender is F or M, age a number of years or the lower end of MovieLens's bands, of which 1 means
// under 18. Anything else in these two cells, and an empty cell, puts somebody into no group. It fails on the first line that
// lacks a cell or repeats a person. name is for messages.
func ReadPeople(r io.Reader, name string) (map[string][]string, error) {
	people := map[string][]string{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	layout := peopleLayout{separator: "::", columns: []int{0, 1, 2}}
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
		people[cells[0]] = groupsOf(cells[1], cells[2])
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w; is this a table of people?", name, err)
	}
	if len(people) == 0 {
		return nil, fmt.Errorf("%s: nobody is in it, expected lines of user, gender and age", name)
	}
	return people, nil
}

// A peopleLayout says where user, gender and age stand.
type peopleLayout struct {
	separator string
	columns   []int
}

func (l *peopleLayout) readHeader(line string) error {
	l.separator = ","
	header := strings.Split(strings.ToLower(line), ",")
	for i, names := range [][]string{{"user", "userid", "user_id"}, {"gender", "sex"}, {"age"}} {
		l.columns[i] = slices.IndexFunc(header, func(h string) bool { return slices.Contains(names, bare(h)) })
		if l.columns[i] < 0 {
			return fmt.Errorf("the header is %.100q, expected the columns user, gender and age", line)
		}
	}
	return nil
}

func bare(cell string) string { return strings.Trim(strings.TrimSpace(cell), `"`) }

func (l *peopleLayout) cells(line string) (cells [3]string, err error) {
	all := strings.Split(line, l.separator)
	for i, at := range l.columns {
		if at >= len(all) {
			return cells, fmt.Errorf("%d cells, expected at least %d", len(all), at+1)
		}
		cells[i] = bare(all[at])
	}
	return cells, nil
}

// groupsOf returns the names of somebody's groups.
func groupsOf(gender, age string) []string {
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
	return groups
}
