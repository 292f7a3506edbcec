package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files that people really have, and some that nobody should: each ends with its exit code and one sentence that says what,
// where and what to do, and prints no table of figures that mean nothing.
func TestEvalOfHostileFiles(t *testing.T) {
	dir := twoTastes(t)
	file := func(name, text string) string { return writeFile(t, dir, name, text) }
	strong := func(train string) []string {
		return []string{"strong", "--models", "popularity", "--train", train, "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv"}
	}
	holdout := func(test string) []string {
		return []string{"holdout", "--models", "popularity", "--train", dir + "/bars.txt", "--test", test}
	}
	sampled := func(train string) []string {
		return []string{"sampled", "--models", "popularity", "--train", train, "--negatives", "5"}
	}
	rating := func(ratings string, more ...string) []string {
		return append([]string{"rating", "--models", "mf", "--ratings", ratings}, more...)
	}
	ratings := dir + "/ratings.csv"
	wide := &strings.Builder{}
	for i := range 50_001 {
		fmt.Fprintf(wide, "%d,%d\n", i%7, i)
	}
	file("wide.csv", wide.String())
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{1, "empty.csv: no usable line, the file is empty", strong(file("empty.csv", ""))},
		{1, "names.csv: no usable line, only the names of the columns", strong(file("names.csv", "user,item\n"))},
		{1, "loge: nobody has two items", sampled(file("one.csv", "1,1\n"))},
		{1, "does not exist", strong(dir + "/none.csv")},
		{1, "is a folder, expected a file", strong(dir)},
		{1, "is this a table of ratings?", strong(file("zeros.csv", strings.Repeat("\x00", 2<<20)))},
		{1, "not a gzip file", strong(file("plain.csv.gz", "1,2\n"))},
		{1, "unexpected EOF", strong(file("cut.csv.gz", zipped(t, "1,2\n1,3\n")[:20]))},
		{1, "2147483648 users", []string{"holdout", "--train", file("users.txt", "2147483647 3\n"), "--test", dir + "/held.txt"}},
		{1, "2147483648 items", []string{"holdout", "--train", file("items.txt", "3 2147483647\n"), "--test", dir + "/held.txt"}},
		{1, "ease: 50001 items, ease pairs each with each and takes at most 50000", []string{"strong", "--models", "ease", "--no-tune", "--train", dir + "/wide.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv"}},
		{1, "are these the same file?", []string{"strong", "--models", "popularity", "--train", dir + "/train.csv", "--fold-in", dir + "/te.csv", "--hold-out", dir + "/te.csv"}},
		{1, "are these the same file?", holdout(dir + "/bars.txt")},
		{1, "do its users and items match", holdout(file("far.json", "[[900]]"))},
		{1, "something follows the array", holdout(file("two.json", "[[1]] [[2]]"))},
		{1, "user 1: expected an array of item numbers", holdout(file("large.json", "[[1],[99999999999]]"))},
		{1, "not enough are left for 99 negatives", []string{"sampled", "--train", ratings}},
		{1, "loge: nobody has two items", append(sampled(ratings), "--at-least", "NaN")},
		{1, "all ratings are 1, there is nothing to predict", rating(dir + "/train.csv")},
		{2, "expected 2 up to the number of ratings, 2", rating(file("twice.csv", "1,1,5\n1,1,4\n1,1,3\n1,2,2\n1,2,1\n"), "--folds", "3")},
		{2, "--share is NaN", []string{"temporal", "--ratings", ratings, "--share", "NaN"}},
		{2, "--half-lives takes whole numbers of days, 0 to 100000", []string{"temporal", "--ratings", ratings, "--half-lives", "99999999999999999"}},
		{1, "try another --share or --at-least", []string{"temporal", "--ratings", ratings, "--models", "popularity", "--at-least", "9"}},
		{2, "--hide is NaN", []string{"cold-start", "--films", dir, "--ratings", ratings, "--hide", "NaN"}},
		{1, "nowhere does not exist", []string{"curve", "--train", dir + "/train.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv", "--svg", dir + "/nowhere/curve.svg"}},
		{2, "--models names popularity twice", append(strong(dir+"/train.csv"), "--models", "popularity")},
		{2, "--models names no model", []string{"strong", "--models", "", "--train", dir + "/train.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv"}},
		{2, `--baseline: no model "magic"`, append(strong(dir+"/train.csv"), "--baseline", "magic")},
		{2, "--set names bpr, ials, vae, which takes no part", append(strong(dir+"/train.csv"), "--set", "vae.rate=1", "--set", "ials.factors=2", "--set", "bpr.rate=1")},
	} {
		code, stdout, stderr := runLoge(t, append([]string{"eval"}, c.args...)...)
		if code != c.code || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%v: exit %d, %q, printed %q", c.args, code, stderr, stdout)
		}
		if said := strings.Split(strings.TrimSpace(stderr), "\n"); strings.Contains(said[len(said)-1], "goroutine") || len(said) > 3 {
			t.Errorf("%v: said %q", c.args, said)
		}
	}
}

