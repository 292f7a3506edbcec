package pack_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/text"
)

// tiny returns a builder of three films that uses every field of the format.
func tiny() *pack.Builder {
	label := func(slug, en, zh string) film.Label { return film.Label{Slug: slug, En: en, Zh: zh} }
	wong := film.Person{Name: "Wong Kar-wai", NameZh: "王家卫"}
	leung := film.Person{Name: "Tony Leung", NameZh: "梁朝伟"}
	return &pack.Builder{
		Vocabulary: film.Vocabulary{
			Genres: []film.Genre{{Label: label("drama", "Drama", "剧情")}, {Label: label("crime", "Crime", "犯罪")}},
			Tags:   []film.Tag{{Label: label("night", "Night", "夜"), Group: "mood"}},
		},
		Countries: []film.Label{label("HK", "Hong Kong", "香港"), label("US", "United States", "美国")},
		Languages: []film.Label{label("yue", "Cantonese", "粤语"), label("en", "English", "英语")},
		Films: []film.Film{
			{ID: "heat-1995", Title: "Heat", TitleZh: "盗火线", Year: 1995, Runtime: 170, Countries: []string{"US"},
				Languages: []string{"en"}, Genres: []string{"crime", "drama"}, Directors: []film.Person{{Name: "Michael Mann"}},
				Writers: []film.Person{{Name: "Michael Mann"}}, Cast: []film.Person{{Name: "Al Pacino"}},
				Logline: "A thief and a policeman.", IMDb: "tt0113277", BoxOffice: 187.436, Budget: 60},
			{ID: "chungking-express-1994", Title: "Chungking Express", TitleZh: "重庆森林", OriginalTitle: "重慶森林", Year: 1994,
				Countries: []string{"HK"}, Languages: []string{"yue"}, Genres: []string{"drama"}, Tags: []string{"night"},
				Directors: []film.Person{wong}, Writers: []film.Person{wong}, Cast: []film.Person{leung},
				Logline: "Two policemen in love.", LoglineZh: "两个警察的爱情。"},
			{ID: "in-the-mood-for-love-2000", Title: "In the Mood for Love", TitleZh: "花样年华", Year: 2000, Runtime: 98,
				Countries: []string{"HK"}, Genres: []string{"drama"}, Directors: []film.Person{wong}, Cast: []film.Person{leung}},
		},
		Fame:   []float32{0.75, 0.5, 1},
		Pinyin: func(zh string) pack.Pinyin { return pack.Pinyin{Full: "full-" + zh, Initials: "initials"} },
		Map:    [][2]float32{{-1, 1}, {0, 0.5}, {1, -1}},
		Dim:    2, Vectors: []float32{1, 0, 0.6, 0.8, 0, 1}, Norms: []float32{0.5, 1, 0.25}, Singular: []float64{3, 2}, Blend: 0.5,
		Features: []text.Feature{
			{Field: text.FieldGenre, Key: "drama", En: "Drama", Zh: "剧情"},
			{Field: text.FieldPerson, Key: "Wong Kar-wai", En: "Wong Kar-wai", Zh: "王家卫"},
		},
		Rows: []pack.Row{
			{Index: []uint32{0}, Weight: []float32{1}},
			{Index: []uint32{0, 1}, Weight: []float32{0.6, 0.8}},
			{Index: []uint32{0, 1}, Weight: []float32{0.8, 0.6}},
		},
		Extra: []pack.Block{{Tag: "ials", Kind: pack.Vectors, Bytes: []byte{1, 2, 3}}},
	}
}

// build builds or fails the test; the result is indexed by Kind-1.
func build(t testing.TB, b *pack.Builder) [][]byte {
	t.Helper()
	parts, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	var out [][]byte
	for _, part := range parts {
		out = append(out, part.Bytes)
	}
	return out
}

func TestRoundTripOfATinyPack(t *testing.T) {
	b := tiny()
	p, err := pack.Open(build(t, b)...)
	if err != nil {
		t.Fatal(err)
	}
	films := slices.Clone(b.Films)
	slices.SortFunc(films, func(x, y film.Film) int { return strings.Compare(string(x.ID), string(y.ID)) })
	for i, want := range films {
		if diff := cmp.Diff(want, p.Film(i), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("film %d: %s", i, diff)
		}
	}
}
