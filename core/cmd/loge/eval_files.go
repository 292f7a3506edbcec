package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
)

// readRatings reads a table of ratings, packed or not, and tells what was left out.
func readRatings(ctx *Context, name string, users, items *ratings.Index) (*ratings.Table, error) {
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	table, err := ratings.ReadTable(file, name, users, items)
	if err != nil {
		return nil, err
	}
	ctx.reportLeftOut(name, table.Report)
	return table, nil
}

func (c *Context) reportLeftOut(name string, r *ratings.Report) {
	reasons := make([]string, 0, len(r.LeftOut))
	for reason, n := range r.LeftOut {
		reasons = append(reasons, fmt.Sprintf("%d with %s", n, strings.Replace(reason, "bad", "a bad", 1)))
	}
	if slices.Sort(reasons); len(reasons) > 0 {
		c.Warnf("%s: lines left out: %s; the first: %s", name, strings.Join(reasons, ", "), r.First[0])
	}
}

// readTraining reads a training file: a table of ratings, or a BARS adjacency list (its name ends in
// .txt).
func readTraining(ctx *Context, name string, users, items *ratings.Index) ([]learn.Interaction, error) {
	if !isAdjacency(name) {
		table, err := readRatings(ctx, name, users, items)
		if err != nil {
			return nil, err
		}
		return table.List, nil
	}
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ratings.ReadAdjacency(file, name)
}

func isAdjacency(name string) bool {
	return strings.HasSuffix(strings.TrimSuffix(name, ".gz"), ".txt")
}

// readInteractions reads a training file, or JSON lists of items by user (its name ends in .json).
func readInteractions(ctx *Context, name string, users, items *ratings.Index) ([]learn.Interaction, error) {
	if !strings.HasSuffix(strings.TrimSuffix(name, ".gz"), ".json") {
		return readTraining(ctx, name, users, items)
	}
	file, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lists, err := ratings.ReadLists(file, name)
	var list []learn.Interaction
	for u, row := range lists {
		for _, i := range row {
			list = append(list, learn.Interaction{User: int32(u), Item: i, Weight: 1})
		}
	}
	return list, err
}

// readHeldOut reads a file of held-out items by user: JSON lists, an adjacency list, or a table.
func readHeldOut(ctx *Context, name string, users, items *ratings.Index) (map[int32][]int32, error) {
	list, err := readInteractions(ctx, name, users, items)
	held := map[int32][]int32{}
	for _, x := range list {
		held[x.User] = append(held[x.User], x.Item)
	}
	return held, err
}

// readStrangers reads the fold-in and hold-out files of users never trained on. Items that the training data does not
// have are left out and counted; so are users who have nothing to find.
func readStrangers(ctx *Context, foldIn, holdOut string, items *ratings.Index) ([]eval.Case, error) {
	known, users := items.Len(), ratings.NewIndex()
	seen, err := readRatings(ctx, foldIn, users, items)
	if err != nil {
		return nil, err
	}
	sought, err := readRatings(ctx, holdOut, users, items)
	if err != nil {
		return nil, err
	}
	all := make([]eval.Case, users.Len())
	unknown := 0
	for _, x := range seen.List {
		if int(x.Item) < known {
			all[x.User].History = append(all[x.User].History, learn.Entry{Item: x.Item, Weight: x.Weight})
		} else {
			unknown++
		}
	}
	for _, x := range sought.List {
		if int(x.Item) < known {
			all[x.User].Relevant = append(all[x.User].Relevant, x.Item)
		} else {
			unknown++
		}
	}
	cases := slices.DeleteFunc(all, func(c eval.Case) bool { return len(c.Relevant) == 0 })
	if unknown > 0 || len(cases) < users.Len() {
		ctx.Notef("%s: left out %d interactions with items that nobody was trained on, and %d users without anything to find",
			holdOut, unknown, users.Len()-len(cases))
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s: no user has anything to find; do the item ids match those of the training file?", holdOut)
	}
	return cases, nil
}

// existing fails early on files that are not there, before minutes of training.
func existing(names ...string) error {
	var missing []error
	for _, name := range names {
		if _, err := os.Stat(name); name != "" && err != nil {
			missing = append(missing, err)
		}
	}
	return errors.Join(missing...)
}