// What is left out of a test is counted, and does not weigh down the figures of what is there.
func TestEvalCountsWhatNobodyCouldFind(t *testing.T) {
	dir := twoTastes(t)
	run := func(holdOut, foldIn string) (f figures, said string) {
		code, stdout, stderr := runLoge(t, "--json", "eval", "strong", "--models", "ease", "--set", "ease.lambda=10", "--metrics", "recall@20,ndcg@20",
			"--train", dir+"/train.csv", "--fold-in", foldIn, "--hold-out", holdOut)
		if code != 0 {
			t.Fatal(stderr)
		}
		decode(t, stdout, &f)
		return f, stderr
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	clean, said := run(dir+"/te.csv", dir+"/tr.csv")
	if said != "" {
		t.Errorf("nothing is left out, and yet: %s", said)
	}
	// User 100 is shown item 2 and should find it too; item 0 is sought twice; item 777 is unknown; a line has no item.
	spoilt := writeFile(t, dir, "spoilt.csv", read("te.csv")+"100,2\n100,0\n100,777\n100,\n")
	shown := writeFile(t, dir, "shown.csv", read("tr.csv")+"100,2\n")
	dirty, said := run(spoilt, shown)
	for _, want := range []string{
		"1 held-out items are known from", "1 stand there twice", "left out 1 interactions with items that nobody was trained on",
		"1 with a bad id", "1 lines gave way to a later one",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %s", want, said)
		}
	}
	for name, e := range clean.Models[0].Metrics {
		if got := dirty.Models[0].Metrics[name]; got != e {
			t.Errorf("%s: %v with lines that nobody could find, %v without", name, got, e)
		}
	}
}

// A first line that may be column names or a rating is not silently one of them.
func TestEvalSaysHowItReadADoubtfulLine(t *testing.T) {
	dir := twoTastes(t)
	train := writeFile(t, dir, "member.csv", "member,film\n1,0\n1,2\n2,1\n")
	_, _, stderr := runLoge(t, "eval", "strong", "--models", "popularity", "--train", train, "--fold-in", dir+"/tr.csv", "--hold-out", dir+"/te.csv")
	if !strings.Contains(stderr, `member.csv:1: "member,film" was taken for the names of the columns`) {
		t.Error(stderr)
	}
}

// An interrupted command stops reading, however long the file is.
func TestReadingStops(t *testing.T) {
	stop, cancel := context.WithCancel(context.Background())
	from := stoppable{stop, endless{}}
	if n, err := from.Read(make([]byte, 100)); n != 100 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
	cancel()
	if _, err := io.Copy(io.Discard, from); err != context.Canceled {
		t.Error(err)
	}
	dir := twoTastes(t)
	ctx, _, stderr := testContext(t)
	ctx.Stop = stop
	if code := run(ctx, []string{"eval", "rating", "--ratings", dir + "/ratings.csv"}); code != 1 || !bytes.Contains(stderr.Bytes(), []byte("interrupted")) {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// endless is a file without an end.
type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }
