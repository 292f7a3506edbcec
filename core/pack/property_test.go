package pack

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// drawBuilder draws a catalogue of up to 12 films over small tables, with awkward texts.
func drawBuilder(t *rapid.T) *Builder {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Heat", "花样年华", "It's", "𝔘\u0000\ufffd"}))
	name := rapid.StringN(1, 8, -1)
	labels := func(prefix string) []film.Label {
		out := make([]film.Label, rapid.IntRange(1, 200).Draw(t, prefix))
		for i := range out {
			out[i] = film.Label{Slug: fmt.Sprint(prefix, i), En: prefix, Zh: "标签"}
		}
		return out
	}
	b := &Builder{Countries: labels("c"), Languages: labels("l"), Blend: rapid.Float32Range(0, 1).Draw(t, "blend")}
	for _, label := range labels("g") {
		b.Vocabulary.Genres = append(b.Vocabulary.Genres, film.Genre{Label: label})
	}
	for _, label := range labels("t") {
		b.Vocabulary.Tags = append(b.Vocabulary.Tags, film.Tag{Label: label, Group: "mood"})
	}
	crowd := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) film.Person {
		return film.Person{Name: name.Draw(t, "name"), NameZh: word.Draw(t, "zh")}
	}), 1, 6).Draw(t, "crowd")
	people := rapid.SliceOfN(rapid.SampledFrom(crowd), 0, 4)
	words := func(what string, table []film.Label) []string {
		return rapid.SliceOfNDistinct(rapid.Map(rapid.SampledFrom(table), func(l film.Label) string { return l.Slug }),
			0, 3, rapid.ID).Draw(t, what)
	}
	genres := make([]film.Label, len(b.Vocabulary.Genres))
	for i, g := range b.Vocabulary.Genres {
		genres[i] = g.Label
	}
	tags := make([]film.Label, len(b.Vocabulary.Tags))
	for i, g := range b.Vocabulary.Tags {
		tags[i] = g.Label
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "films") {
		f := film.Film{
			Title: word.Draw(t, "title"), TitleZh: word.Draw(t, "zh"), OriginalTitle: word.Draw(t, "original"),
			Year:      rapid.IntRange(film.MinYear, film.MaxYear).Draw(t, "year"),
			Runtime:   rapid.IntRange(0, 900).Draw(t, "runtime"),
			Countries: words("countries", b.Countries), Languages: words("languages", b.Languages),
			Genres: words("genres", genres), Tags: words("tags", tags),
			Directors: people.Draw(t, "directors"), Writers: people.Draw(t, "writers"), Cast: people.Draw(t, "cast"),
			Logline: word.Draw(t, "logline"), LoglineZh: word.Draw(t, "logline"), IMDb: word.Draw(t, "imdb"),
			BoxOffice: float64(rapid.IntRange(0, 3_000_000).Draw(t, "gross")) / 1000,
		}
		f.ID = film.ID(fmt.Sprintf("%s-%d", rapid.StringMatching(`[a-z0-9-]{0,6}`).Draw(t, "id"), i))
		b.Films = append(b.Films, f)
		b.Fame = append(b.Fame, rapid.Float32Range(0, 1).Draw(t, "fame"))
		b.Map = append(b.Map, [2]float32{rapid.Float32Range(-1, 1).Draw(t, "x"), rapid.Float32Range(-1, 1).Draw(t, "y")})
	}
	drawModel(t, b)
	return b
}

func drawModel(t *rapid.T, b *Builder) {
	b.Dim = rapid.IntRange(0, 9).Draw(t, "dim")
	if b.Dim == 0 {
		return
	}
	for k := range b.Dim {
		b.Singular = append(b.Singular, float64(10-k))
	}
	for f := range rapid.IntRange(0, 300).Draw(t, "features") {
		b.Features = append(b.Features, text.Feature{Field: text.Field(f % int(text.NumFields)), Key: fmt.Sprint("k", f),
			En: rapid.SampledFrom([]string{fmt.Sprint("k", f), "label"}).Draw(t, "en")})
	}
	for range b.Films {
		b.Vectors = append(b.Vectors, drawUnit(t, b.Dim, -1)...)
		b.Norms = append(b.Norms, rapid.Float32Range(0, 1).Draw(t, "norm"))
		var row Row
		for f := range b.Features {
			if rapid.IntRange(0, 20).Draw(t, "has") == 0 {
				row.Index = append(row.Index, uint32(f))
			}
		}
		row.Weight = drawUnit(t, len(row.Index), 0.01)
		b.Rows = append(b.Rows, row)
	}
}

// drawUnit draws a vector of length 1 with components from low on before scaling, or zeros when all come out so.
func drawUnit(t *rapid.T, n int, low float32) []float32 {
	out := rapid.SliceOfN(rapid.Float32Range(low, 1), n, n).Draw(t, "vector")
	squares := 0.0
	for _, v := range out {
		squares += float64(v) * float64(v)
	}
	for i := range out {
		if squares > 1e-6 {
			out[i] = float32(float64(out[i]) / math.Sqrt(squares))
		} else {
			out[i] = 0
		}
	}
	return out
}

// Law: what was built is what opens.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBuilder(t)
		parts, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		raw := make([][]byte, len(parts))
		for i, part := range parts {
			raw[i] = part.Bytes
		}
		p, err := Open(raw...)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, b, p)
		walk(p)
	})
}

// Law: seeds keep the order of the components that they come from.
func TestSeedsKeepOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBuilder(t)
		s, err := newSheet(b)
		if err != nil {
			t.Fatal(err)
		}
		n := len(b.Films)
		seeds := (&cursor{rest: s.seeds()}).seeds(n)
		for i := range n {
			for j := range n {
				for k := range min(8, b.Dim-1) {
					vi, vj := b.Vectors[s.order[i]*b.Dim+k+1], b.Vectors[s.order[j]*b.Dim+k+1]
					if vi <= vj && seeds[i][k] > seeds[j][k] {
						t.Fatalf("component %d: %v ≤ %v, but seed %d > %d", k, vi, vj, seeds[i][k], seeds[j][k])
					}
				}
			}
		}
	})
}

// Law: steps of an ascending list give the list back.
func TestSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const bound = 100_000
		list := rapid.SliceOfNDistinct(rapid.Uint32Range(0, bound-1), 0, 50, rapid.ID).Draw(t, "list")
		slices.Sort(list)
		e := &encoder{}
		e.steps(list)
		got := make([]uint32, len(list))
		c := &cursor{rest: e.out}
		c.steps(got, bound)
		if c.err != nil || len(c.rest) > 0 || !slices.Equal(got, list) {
			t.Fatalf("%v became %v: %v", list, got, c.err)
		}
	})
}
