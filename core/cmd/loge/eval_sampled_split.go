package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/ratings"
	"github.com/loge-film/loge/core/pack/packfile"
)

// The files of a split.
const (
	splitTrain     = "train.tsv"
	splitNegatives = "negatives.tsv"
)

// checkSplit refuses a folder that holds anything.
func checkSplit(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || dir == "" {
		return nil
	}
	if err == nil && len(entries) > 0 {
		return fmt.Errorf("%s holds %s: name a new folder for the split, or empty this one", dir, entries[0].Name())
	}
	return err
}

// writeSplit writes what models are trained on, and the held-out items with their negatives, by the ids of the input.
func writeSplit(dir string, train *learn.Interactions, held []eval.Held, users, items *ratings.Index) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var rows, lines bytes.Buffer
	rows.WriteString("user\titem\trating\ttime\n")
	for x := range train.Each {
		fmt.Fprintf(&rows, "%s\t%s\t%g\t%d\n", nameOf(users, x.User), nameOf(items, x.Item), x.Weight, x.Time)
	}
	for _, h := range held {
		fmt.Fprintf(&lines, "(%s,%s)", nameOf(users, h.User), nameOf(items, h.Item))
		for _, i := range h.Negatives {
			lines.WriteString("\t" + nameOf(items, i))
		}
		lines.WriteString("\n")
	}
	err := packfile.WriteFile(filepath.Join(dir, splitTrain), rows.Bytes(), 0o644)
	return errors.Join(err, packfile.WriteFile(filepath.Join(dir, splitNegatives), lines.Bytes(), 0o644))
}

// nameOf is the id of a number; files of numbers alone have no ids beside them.
func nameOf(x *ratings.Index, n int32) string {
	if int(n) < x.Len() {
		return x.Name(n)
	}
	return strconv.Itoa(int(n))
}
