package population

import (
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/catalog/movielens"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn/linear"
	"github.com/loge-film/loge/core/learn/ratings"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/prior"
)

// people splits MovieLens's small table: four users in five to learn the prior from, and the first sixty ratings of each other.
func people(t *testing.T) (*Audience, map[int32][]Rating) {
	t.Helper()
	dir := os.Getenv("LOGE_DATA")
	if dir == "" {
		dir = "../../../../shared/data"
	}
	table, err := os.Open(filepath.Join(dir, "movielens-small", "movies.csv"))
	if err != nil {
		t.Skip("no MovieLens tables here: name their folder in LOGE_DATA")
	}
	defer table.Close()
	movies, err := movielens.ReadMovies(table, "movies.csv")
	if err != nil {
		t.Fatal(err)
	}
	a, number := &Audience{}, map[string]int32{}
	for i, m := range movies {
		number[m.ID] = int32(i)
		year, err := strconv.Atoi(m.Title[max(0, strings.LastIndex(m.Title, "(")+1):max(0, len(m.Title)-1)])
		if err != nil {
			year = 1990
		}
		a.Films = append(a.Films, Describe(&film.Film{Year: year, Genres: m.Genres}, 0.5))
	}
	return a, a.readStrangers(t, filepath.Join(dir, "movielens-small", "ratings.csv.gz"), number)
}

func (a *Audience) readStrangers(t *testing.T, name string, number map[string]int32) map[int32][]Rating {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	table, err := ratings.ReadTable(unpacked, name, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	strangers := map[int32][]Rating{}
	for _, x := range table.List {
		r := Rating{x.User, number[table.Items.Name(x.Item)], x.Weight >= 4}
		if x.User%5 > 0 {
			a.Ratings = append(a.Ratings, r)
		} else if len(strangers[x.User]) < 60 {
			strangers[x.User] = append(strangers[x.User], r)
		}
	}
	return strangers
}

// examples are a person's ratings as rows of the features that two of their films have.
func (a *Audience) examples(list []Rating) *tabular.Data {
	films, d := map[string]int{}, &tabular.Data{}
	for _, r := range list {
		for _, f := range a.Films[r.Film] {
			films[f.Key]++
		}
	}
	for key, n := range films {
		if n > 1 {
			d.Names = append(d.Names, key)
		}
	}
	sort.Strings(d.Names)
	for _, r := range list {
		row := make([]float32, len(d.Names))
		for _, f := range a.Films[r.Film] {
			if c := sort.SearchStrings(d.Names, f.Key); c < len(row) && d.Names[c] == f.Key {
				row[c] = f.Value
			}
		}
		d.X, d.Y = append(d.X, row...), append(d.Y, r.Liked)
	}
	return d
}

// On people of whom nothing was learnt, a fit that leans on the prior beats one that leans on nothing, and that beats the
// person's share of likes.
func TestThePriorHelpsStrangers(t *testing.T) {
	a, strangers := people(t)
	p, report, err := Fit(context.Background(), a, 1)
	if err != nil || report.LogLoss >= report.BaseLoss {
		t.Fatal(err, report)
	}
	var came []bool
	var foretold [3][]float64 // by the prior's fit, the neutral fit, the share
	for u := int32(0); u < 610; u += 5 {
		d := a.examples(strangers[u])
		train, test, err := d.Split(0.3, 1)
		if err != nil {
			continue
		}
		known, hidden := d.Take(train), d.Take(test)
		came = append(came, hidden.Y...)
		for k, o := range []linear.Options{{Prior: prior.Align(d.Names, p), Base: p.Base}, {Base: prior.Neutral().Base}, {Lambda: 1e6, Base: prior.Neutral().Base}} {
			f, err := linear.New(known, o)
			if err != nil {
				t.Fatal(err)
			}
			for f.Step() {
			}
			m := f.Model()
			for i := range hidden.Y {
				foretold[k] = append(foretold[k], m.Predict(hidden.Row(i)))
			}
		}
	}
	with, without, share := tabular.Measure(foretold[0], came), tabular.Measure(foretold[1], came), tabular.Measure(foretold[2], came)
	t.Logf("log loss %.4f with the prior, %.4f without, %.4f of the share; AUC %.4f, %.4f, %.4f; %d ratings",
		with.LogLoss, without.LogLoss, share.LogLoss, with.AUC, without.AUC, share.AUC, with.N)
	if with.LogLoss > without.LogLoss-0.003 || without.LogLoss > share.LogLoss-0.005 {
		t.Error("the prior does not help, or the features do not")
	}
}
