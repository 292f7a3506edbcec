package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/core/prior"
)

// readBlock returns the pack of a folder and one of its blocks, nil without it.
func readBlock(t *testing.T, dir, tag string) (*pack.Pack, []byte) {
	t.Helper()
	p, err := packfile.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := p.Block(tag)
	return p, data
}

// readPrior decodes the prior of a pack folder, nil without one.
func readPrior(t *testing.T, dir string) *prior.Prior {
	t.Helper()
	_, data := readBlock(t, dir, pack.TagPrior)
	if data == nil {
		return nil
	}
	found, err := prior.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Users of even numbers love comedies and loathe horror, the others the reverse: women and men, here.
func TestTrainLearnsAPrior(t *testing.T) {
	in, out := movieLens(t), filepath.Join(t.TempDir(), "pack")
	users := ""
	for u := range 60 {
		users += fmt.Sprintf("%d::%s::25::0::0\n", u, []string{"F", "M"}[u%2])
	}
	table := writeFile(t, t.TempDir(), "users.dat", users)
	code, stdout, stderr := train(t, "--films", in, "--ratings", in, "--users", table, "--out", out)
	if code != 0 || !strings.Contains(stdout, "prior of ") {
		t.Fatalf("exit %d, printed %s and %s", code, stdout, stderr)
	}
	p := readPrior(t, out)
	if p == nil || len(p.Weights) == 0 || !p.Has(prior.Women) || !p.Has(prior.Men) || !p.Has("age:25-34") {
		t.Fatalf("the prior is %+v", p)
	}
	women, men := p.For(prior.Women), p.For(prior.Men)
	if !(women.Weight("genre:comedy") > women.Weight("genre:horror")+0.3 && men.Weight("genre:horror") > men.Weight("genre:comedy")+0.3) {
		t.Errorf("women like comedy %v and horror %v, men %v and %v", women.Weight("genre:comedy"), women.Weight("genre:horror"),
			men.Weight("genre:comedy"), men.Weight("genre:horror"))
	}
	var report trainReport
	if err := json.Unmarshal([]byte(tree(t, out)[reportFile]), &report); err != nil {
		t.Fatal(err)
	}
	if r := report.Prior; r == nil || r.People != 54 || r.Tested == 0 || !(r.LogLoss < r.BaseLoss) || len(r.Groups) != 3 {
		t.Errorf("%+v", report.Prior)
	}
}

func TestTrainWithoutAPrior(t *testing.T) {
	in, dir := movieLens(t), t.TempDir()
	for want, args := range map[string][]string{
		"none of its 1 people is in the ratings": {"--users", writeFile(t, dir, "users.csv", "user,gender,age\nnobody,F,20\n")},
		"expected the columns":                   {"--users", writeFile(t, dir, "bad.csv", "user,colour\n1,red\n")},
		"missing.csv":                            {"--users", filepath.Join(dir, "missing.csv")},
	} {
		code, _, stderr := train(t, append(args, "--films", in, "--ratings", in, "--out", filepath.Join(dir, "pack"))...)
		if code != 1 || !strings.Contains(stderr, want) {
			t.Errorf("exit %d, %s, expected %q", code, stderr, want)
		}
	}
	out := filepath.Join(dir, "likes")
	code, _, stderr := train(t, "--films", in, "--ratings", in, "--at-least", "1", "--out", out)
	if code != 0 || !strings.Contains(stderr, "no prior") || readPrior(t, out) != nil {
		t.Errorf("exit %d, %s", code, stderr)
	}
}
