package content

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/core/vec"
)

// world is the model of the default catalogue, built once for all tests that only read it.
var world = sync.OnceValues(func() (*Model, []film.Film) {
	films, vocabulary, err := classics.Films()
	if err != nil {
		panic(err)
	}
	slices.SortFunc(films, func(a, b film.Film) int { return strings.Compare(string(a.ID), string(b.ID)) })
	m, err := Build(films, vocabulary, Options{})
	if err != nil {
		panic(err)
	}
	return m, films
})

// Laws of the shape of a model.
func TestModelShape(t *testing.T) {
	m, films := world()
	n := len(films)
	if m.Dim != DefaultDim || len(m.Singular) != m.Dim || len(m.Rows) != n || len(m.Norms) != n || len(m.Map) != n || len(m.Vectors) != n*m.Dim {
		t.Fatalf("shapes do not agree: dim %d, %d singular values, %d rows, %d norms, %d places, %d vector elements of %d films",
			m.Dim, len(m.Singular), len(m.Rows), len(m.Norms), len(m.Map), len(m.Vectors), n)
	}
	uses := make([]int, len(m.Features))
	for i, row := range m.Rows {
		if len(row.Index) != len(row.Weight) || len(row.Index) > DefaultPerFilm {
			t.Errorf("%s: %d features and %d weights", films[i].ID, len(row.Index), len(row.Weight))
		}
		for k, f := range row.Index {
			uses[f]++
			if k > 0 && row.Index[k-1] >= f || row.Weight[k] <= 0 {
				t.Errorf("%s: features %v do not ascend or have weights %v", films[i].ID, row.Index, row.Weight)
			}
		}
		if length := vec.Norm(row.Weight); math.Abs(length-1) > 1e-5 {
			t.Errorf("%s: row of length %v, want 1", films[i].ID, length)
		}
		if length := vec.Norm(m.vector(i)); math.Abs(length-1) > 1e-5 || m.Norms[i] <= 0 || m.Norms[i] > 1.0001 {
			t.Errorf("%s: vector of length %v and norm %v", films[i].ID, length, m.Norms[i])
		}
		for _, c := range m.Map[i] {
			if !(c >= -1 && c <= 1) {
				t.Errorf("%s: place %v outside -1..1", films[i].ID, m.Map[i])
			}
		}
	}
	for f, n := range uses {
		if n < 2 {
			t.Errorf("feature %v is in %d films, want at least 2", m.Features[f], n)
		}
	}
}

// Features come by field, then key; keys are unique and every feature has an English label.
func TestFeatures(t *testing.T) {
	m, _ := world()
	for i, f := range m.Features {
		if f.En == "" || f.Key == "" {
			t.Errorf("feature %+v has no key or label", f)
		}
		if i > 0 && (term{m.Features[i-1].Field, m.Features[i-1].Key}).compare(term{f.Field, f.Key}) >= 0 {
			t.Errorf("feature %+v stands after %+v", f, m.Features[i-1])
		}
	}
	for _, want := range []text.Feature{
		{Field: text.FieldGenre, Key: "wuxia", En: "Wuxia", Zh: "武侠"},
		{Field: text.FieldTag, Key: "triads", En: "Triads", Zh: "香港黑社会"},
		{Field: text.FieldPerson, Key: "Wong Kar-wai", En: "Wong Kar-wai", Zh: "王家卫"},
		{Field: text.FieldCountry, Key: "KR", En: "South Korea", Zh: "韩国"},
		{Field: text.FieldLanguage, Key: "yue", En: "Cantonese", Zh: "粤语"},
		{Field: text.FieldDecade, Key: "1990", En: "1990s", Zh: "90年代"},
		{Field: text.FieldLogline, Key: "astronaut", En: "astronauts", Zh: "宇航员"},
	} {
		if !slices.Contains(m.Features, want) {
			t.Errorf("no feature %+v", want)
		}
	}
}

