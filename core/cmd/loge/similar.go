package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn/content"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/core/vec"
)

// similarCmd prints the films nearest to one.
type similarCmd struct {
	ID string `arg:"" help:"The film, such as heat-1995."`
	N  int    `short:"n" help:"How many films to print." default:"10"`
	catalogueFlags
	Pack string `help:"Compare as a visitor's browser does, with the pack in a folder that loge build wrote." placeholder:"DIR"`
}

// maxReasons is how many shared features a neighbour is printed with.
const maxReasons = 5

// A neighbourhood is the result of the command.
type neighbourhood struct {
	ID    film.ID     `json:"id"`
	Films []neighbour `json:"films"`
}

// A neighbour is one film near another. Similarity is the sum of what the features in Shared add, of Others, which is
// what the other shared features add, and of Kindred: likeness by features that go together without being the same.
type neighbour struct {
	ID         film.ID  `json:"id"`
	Title      string   `json:"title"`
	TitleZh    string   `json:"title_zh,omitempty"`
	Similarity float64  `json:"similarity"`
	Shared     []shared `json:"shared,omitempty"`
	Others     float64  `json:"others"`
	Kindred    float64  `json:"kindred"`
}

// shared is a feature that two films have in common and what it adds to their similarity.
type shared struct {
	Field  string  `json:"field"`
	En     string  `json:"en"`
	Zh     string  `json:"zh,omitempty"`
	Amount float64 `json:"amount"`
}

// Run finds the neighbours and prints them.
func (c *similarCmd) Run(ctx *Context) error {
	if c.N < 1 {
		return usagef("--n is %d, expected at least 1", c.N)
	}
	stage, err := c.stage(ctx)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(stage.films, func(f film.Film) bool { return string(f.ID) == c.ID })
	if i < 0 {
		return fmt.Errorf("no film has the id %q; the closest are %s", c.ID, strings.Join(closest(c.ID, stage.films), ", "))
	}
	if err := stage.learn(ctx); err != nil {
		return err
	}
	result := stage.around(i, c.N)
	if ctx.JSON {
		return ctx.WriteJSON(result)
	}
	result.print(ctx)
	return nil
}

// A stage is films with the model that compares them, sorted by id so that ties break as they do in a browser.
type stage struct {
	films []film.Film
	model *content.Model
	from  *catalogue // what the model is yet to be learnt from; nil when it is there
}

// learn makes the model unless a pack brought it.
func (s *stage) learn(ctx *Context) (err error) {
	if s.from != nil {
		s.model, err = s.from.model(ctx)
	}
	return err
}

func (c *similarCmd) stage(ctx *Context) (*stage, error) {
	if c.Pack != "" {
		if c.Films != "" || c.Genres != "" || c.Tags != "" {
			return nil, usagef("--pack brings its own films, so --films, --genres and --tags cannot go with it")
		}
		return openStage(c.Pack)
	}
	all, err := c.read(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all.films, func(a, b film.Film) int { return cmp.Compare(a.ID, b.ID) })
	return &stage{films: all.films, from: all}, nil
}

// openStage reads films and model back from a built pack.
func openStage(dir string) (*stage, error) {
	p, err := packfile.Read(dir)
	if err != nil {
		return nil, notBuilt(dir, err)
	}
	if !p.HasVectors() {
		return nil, fmt.Errorf("%s: the pack has no vectors part, expected one: build it again", dir)
	}
	s := &stage{model: packedModel(p)}
	for i := range p.Len() {
		s.films = append(s.films, p.Film(i))
	}
	return s, nil
}

// packedModel gives a pack's quantised vectors and features the form that they had before.
func packedModel(p *pack.Pack) *content.Model {
	m := &content.Model{Dim: p.Dim(), Singular: p.Singular(), Blend: p.Blend()}
	m.Vectors = make([]float32, p.Len()*m.Dim)
	for i := range p.Len() {
		vec.Dequantize(m.Vectors[i*m.Dim:(i+1)*m.Dim], p.Row(i), p.Scale(i))
		m.Norms = append(m.Norms, p.Norm(i))
		index, weights, scale := p.FilmFeatures(i)
		row := content.Row{Index: index}
		for _, w := range weights {
			row.Weight = append(row.Weight, float32(w)*scale)
		}
		m.Rows = append(m.Rows, row)
	}
	for f := range p.Features() {
		m.Features = append(m.Features, p.Feature(uint32(f)))
	}
	return m
}

// around returns the n films nearest to film i.
func (s *stage) around(i, n int) *neighbourhood {
	scores := make([]float32, len(s.films))
	for j := range scores {
		scores[j] = s.model.Similarity(i, j)
	}
	scores[i] = float32(math.NaN()) // a film is not its own neighbour
	loadings := s.model.Loadings(i)
	result := &neighbourhood{ID: s.films[i].ID}
	for _, hit := range vec.TopK(scores, n) {
		result.Films = append(result.Films, s.neighbour(i, hit, loadings))
	}
	return result
}

// neighbour describes a hit and what it shares with film i.
func (s *stage) neighbour(i int, hit vec.Hit, loadings []float64) neighbour {
	f := &s.films[hit.Index]
	n := neighbour{ID: f.ID, Title: f.Title, TitleZh: f.TitleZh, Similarity: float64(hit.Score)}
	var common []content.Common
	common, n.Kindred = s.model.Explain(i, hit.Index, loadings)
	shown := min(maxReasons, len(common))
	for _, c := range common[:shown] {
		feature := s.model.Features[c.Feature]
		n.Shared = append(n.Shared, shared{feature.Field.String(), feature.En, feature.Zh, c.Amount})
	}
	for _, c := range common[shown:] {
		n.Others += c.Amount
	}
	return n
}

func (r *neighbourhood) print(ctx *Context) {
	t := ctx.Table("film", "similarity", "because of")
	for _, n := range r.Films {
		t.AppendRow([]any{n.ID, fmt.Sprintf("%.3f", n.Similarity), n.reasons()})
	}
	t.Render()
}

// reasons lists what makes up the similarity, in hundredths of it.
func (n *neighbour) reasons() string {
	if n.Similarity <= 0 {
		return "nothing in common"
	}
	percent := func(what string, amount float64) string {
		return fmt.Sprintf("%s %.0f %%", what, math.Round(100*amount/n.Similarity)+0) // +0: never -0
	}
	var list []string
	for _, s := range n.Shared {
		list = append(list, percent(s.En, s.Amount))
	}
	return strings.Join(append(list, percent("others", n.Others), percent("kindred", n.Kindred)), ", ")
}

// closest returns the three ids nearest to a mistyped one: by edit distance, what it begins or holds counting as near.
func closest(id string, films []film.Film) []string {
	type candidate struct {
		id       string
		distance int
	}
	var candidates []candidate
	for i := range films {
		other := string(films[i].ID)
		distance := text.Distance(id, other)
		if id != "" && strings.Contains(other, strings.ToLower(id)) {
			distance = 0
		}
		candidates = append(candidates, candidate{other, distance})
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.id, b.id))
	})
	var ids []string
	for _, c := range candidates[:min(3, len(candidates))] {
		ids = append(ids, c.id)
	}
	return ids
}
