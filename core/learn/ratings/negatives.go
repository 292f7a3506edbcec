package ratings

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A Sampled is one held-out item of a user and the items that it is ranked among.
type Sampled struct {
	User, Item int32
	Negatives  []int32
}

// ReadNegatives reads lines "(user,item)", a tab and the ids of items separated by tabs, as He et al. (2017) publish the
// negatives of their leave-one-out tests. Ids are numbered by the indexes, new ones included. Any fault is an error: a benchmark
// with holes is none.
func ReadNegatives(r io.Reader, name string, users, items *Index) ([]Sampled, error) {
	var all []Sampled
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, MaxLine)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Split(strings.TrimRight(lines.Text(), "\r\t"), "\t")
		pair, ok := strings.CutPrefix(fields[0], "(")
		pair, end := strings.CutSuffix(pair, ")")
		user, item, comma := strings.Cut(pair, ",")
		if !ok || !end || !comma || len(fields) < 2 || badID(user) || badID(item) {
			return nil, fmt.Errorf("%s:%d: %.40q, expected (user,item), a tab, and items separated by tabs", name, n, lines.Text())
		}
		s := Sampled{User: users.Add(user), Item: items.Add(item)}
		for _, f := range fields[1:] {
			if badID(f) {
				return nil, fmt.Errorf("%s:%d: %.40q is no id of an item", name, n, f)
			}
			s.Negatives = append(s.Negatives, items.Add(f))
		}
		if all = append(all, s); len(all) > MaxRows {
			return nil, fmt.Errorf("%s:%d: more than %d lines", name, n, MaxRows)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no line is in it", name)
	}
	return all, nil
}
