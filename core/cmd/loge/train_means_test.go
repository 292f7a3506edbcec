package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/prior"
)

// readMeans decodes the mean ratings of a pack folder by the ids of its films, nil without the block.
func readMeans(t *testing.T, dir string) map[string]prior.Mean {
	t.Helper()
	p, data := readBlock(t, dir, pack.TagMeans)
	if data == nil {
		return nil
	}
	films, err := prior.DecodeMeans(data)
	if err != nil || len(films) != p.Len() {
		t.Fatalf("%d means of %d films, %v", len(films), p.Len(), err)
	}
	means := map[string]prior.Mean{}
	for i, m := range films {
		means[string(p.ID(i))] = m
	}
	return means
}

// The means in a pack are those of all ratings, whatever the scale: of users who love a film and of those who do not.
func TestTrainTellsMeans(t *testing.T) {
	dir := t.TempDir()
	films := writeFile(t, dir, "films.jsonl", smallJSONL)
	table := "user,item,rating\n"
	for u := range 24 {
		table += fmt.Sprintf("u%d,heat-1995,%d\n", u, 7+u%4) // 7, 8, 9, 10
		if u < 4 {
			table += fmt.Sprintf("u%d,serpico-1973,9\n", u)
		}
	}
	file := writeFile(t, dir, "ratings.csv", table)
	for _, c := range []struct {
		scale string
		want  float64
	}{{"auto", 4.26}, {"10", 4.26}, {"100", 0.5}, {"none", 0}} {
		out := filepath.Join(dir, c.scale)
		code, stdout, stderr := train(t, "--films", films, "--ratings", file, "--at-least", "8", "--rating-scale", c.scale, "--test-share", "0", "--out", out)
		if code != 0 {
			t.Fatal(stderr)
		}
		means := readMeans(t, out)
		if heat := means["heat-1995"]; math.Abs(heat.Stars-c.want) > 1e-9 || c.want > 0 && heat.People != 20 {
			t.Errorf("scale %s: %+v, expected %v stars of 20 people", c.scale, heat, c.want)
		}
		if few := means["serpico-1973"]; few != (prior.Mean{}) {
			t.Errorf("scale %s: the mean of four ratings is told: %+v", c.scale, few)
		}
		if told := strings.Contains(stdout, "mean ratings of 1 films"); told != (c.want > 0) {
			t.Errorf("scale %s: printed %s", c.scale, stdout)
		}
	}
}
