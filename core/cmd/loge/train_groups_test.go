package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn/linear"
	"github.com/loge-film/loge/core/pack/packfile"
)

// groupedFilms are films of a comedy or a horror, of the sixties or the noughties, of romance or war, in all combinations.
const groupedFilms = 80

// grouped writes ratings of the people of testdata/users.*: user u+1 is a woman if u is even and then loves comedies, a man else
// and loves horror; young if u/2 is even and then loves the noughties, else the sixties; and of Europe if u/4 is even and then
// loves romance, else of China and loves war.
func grouped(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	movies, ratings := "movieId,title,genres\n", "userId,movieId,rating,timestamp\n"
	for m := range groupedFilms {
		movies += fmt.Sprintf("%d,\"Film %d (%d)\",%s|%s\n", m, m, []int{2001, 1961}[m/2%2], []string{"Comedy", "Horror"}[m%2], []string{"Romance", "War"}[m/4%2])
	}
	for u := range 160 {
		for k := range 30 {
			m := (u*7 + k*13) % groupedFilms
			common := 0
			for _, step := range []int{1, 2, 4} {
				if u/step%2 == m/step%2 {
					common++
				}
			}
			ratings += fmt.Sprintf("%d,%d,%d,1000\n", u+1, m, []int{1, 3, 4, 5}[common])
		}
	}
	writeFile(t, dir, "movies.csv", movies)
	writeFile(t, dir, "ratings.csv", ratings)
	return dir
}

// weightsOf fits the models of somebody who told such facts of themselves and whose likes follow nothing, and returns the
// logistic regression's weights by column.
func weightsOf(t *testing.T, dir string, facts ...string) map[string]float32 {
	t.Helper()
	p, err := packfile.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	e, err := core.Open(p, core.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const now = 1_780_000_000_000
	for i := range 40 {
		kind := []event.Kind{event.Like, event.Dislike}[i/8%2]
		observe(t, e, event.Event{ID: fmt.Sprint(i), Kind: kind, Film: film.ID(p.ID(i)), Time: now - 3_600_000 + int64(i)*60_000})
	}
	for _, fact := range facts {
		on := 1.0
		if strings.HasPrefix(fact, "off ") {
			on = 0
		}
		observe(t, e, event.Event{ID: fact, Kind: event.Edit, Text: "fact:" + strings.TrimPrefix(fact, "off "), Value: on, Time: now - 1000})
	}
	j, examples, err := e.Judge(now, 1)
	if err != nil {
		t.Fatal(err)
	}
	for more := true; more; {
		if more, err = j.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return byColumn(examples.Data.Names, j.Models().Logistic)
}

func observe(t *testing.T, e *core.Engine, ev event.Event) {
	t.Helper()
	if err := e.Observe(ev); err != nil {
		t.Fatal(err)
	}
}

func byColumn(names []string, m *linear.Model) map[string]float32 {
	weights := map[string]float32{}
	for c, name := range names {
		weights[name] = m.Weights[c]
	}
	return weights
}

// What people tell of themselves moves where their models begin towards what their groups love: from a table of users through
// the training, the pack and the engine.
func TestGroupsMoveTheBeginning(t *testing.T) {
	in := grouped(t)
	for table, pairs := range map[string][][4]string{
		"users.dat": {
			{"gender=female", "gender=male", "genre:comedy", "genre:horror"},
			{"age=18-24", "age=56-plus", "decade:2000", "decade:1960"},
		},
		"users.csv": {
			{"gender=female", "gender=male", "genre:comedy", "genre:horror"},
			{"age=18-24", "age=56-plus", "decade:2000", "decade:1960"},
			{"region=europe", "region=china", "genre:romance", "genre:war"},
		},
	} {
		out := filepath.Join(t.TempDir(), "pack")
		code, _, stderr := train(t, "--films", in, "--ratings", in, "--users", filepath.Join("testdata", table), "--test-share", "0", "--out", out)
		if code != 0 {
			t.Fatal(stderr)
		}
		silent := weightsOf(t, out)
		for _, p := range pairs {
			one, other := weightsOf(t, out, p[0]), weightsOf(t, out, p[1])
			lean := func(w map[string]float32) float32 { return w[p[2]] - w[p[3]] }
			if !(lean(one) > lean(silent)+0.2 && lean(silent) > lean(other)+0.2) {
				t.Errorf("%s: %s leans to %s by %v, who says nothing by %v, %s by %v", table, p[0], p[2], lean(one), lean(silent), p[1], lean(other))
			}
			if off := weightsOf(t, out, "off "+p[0]); lean(off) != lean(silent) {
				t.Errorf("%s: %s with its switch off leans by %v, who says nothing by %v", table, p[0], lean(off), lean(silent))
			}
		}
		if table == "users.dat" {
			if w := weightsOf(t, out, "region=europe"); w["genre:romance"] != silent["genre:romance"] {
				t.Error("a region counts, and the table knows none")
			}
		}
	}
}
