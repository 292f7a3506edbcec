package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A BARS list and JSON lists of the same numbers count as one, and a random item is held out of both.
func TestEvalSampledReadsAdjacency(t *testing.T) {
	dir := twoTastes(t)
	lists := "[" + strings.TrimSuffix(strings.Repeat("[0,2,4],[1,3,5],", 30), ",") + "]"
	writeFile(t, dir, "more.json", lists)
	var f figures
	evalJSON(t, &f, "sampled", "--train", dir+"/bars.txt", "--train", dir+"/more.json", "--hold-out", "random", "--negatives", "8",
		"--models", "itemknn,popularity,loge", "--set", "loge.ials-factors=4", "--set", "loge.dlae-lambda=5", "--metrics", "hr@2", "--baseline", "popularity")
	if f.Users != 60 || f.Models[0].Metrics["hr@2"].Mean < 0.9 || f.Models[1].Metrics["hr@2"].Mean > 0.7 || f.Models[2].Metrics["hr@2"].Mean < 0.9 {
		t.Errorf("%+v", f)
	}
	code, _, stderr := runLoge(t, "eval", "sampled", "--train", dir+"/bars.txt", "--test", dir+"/bars.txt", "--models", "popularity")
	if code != 1 || !strings.Contains(stderr, "stands in the training data too") {
		t.Errorf("the training items as a test: exit %d, %s", code, stderr)
	}
}

// What a split was written as gives the same figures when it is read again; the latest item is held out where there are times, and
// it is said where there are none.
func TestEvalSampledKeepsItsSplit(t *testing.T) {
	dir := t.TempDir()
	timed, untimed := "user,item,rating,time\n", "user,item\n"
	for u := range 40 {
		for k := range 8 {
			i := (u*5 + k*(1+u%3)) % 30
			timed += fmt.Sprintf("u%d,i%d,4,%d\n", u, i, 1000-k+k%2*10*(u%2))
			untimed += fmt.Sprintf("u%d,i%d\n", u, i)
		}
	}
	table, bare, kept := writeFile(t, dir, "timed.csv", timed), writeFile(t, dir, "bare.csv", untimed), filepath.Join(dir, "kept")
	type told struct {
		figures
		HeldOut string `json:"held_out"`
		Tied    int
	}
	common := []string{"--models", "itemknn,popularity", "--no-tune", "--metrics", "hr@3", "--baseline", "popularity"}
	var made, again, random told
	evalJSON(t, &made, append([]string{"sampled", "--train", table, "--negatives", "10", "--write-split", kept}, common...)...)
	evalJSON(t, &again, append([]string{"sampled", "--train", kept + "/train.tsv", "--negatives", kept + "/negatives.tsv"}, common...)...)
	if made.HeldOut != "latest" || made.Tied != 0 || again.HeldOut != "given" || made.Users != 40 || again.Users != 40 {
		t.Errorf("%+v, then %+v", made, again)
	}
	for n := range made.Models {
		if a, b := made.Models[n].Metrics["hr@3"], again.Models[n].Metrics["hr@3"]; a != b {
			t.Errorf("%s: %+v, and read again %+v", made.Models[n].Model, a, b)
		}
	}
	lines, err := os.ReadFile(kept + "/negatives.tsv")
	if first, _, _ := strings.Cut(string(lines), "\t"); err != nil || first != "(u0,i0)" || strings.Count(string(lines), "\t") != 400 {
		t.Errorf("%v, the first is %s", err, first)
	}
	evalJSON(t, &random, append([]string{"sampled", "--train", bare, "--negatives", "10"}, common...)...)
	if random.HeldOut != "random" {
		t.Errorf("%+v", random)
	}
	_, _, stderr := runLoge(t, append([]string{"eval", "sampled", "--train", bare, "--negatives", "10"}, common...)...)
	if !strings.Contains(stderr, "the data has no times") {
		t.Errorf("nothing is said of the missing times: %s", stderr)
	}
	for want, args := range map[string][]string{
		"is given":              {"--train", table, "--test", bare, "--write-split", dir + "/x"},
		"does not go with it":   {"--train", table, "--test", bare, "--negatives", bare},
		"name a new folder":     {"--train", table, "--write-split", kept},
		"expected (user,item)":  {"--train", table, "--negatives", bare},
		"the training data too": {"--train", table, "--negatives", kept + "/negatives.tsv"},
	} {
		if code, _, stderr := runLoge(t, append([]string{"eval", "sampled"}, args...)...); code == 0 || !strings.Contains(stderr, want) {
			t.Errorf("%v: exit %d, %s, expected %q", args, code, stderr, want)
		}
	}
}

