package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/match"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn"
	"github.com/loge-film/loge/core/learn/content"
	"github.com/loge-film/loge/core/learn/ratings"
)

// audienceFlags say which films a command works on and who dealt with them; commands embed them.
type audienceFlags struct {
	catalogueFlags
	Ratings string   `help:"Who dealt with what: a table (user,item[,rating[,time]]; commas, tabs or ::; also .gz) or a MovieLens folder." required:"" placeholder:"PATH"`
	Items   string   `help:"Titles of the items, to find their films by: a table like MovieLens's movies.csv or movies.dat." placeholder:"FILE"`
	Links   string   `help:"IMDb ids of the items, to find their films by: a table like MovieLens's links.csv." placeholder:"FILE"`
	AtLeast *float64 `help:"Leave out interactions of a lower rating. Without it: 4, or where all have the same rating none." placeholder:"RATING"`
}

// An audience is who dealt with which films of a catalogue.
type audience struct {
	*catalogue // films ascend by id, as in a pack
	data       *learn.Interactions
	rated      *learn.Interactions // all ratings of films of the catalogue, by users as in people
	people     *ratings.Index
	report     ratingsReport
}

// ratingsReport says what became of the ratings.
type ratingsReport struct {
	Lines        int            `json:"lines"`              // that were ratings
	LeftOut      map[string]int `json:"left_out,omitempty"` // lines that were not, by reason
	Unmatched    int            `json:"unmatched"`          // ratings of items that are no film of the catalogue
	Repeated     int            `json:"repeated"`           // ratings that gave way to a later one of the same user and film
	AtLeast      float64        `json:"at_least"`           // below this they are left out
	Below        int            `json:"below"`              // how many
	Interactions int            `json:"interactions"`       // what remains
	Users        int            `json:"users"`              // with any of these
	Others       int            `json:"users_without"`      // users of the file without
	Films        int            `json:"films"`              // with any of these
	Match        match.Report   `json:"match"`
}

// maxDense is how many films the closed-form part of the blend can pair with each other in a machine's memory.
const maxDense = 30_000

