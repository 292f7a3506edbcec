package pack

import (
	"errors"
	"testing"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// tiny returns a builder of three films that uses every field of the format.
func tiny() *Builder {
	label := func(slug, en, zh string) film.Label { return film.Label{Slug: slug, En: en, Zh: zh} }
	wong := film.Person{Name: "Wong Kar-wai", NameZh: "王家卫"}
	leung := film.Person{Name: "Tony Leung", NameZh: "梁朝伟"}
	return &Builder{
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
		Pinyin: func(zh string) Pinyin { return Pinyin{Full: "full-" + zh, Initials: "initials"} },
		Map:    [][2]float32{{-1, 1}, {0, 0.5}, {1, -1}},
		Dim:    2, Vectors: []float32{1, 0, 0.6, 0.8, 0, 1}, Norms: []float32{0.5, 1, 0.25}, Singular: []float64{3, 2}, Blend: 0.5,
		Features: []text.Feature{
			{Field: text.FieldGenre, Key: "drama", En: "Drama", Zh: "剧情"},
			{Field: text.FieldPerson, Key: "Wong Kar-wai", En: "Wong Kar-wai", Zh: "王家卫"},
		},
		Rows: []Row{
			{Index: []uint32{0}, Weight: []float32{1}},
			{Index: []uint32{0, 1}, Weight: []float32{0.6, 0.8}},
			{Index: []uint32{0, 1}, Weight: []float32{0.8, 0.6}},
		},
		Extra: []Block{{Tag: "ials", Kind: Vectors, Bytes: []byte{1, 2, 3}}},
	}
}

// build builds or fails the test; the result is indexed by Kind-1.
func build(t testing.TB, b *Builder) [][]byte {
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
	p, err := Open(build(t, b)...)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, b, p)
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	if got := p.PersonPinyin(0); got != (Pinyin{"full-王家卫", "initials"}) {
		t.Errorf("pinyin of the first director: %+v", got)
	}
	if got, ok := p.Block("ials"); !ok || string(got) != "\x01\x02\x03" {
		t.Errorf("extra block: %v, %v", got, ok)
	}
}

func TestPartsMayComeLater(t *testing.T) {
	parts := build(t, tiny())
	front, err := Open(parts[0])
	if err != nil {
		t.Fatal(err)
	}
	if front.HasDetail() || front.HasVectors() || front.Logline(0) != "" || front.Cast(0) != nil || front.BoxOffice(0) != 0 ||
		front.Dim() != 0 || front.Features() != 0 || front.Pinyin(0) != (Pinyin{}) || front.PersonPinyin(0) != (Pinyin{}) {
		t.Error("the front part alone knows more than it can")
	}
	for _, order := range [][]int{{1, 2}, {2, 1}} {
		p := front
		for _, i := range order {
			if p, err = p.With(parts[i]); err != nil {
				t.Fatal(err)
			}
		}
		compare(t, tiny(), p)
		if _, err := p.With(parts[order[0]]); !errors.Is(err, ErrForeign) {
			t.Errorf("the same part twice: %v", err)
		}
	}
	if front.HasDetail() || front.HasVectors() {
		t.Error("With has changed its receiver")
	}
}

func TestPartsOfDifferentBuildsDoNotMix(t *testing.T) {
	other := tiny()
	other.Films[0].Logline += "!"
	mine, theirs := build(t, tiny()), build(t, other)
	if _, err := Open(mine[0], theirs[1]); !errors.Is(err, ErrForeign) {
		t.Errorf("a detail part of another build: %v", err)
	}
	if _, err := Open(mine[1], mine[2]); !errors.Is(err, ErrDamaged) {
		t.Errorf("no front part: %v", err)
	}
	if _, err := Open(); err == nil {
		t.Error("no part at all was opened")
	}
}

func TestIndexFindsEveryFilmAndNoOther(t *testing.T) {
	p, err := Open(build(t, tiny())...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Len() {
		if got, ok := p.Index(p.ID(i)); got != i || !ok {
			t.Errorf("Index(%q) = %d, %v", p.ID(i), got, ok)
		}
	}
	for _, id := range []film.ID{"", "a", "heat-1994", "heat-1996", "zzz"} {
		if _, ok := p.Index(id); ok {
			t.Errorf("Index(%q) found something", id)
		}
	}
}

func TestAccessorsDoNotAllocate(t *testing.T) {
	p, err := Open(build(t, tiny())...)
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(10, func() { walk(p) }); n > 0 {
		t.Errorf("a walk over all accessors allocates %v times", n)
	}
}