// Every code of the default catalogue has a label in both languages.
func TestCodesOfTheClassicsHaveLabels(t *testing.T) {
	_, films := world()
	for _, f := range films {
		for _, c := range f.Countries {
			if Country(c).Zh == "" {
				t.Errorf("%s: country %s has no label", f.ID, c)
			}
		}
		for _, l := range f.Languages {
			if Language(l).Zh == "" {
				t.Errorf("%s: language %s has no label", f.ID, l)
			}
		}
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	films, vocabulary, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	films = films[:300]
	a, errA := Build(films, vocabulary, Options{Seed: 3})
	b, errB := Build(films, vocabulary, Options{Seed: 3})
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	if !cmp.Equal(a, b) {
		t.Error("the same films give two models")
	}
}

func TestBuildRefuses(t *testing.T) {
	one := film.Film{ID: "a-2000", Title: "A", Year: 2000}
	other := film.Film{ID: "b-1950", Title: "B", Year: 1950}
	for name, c := range map[string]struct {
		films   []film.Film
		options Options
	}{
		"no film":            {nil, Options{}},
		"one film":           {[]film.Film{one}, Options{}},
		"nothing in common":  {[]film.Film{one, other}, Options{}},
		"one dimension":      {[]film.Film{one, one}, Options{Dim: 1}},
		"no features a film": {[]film.Film{one, one}, Options{PerFilm: -1}},
		"blend above one":    {[]film.Film{one, one}, Options{Blend: 2}},
	} {
		if m, err := Build(c.films, film.Vocabulary{}, c.options); err == nil || m != nil {
			t.Errorf("%s: built, want an error", name)
		}
	}
}

// Films that share nothing with others stay in the model, without direction.
func TestBuildTinyWorld(t *testing.T) {
	films := []film.Film{
		{ID: "a-1990", Year: 1990, Genres: []string{"war"}},
		{ID: "b-1991", Year: 1991, Genres: []string{"war", "drama"}},
		{ID: "c-2010", Year: 2010, Genres: []string{"drama"}},
		{ID: "d-1950", Year: 1950, Genres: []string{"opera"}},
	}
	m, err := Build(films, film.Vocabulary{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if m.Norms[3] != 0 || len(m.Rows[3].Index) != 0 || m.Similarity(3, 0) != 0 {
		t.Errorf("a film that shares nothing: norm %v, row %v", m.Norms[3], m.Rows[3])
	}
	if !(m.Similarity(0, 1) > m.Similarity(1, 2) && m.Similarity(1, 2) > m.Similarity(0, 2)) {
		t.Errorf("similarities %v, %v, %v, want them to fall", m.Similarity(0, 1), m.Similarity(1, 2), m.Similarity(0, 2))
	}
}

// Law: what Explain gives sums to the similarity, and the loadings are V·y: their product with a row at full length is
// the cosine of the vectors.
func TestExplainSums(t *testing.T) {
	m, films := world()
	worst := 0.0
	for i := 0; i < len(films); i += 97 {
		loadings := m.Loadings(i)
		for j := 5; j < len(films); j += 53 {
			shared, rest := m.Explain(i, j, loadings)
			sum := rest
			for _, c := range shared {
				sum += c.Amount
			}
			if math.Abs(sum-float64(m.Similarity(i, j))) > 1e-5 {
				t.Errorf("%s and %s: reasons sum to %v, want %v", films[i].ID, films[j].ID, sum, m.Similarity(i, j))
			}
			var cosine float64
			for k, f := range m.Rows[j].Index {
				cosine += float64(m.Rows[j].Weight[k]) * loadings[f] / float64(m.Norms[j])
			}
			worst = max(worst, math.Abs(cosine-float64(vec.Dot(m.vector(i), m.vector(j)))))
		}
	}
	if worst > 2e-3 {
		t.Errorf("loadings miss the cosine by %v, want at most 0.002", worst)
	}
}

// The map keeps neighbours: of the ten films drawn nearest to a film many more are among its fifty most alike than by
// the two principal components.
func TestMapKeepsNeighbours(t *testing.T) {
	m, _ := world()
	plain := square(principal(m.Vectors, m.Dim))
	kept, before := keptOnMap(m, m.Map), keptOnMap(m, plain)
	t.Logf("kept %.3f, by principal components %.3f", kept, before)
	if kept < 0.35 || kept < 2*before {
		t.Errorf("the map keeps %.3f of the neighbours, the principal components %.3f", kept, before)
	}
}

func keptOnMap(m *Model, places [][2]float32) float64 {
	const drawn, alike = 10, 50
	edges := graph(m.Vectors, m.Dim, alike)
	kept, films := 0, 0
	for i := 0; i < len(places); i += 10 {
		scores := make([]float32, len(places))
		for j, p := range places {
			dx, dy := p[0]-places[i][0], p[1]-places[i][1]
			scores[j] = -(dx*dx + dy*dy)
		}
		scores[i] = float32(math.NaN())
		for _, h := range vec.TopK(scores, drawn) {
			if slices.ContainsFunc(edges[i], func(e vec.Hit) bool { return e.Index == h.Index }) {
				kept++
			}
		}
		films++
	}
	return float64(kept) / float64(films*drawn)
}

func TestReport(t *testing.T) {
	m, films := world()
	r := m.Report
	if r.Films != len(films) || r.Features != len(m.Features) || r.Pairs != samplePairs {
		t.Errorf("report %+v", r)
	}
	if !(r.Energy > 0.2 && r.Energy < 0.6) || !(r.SVD.Mean < r.SVD.P99 && r.SVD.P99 < r.SVD.Max && r.SVD.Max < 1) {
		t.Errorf("report %+v", r)
	}
	if r.Int8.Mean > 0.0015 || r.Int8.Max > 0.01 {
		t.Errorf("int8 costs %v of cosine, want at most 0.0015 in the mean and 0.01 at worst", r.Int8)
	}
	t.Logf("%+v", r)
}