// audience reads catalogue and ratings.
func (a *audienceFlags) audience(ctx *Context) (*audience, error) {
	if err := a.resolve(); err != nil {
		return nil, err
	}
	films, err := a.read(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(films.films, func(x, y film.Film) int { return cmp.Compare(x.ID, y.ID) })
	if len(films.films) > maxDense {
		return nil, fmt.Errorf("%d films to train on, at most %d fit: leave out films that hardly anybody knows", len(films.films), maxDense)
	}
	table, err := readRatings(ctx, a.Ratings, nil, nil)
	if err != nil {
		return nil, err
	}
	all := &audience{catalogue: films}
	all.report.Lines, all.report.LeftOut = table.Report.Kept, table.Report.LeftOut
	numbers, err := a.match(all, table.Items)
	if err != nil {
		return nil, err
	}
	return all, all.gather(table, numbers, a.AtLeast, a.Ratings)
}

// resolve names the tables of a MovieLens folder, unless flags name others.
func (a *audienceFlags) resolve() error {
	info, err := os.Stat(a.Ratings)
	if err != nil {
		return err
	}
	if info.IsDir() {
		folder, _ := findMovieLens(a.Ratings)
		if folder.ratings == "" {
			return fmt.Errorf("%s holds no ratings.csv or ratings.dat, expected a MovieLens folder or a file", a.Ratings)
		}
		a.Ratings = folder.ratings
		a.Items, a.Links = cmp.Or(a.Items, folder.movies), cmp.Or(a.Links, folder.links)
	}
	return existing(a.Items, a.Links)
}

// match finds the film of each item of the ratings.
func (a *audienceFlags) match(all *audience, items *ratings.Index) ([]int, error) {
	movies, err := readMovies(a.Items)
	if err != nil {
		return nil, err
	}
	links, err := readLinks(a.Links)
	if err != nil {
		return nil, err
	}
	ids := make([]string, items.Len())
	for i := range ids {
		ids[i] = items.Name(int32(i))
	}
	described := match.Items(ids, movies, links)
	for i, id := range ids {
		if own, ok := all.foreign[id]; ok {
			described[i].ID = string(own)
		}
	}
	var numbers []int
	numbers, all.report.Match = match.Films(all.films, described)
	return numbers, nil
}

// gather turns the ratings of films into interactions of weight 1, users numbered anew without those who have none.
func (all *audience) gather(table *ratings.Table, numbers []int, atLeast *float64, name string) error {
	r := &all.report
	var list []learn.Interaction
	for _, x := range table.List {
		f := numbers[x.Item]
		if f == match.None {
			r.Unmatched++
			continue
		}
		x.Item = int32(f)
		list = append(list, x)
	}
	rated, err := learn.NewInteractions(table.Users.Len(), len(all.films), list)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	all.rated, all.people = rated, table.Users
	r.Repeated, r.AtLeast = rated.Merged(), threshold(table.List, atLeast)
	if all.data, err = compact(rated.Binary(float32(r.AtLeast))); err != nil {
		return err
	}
	r.Interactions, r.Below = all.data.Len(), rated.Len()-all.data.Len()
	r.Users, r.Others = all.data.Users(), table.Users.Len()-all.data.Users()
	for i := range all.data.Items() {
		r.Films += min(1, len(all.data.Item(i).IDs))
	}
	if r.Interactions == 0 {
		return fmt.Errorf("%s: nothing to learn from: of %d ratings %d are of items that are no film of the catalogue and %d are below %g; do --films, --items and --links fit the ratings?",
			name, r.Lines, r.Unmatched, r.Below, r.AtLeast)
	}
	return nil
}

// threshold is the rating from which an interaction counts: the chosen one, or 4, or that of a log in which all are alike.
func threshold(list []learn.Interaction, chosen *float64) float64 {
	if chosen != nil {
		return *chosen
	}
	first := list[0].Weight
	if first > 0 && !slices.ContainsFunc(list, func(x learn.Interaction) bool { return x.Weight != first }) {
		return float64(first)
	}
	return 4
}

// compact numbers the users that have any interaction anew.
func compact(data *learn.Interactions) (*learn.Interactions, error) {
	users := 0
	number := make([]int32, data.Users())
	for u := range number {
		number[u] = int32(users)
		users += min(1, len(data.User(u).IDs))
	}
	list := make([]learn.Interaction, 0, data.Len())
	for x := range data.Each {
		x.User = number[x.User]
		list = append(list, x)
	}
	return learn.NewInteractions(users, data.Items(), list)
}

// fameShare scales a film's fame beside its content, which has length 0..1; chosen on validation users.
const fameShare = 0.5

// facts are what models may know of a film that nobody has met: its content, and in the last column how widely the facts
// of the catalogue let it be known.
func (c *catalogue) facts(m *content.Model) *learn.Vectors {
	v := &learn.Vectors{Dim: m.Dim + 1, Data: make([]float32, 0, len(c.films)*(m.Dim+1))}
	fame := catalog.Fame(c.films)
	for i, norm := range m.Norms {
		for _, x := range m.Vectors[i*m.Dim : (i+1)*m.Dim] {
			v.Data = append(v.Data, float32(x*norm))
		}
		v.Data = append(v.Data, float32(fameShare*fame[i]))
	}
	return v
}

// suited is what a model learns from data with facts: content cosine compares content alone, without the fame.
func suited(trainer learn.Trainer, data *learn.Interactions) (*learn.Interactions, error) {
	all := data.Content()
	if all == nil || trainer.Name() != learn.DefaultContentCosine().Name() {
		return data, nil
	}
	v := &learn.Vectors{Dim: all.Dim - 1}
	for i := range all.Rows() {
		v.Data = append(v.Data, all.Row(i)[:v.Dim]...)
	}
	return data.WithContent(v)
}
