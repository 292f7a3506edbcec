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
	file, err := ctx.openLarge(name)
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
	if r.Doubt != "" {
		c.Warnf("%s", r.Doubt)
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
	file, err := ctx.openLarge(name)
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
	file, err := ctx.openLarge(name)
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

// readStrangers reads the fold-in and hold-out files of users never trained on. What nobody could find is left out and
// counted: items that the training data does not have, and items that the models are shown; so are users with nothing else.
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
	shown, err := seen.Interactions()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", foldIn, err)
	}
	all := make([]eval.Case, users.Len())
	var out sieve
	for _, x := range seen.List {
		if int(x.Item) < known {
			all[x.User].History = append(all[x.User].History, learn.Entry{Item: x.Item, Weight: x.Weight})
		} else {
			out.unknown++
		}
	}
	if shown.Merged() > 0 {
		ctx.Warnf("%s: %d lines gave way to a later one of the same user and item", foldIn, shown.Merged())
		for u := range all {
			all[u].History = slices.DeleteFunc(shown.History(u, nil), func(e learn.Entry) bool { return int(e.Item) >= known })
		}
	}
	for _, x := range sought.List {
		all[x.User].Relevant = append(all[x.User].Relevant, x.Item)
	}
	for u := range all {
		all[u].Relevant = out.sift(all[u].Relevant, shown.User(u).IDs, known)
	}
	cases := slices.DeleteFunc(all, func(c eval.Case) bool { return len(c.Relevant) == 0 })
	return cases, out.tell(ctx, len(cases), users.Len()-len(cases), foldIn, holdOut)
}

// A sieve counts held-out items that nobody could find.
type sieve struct {
	unknown  int // that the training data does not have
	shown    int // that the models know of the user, and so never recommend
	repeated int // that are held out once already
}

// sift leaves of a user's held-out items, in place, those that can be found; shown ascends.
func (s *sieve) sift(held, shown []int32, known int) []int32 {
	met := make(map[int32]bool, len(held))
	return slices.DeleteFunc(held, func(i int32) bool {
		_, seen := slices.BinarySearch(shown, i)
		switch {
		case int(i) >= known:
			s.unknown++
		case seen:
			s.shown++
		case met[i]:
			s.repeated++
		default:
			met[i] = true
			return false
		}
		return true
	})
}

// tell says what was left out of the held-out file, by what is shown in the other one, and fails when no user is left.
func (s *sieve) tell(ctx *Context, users, without int, shown, held string) error {
	switch {
	case users == 0 && s.shown > 0:
		return fmt.Errorf("%s: nobody has anything to find that is not known of them from %s; are these the same file?", held, shown)
	case users == 0:
		return fmt.Errorf("%s: nobody has anything to find; do its users and items match those of the training file?", held)
	}
	if s.unknown > 0 || without > 0 {
		ctx.Notef("%s: left out %d interactions with items that nobody was trained on, and %d users without anything to find", held, s.unknown, without)
	}
	if s.shown > 0 || s.repeated > 0 {
		ctx.Warnf("%s: %d held-out items are known from %s, %d stand there twice; they are left out", held, s.shown, shown, s.repeated)
	}
	return nil
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