func TestEvalFolds(t *testing.T) {
	in := movieLens(t)
	var f struct {
		figures
		Films int
	}
	evalJSON(t, &f, "folds", "--films", in, "--ratings", in, "--folds", "3", "--models", "popularity,content,ease", "--set", "ease.lambda=5",
		"--metrics", "ndcg@3", "--baseline", "popularity")
	if f.Protocol != "folds" || f.Users != 60 || f.Films != 22 || len(f.Models) != 3 {
		t.Fatalf("%+v", f)
	}
	popularity, content, ease := f.Models[0].Metrics["ndcg@3"].Mean, f.Models[1].Metrics["ndcg@3"].Mean, f.Models[2].Metrics["ndcg@3"].Mean
	if ease < 0.8 || ease <= popularity || content <= popularity {
		t.Errorf("popularity %v, content %v, ease %v", popularity, content, ease)
	}
}

func TestEvalCurve(t *testing.T) {
	dir := twoTastes(t)
	drawing := filepath.Join(dir, "curve.svg")
	var r curveResult
	evalJSON(t, &r, "curve", "--train", dir+"/train.csv", "--fold-in", dir+"/tr.csv", "--hold-out", dir+"/te.csv",
		"--dims", "2,4", "--keep", "0,3", "--set", "dlae-lambda=5", "--svg", drawing)
	if r.Users != 10 || len(r.Points) != 4 || r.Points[0].Bytes >= r.Points[1].Bytes || r.Points[3].Metrics["ndcg@100"].Mean < 0.9 {
		t.Errorf("%+v", r)
	}
	file, err := os.Open(drawing)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	marks := 0
	for dec := xml.NewDecoder(file); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "g" && strings.HasPrefix(e.Attr[0].Value, "mark") {
			marks++
		}
	}
	if marks != 4 {
		t.Errorf("%d marks are drawn for 4 sizes", marks)
	}
}

func TestEvalScale(t *testing.T) {
	var r struct {
		figures
		Memory uint64
	}
	evalJSON(t, &r, "scale", "--items", "200", "--users", "300", "--interactions", "9000", "--models", "popularity,dlae", "--set", "dlae.solver=local",
		"--baseline", "popularity")
	if r.Users < 25 || r.Memory == 0 || r.Models[1].Metrics["ndcg@100"].Mean <= r.Models[0].Metrics["ndcg@100"].Mean {
		t.Errorf("%+v", r)
	}
}

func TestEvalScienceRefuses(t *testing.T) {
	dir, in := twoTastes(t), movieLens(t)
	strangers := []string{"--train", dir + "/train.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv"}
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{2, "--dims lie between", append([]string{"curve", "--dims", "0"}, strangers...)},
		{2, "no parameter \"joy\"", append([]string{"curve", "--set", "joy=1"}, strangers...)},
		{2, "--folds lies between", []string{"folds", "--films", in, "--ratings", in, "--folds", "1"}},
		{1, "50 folds wanted", []string{"folds", "--films", in, "--ratings", in, "--folds", "50", "--models", "popularity"}},
		{2, "--items lies between", []string{"scale", "--items", "3"}},
		{2, "one of \"latest\",\"random\"", []string{"sampled", "--train", dir + "/bars.txt", "--hold-out", "best"}},
	} {
		code, stdout, stderr := runLoge(t, append([]string{"eval"}, c.args...)...)
		if code != c.code || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%v: exit %d, %q, printed %q", c.args, code, stderr, stdout)
		}
	}
}
