package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// twoTastes writes files of users who like even or odd items, but not all of them, and returns their folder.
func twoTastes(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]*strings.Builder{}
	line := func(name, format string, args ...any) {
		if files[name] == nil {
			files[name] = &strings.Builder{}
		}
		fmt.Fprintf(files[name], format+"\n", args...)
	}
	for _, name := range []string{"train.csv", "tr.csv", "te.csv"} {
		line(name, "uid,sid")
	}
	line("ratings.csv", "userId,movieId,rating,timestamp")
	for u := range 60 {
		line("held.txt", "%d %d", u, u%2+2*(u/2%12))
		var own []string
		for k := range 12 {
			item := u%2 + 2*k
			if k != u/2%12 {
				line("train.csv", "%d,%d", u, item)
				own = append(own, fmt.Sprint(item))
			}
			line("ratings.csv", "%d,%d,%d,%d", u, item, 4+k%2, 1000+100*((u+k)%12))
			line("ratings.csv", "%d,%d,%d,%d", u, (item+1)%24, 1+k%2, 1000+100*((u+k)%12))
		}
		line("bars.txt", "%d %s", u, strings.Join(own, " "))
	}
	for u := 100; u < 110; u++ {
		for k := range 12 {
			name := "tr.csv"
			if k%4 == 0 {
				name = "te.csv"
			}
			line(name, "%d,%d", u, u%2+2*k)
		}
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// figures is the part of the JSON that the tests look at.
type figures struct {
	Protocol string
	Users    int
	Models   []struct {
		Model   string
		Bytes   int
		Metrics map[string]struct{ Mean, SE float64 }
		Versus  map[string]json.RawMessage
	}
}

func evalJSON(t *testing.T, into any, args ...string) {
	t.Helper()
	code, stdout, stderr := runLoge(t, append([]string{"--json", "-q", "eval"}, args...)...)
	if code != 0 {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	decode(t, stdout, into)
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

func TestEvalStrongSolvesTwoTastes(t *testing.T) {
	dir := twoTastes(t)
	var f figures
	evalJSON(t, &f, "strong", "--train", dir+"/train.csv", "--fold-in", dir+"/tr.csv", "--hold-out", dir+"/te.csv",
		"--models", "popularity,ease", "--baseline", "popularity", "--metrics", "recall@3,ndcg@3", "--set", "ease.lambda=10")
	if f.Protocol != "strong" || f.Users != 10 || len(f.Models) != 2 {
		t.Fatalf("%+v", f)
	}
	ease := f.Models[1]
	if ease.Metrics["recall@3"].Mean != 1 || f.Models[0].Metrics["recall@3"].Mean > 0.8 || ease.Bytes == 0 {
		t.Errorf("popularity %v, ease %v", f.Models[0].Metrics, ease.Metrics)
	}
	var diff struct{ Diff, Low, High float64 }
	if err := json.Unmarshal(ease.Versus["recall@3"], &diff); err != nil || diff.Low <= 0 || string(ease.Versus["baseline"]) != `"popularity"` {
		t.Errorf("%v: %s", err, ease.Versus)
	}
}

func TestEvalHoldoutAndSampled(t *testing.T) {
	dir := twoTastes(t)
	var f figures
	evalJSON(t, &f, "holdout", "--train", dir+"/bars.txt", "--test", dir+"/held.txt", "--models", "itemknn", "--metrics", "hr@1")
	if f.Users != 60 || f.Models[0].Metrics["hr@1"].Mean != 1 {
		t.Errorf("holdout: %+v", f)
	}
	evalJSON(t, &f, "sampled", "--train", dir+"/ratings.csv", "--at-least", "4", "--negatives", "8", "--models", "itemknn,popularity", "--metrics", "hr@1")
	if f.Users != 60 || f.Models[0].Metrics["hr@1"].Mean < 0.9 || f.Models[1].Metrics["hr@1"].Mean > 0.7 {
		t.Errorf("sampled: %+v", f)
	}
}

func TestEvalHistoryRatingTemporal(t *testing.T) {
	dir := twoTastes(t)
	var history []struct {
		History string
		Result  figures
	}
	evalJSON(t, &history, "history", "--train", dir+"/train.csv", "--fold-in", dir+"/tr.csv", "--hold-out", dir+"/te.csv",
		"--models", "ease", "--lengths", "0,1", "--metrics", "recall@3", "--set", "ease.lambda=10")
	if len(history) != 3 || history[2].History != "all" || history[2].Result.Models[0].Metrics["recall@3"].Mean != 1 ||
		history[0].Result.Models[0].Metrics["recall@3"].Mean >= history[1].Result.Models[0].Metrics["recall@3"].Mean {
		t.Errorf("history: %+v", history)
	}
	var rating struct {
		Ratings int
		Models  []struct{ RMSE, MAE struct{ Mean float64 } }
	}
	evalJSON(t, &rating, "rating", "--ratings", dir+"/ratings.csv", "--folds", "3")
	if rating.Ratings != 60*24 || len(rating.Models) == 0 {
		t.Fatalf("rating: %+v", rating)
	}
	for _, m := range rating.Models {
		if m.RMSE.Mean <= 0 || m.RMSE.Mean > 1.7 || m.MAE.Mean > m.RMSE.Mean {
			t.Errorf("rating: %+v", m)
		}
	}
	var curve []struct {
		HalfLife int `json:"half_life_days"`
		Result   figures
	}
	evalJSON(t, &curve, "temporal", "--ratings", dir+"/ratings.csv", "--models", "itemknn", "--half-lives", "0,30", "--metrics", "recall@3")
	if len(curve) != 2 || curve[1].HalfLife != 30 || curve[0].Result.Models[0].Metrics["recall@3"].Mean < 0.7 {
		t.Errorf("temporal: %+v", curve)
	}
}

func TestEvalRefuses(t *testing.T) {
	dir := twoTastes(t)
	strangers := []string{"--train", dir + "/train.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv"}
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{2, "no model \"magic\"", append([]string{"strong", "--models", "magic"}, strangers...)},
		{2, "no parameter \"depth\"", append([]string{"strong", "--models", "ease", "--set", "ease.depth=3"}, strangers...)},
		{2, "expected MODEL.NAME=VALUE", append([]string{"strong", "--set", "lambda=3"}, strangers...)},
		{2, "takes no part", append([]string{"strong", "--models", "ease", "--set", "ials.factors=8"}, strangers...)},
		{2, "no metric \"joy\"", append([]string{"strong", "--metrics", "joy"}, strangers...)},
		{2, "go together", append([]string{"strong", "--validation-fold-in", dir + "/tr.csv"}, strangers...)},
		{1, "nowhere.csv", []string{"strong", "--train", dir + "/nowhere.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/te.csv"}},
		{1, "do its users and items match", []string{"strong", "--train", dir + "/train.csv", "--fold-in", dir + "/tr.csv", "--hold-out", dir + "/ratings.csv", "--models", "popularity"}},
		{1, "all times are the same", []string{"temporal", "--ratings", dir + "/train.csv"}},
		{2, "--folds is 1", []string{"rating", "--ratings", dir + "/ratings.csv", "--folds", "1"}},
		{2, "at least one", []string{"sampled", "--train", dir + "/ratings.csv", "--negatives", "0"}},
	} {
		if c.want == "do its users and items match" {
			foreign := dir + "/foreign.csv"
			if err := os.WriteFile(foreign, []byte("uid,sid\n100,x1\n101,x2\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			c.args[6] = foreign
		}
		code, stdout, stderr := runLoge(t, append([]string{"eval"}, c.args...)...)
		if code != c.code || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%v: exit %d, %q, printed %q", c.args, code, stderr, stdout)
		}
	}
}
