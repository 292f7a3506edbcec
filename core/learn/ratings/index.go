package ratings

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/learn"
)

// An Index numbers ids in the order of their first appearance.
type Index struct {
	names  []string
	number map[string]int32
}

// NewIndex is an index of the given ids, numbered from 0.
func NewIndex(names ...string) *Index {
	x := &Index{number: make(map[string]int32, len(names))}
	for _, n := range names {
		x.Add(n)
	}
	return x
}

// Add returns the id's number, a new one when it is new.
func (x *Index) Add(name string) int32 {
	if n, ok := x.number[name]; ok {
		return n
	}
	n := int32(len(x.names))
	x.number[name] = n
	x.names = append(x.names, name)
	return n
}

// Name is the id of number n.
func (x *Index) Name(n int32) string { return x.names[n] }

// Len is how many ids there are.
func (x *Index) Len() int { return len(x.names) }

// Clone is an index of its own with the same numbers.
func (x *Index) Clone() *Index { return NewIndex(x.names...) }

// A Table is a file of ratings with its ids numbered.
type Table struct {
	Users, Items *Index
	List         []learn.Interaction
	Report       *Report
}

// ReadTable reads a whole file with Read. Given indexes go on being filled, nil ones begin empty.
func ReadTable(r io.Reader, name string, users, items *Index) (*Table, error) {
	t := &Table{Users: users, Items: items}
	if t.Users == nil {
		t.Users = NewIndex()
	}
	if t.Items == nil {
		t.Items = NewIndex()
	}
	var err error
	t.Report, err = Read(r, name, func(one Rating) error {
		t.List = append(t.List, learn.Interaction{
			User: t.Users.Add(one.User), Item: t.Items.Add(one.Item), Weight: one.Value, Time: one.Time,
		})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// Interactions is the table as a matrix over all ids of its indexes.
func (t *Table) Interactions() (*learn.Interactions, error) {
	return learn.NewInteractions(t.Users.Len(), t.Items.Len(), t.List)
}

// ReadAdjacency reads lines of a user number followed by that user's item numbers, separated by spaces, as the BARS
// benchmarks keep them. Any fault is an error: a benchmark with holes is none.
func ReadAdjacency(r io.Reader, name string) ([]learn.Interaction, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxBenchmark+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxBenchmark {
		return nil, fmt.Errorf("%s: larger than %d bytes", name, maxBenchmark)
	}
	var list []learn.Interaction
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		fields := strings.Fields(line)
		for at, f := range fields {
			v, err := strconv.ParseInt(f, 10, 32)
			if err != nil || v < 0 {
				return nil, fmt.Errorf("%s:%d: %.40q is not a number of a user or item", name, n, f)
			}
			if at > 0 {
				user, _ := strconv.ParseInt(fields[0], 10, 32) // was read as the first field
				list = append(list, learn.Interaction{User: int32(user), Item: int32(v), Weight: 1})
			}
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: no user has an item", name)
	}
	return list, nil
}

const maxBenchmark = 1 << 30

// ReadLists reads a JSON array whose element u is the array of user u's item numbers.
func ReadLists(r io.Reader, name string) ([][]int32, error) {
	dec := json.NewDecoder(io.LimitReader(r, maxBenchmark))
	if err := want(dec, '['); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var lists [][]int32
	for dec.More() {
		var list []int32
		if err := dec.Decode(&list); err != nil {
			return nil, fmt.Errorf("%s: user %d: expected an array of item numbers: %w", name, len(lists), err)
		}
		if i := slices.IndexFunc(list, func(i int32) bool { return i < 0 }); i >= 0 {
			return nil, fmt.Errorf("%s: user %d has the item %d, numbers start at 0", name, len(lists), list[i])
		}
		if lists = append(lists, list); len(lists) > MaxRows {
			return nil, fmt.Errorf("%s: more than %d users", name, MaxRows)
		}
	}
	if err := want(dec, ']'); err != nil {
		return nil, fmt.Errorf("%s: after user %d: %w", name, len(lists)-1, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("%s: something follows the array, which should be all of the file", name)
	}
	return lists, nil
}

// want reads one bracket.
func want(dec *json.Decoder, bracket json.Delim) error {
	token, err := dec.Token()
	if err == nil && token != bracket {
		err = fmt.Errorf("found %v", token)
	}
	if err != nil {
		return fmt.Errorf("expected a JSON array of arrays of item numbers: %w", err)
	}
	return nil
}
