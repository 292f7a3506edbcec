package pack

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

func TestBuilderRefusesWhatReadersWould(t *testing.T) {
	nan := float32(math.NaN())
	cases := map[string]func(b *Builder){
		"two films":        func(b *Builder) { b.Films[1] = b.Films[0] },
		"is not an id":     func(b *Builder) { b.Films[0].ID = "Heat" },
		"year":             func(b *Builder) { b.Films[0].Year = 1800 },
		"runtime":          func(b *Builder) { b.Films[0].Runtime = -1 },
		"no label":         func(b *Builder) { b.Films[0].Genres = []string{"western"} },
		"twice":            func(b *Builder) { b.Films[0].Genres = []string{"crime", "crime"} },
		"not UTF-8":        func(b *Builder) { b.Films[0].Title = "\xff" },
		"a text of":        func(b *Builder) { b.Films[0].Logline = strings.Repeat("x", MaxText+1) },
		"no name":          func(b *Builder) { b.Films[0].Cast = []film.Person{{}} },
		"a list of":        func(b *Builder) { b.Films[0].Cast = make([]film.Person, MaxList+1) },
		"million":          func(b *Builder) { b.Films[0].Budget = math.NaN() },
		"stands twice":     func(b *Builder) { b.Countries[1] = b.Countries[0] },
		"fame":             func(b *Builder) { b.Fame[0] = 1.5 },
		"fame NaN":         func(b *Builder) { b.Fame[0] = nan },
		"map coordinate":   func(b *Builder) { b.Map[0][1] = nan },
		"map points":       func(b *Builder) { b.Map = b.Map[:1] },
		"fame values":      func(b *Builder) { b.Fame = b.Fame[:1] },
		"dimensions":       func(b *Builder) { b.Dim = MaxDim + 1 },
		"components":       func(b *Builder) { b.Vectors = b.Vectors[:5] },
		"norms":            func(b *Builder) { b.Norms = nil },
		"norm ":            func(b *Builder) { b.Norms[0] = -0.5 },
		"blend":            func(b *Builder) { b.Blend = nan },
		"singular value":   func(b *Builder) { b.Singular[1] = 0 },
		"not finite":       func(b *Builder) { b.Singular[0] = math.Inf(1) },
		"the length":       func(b *Builder) { b.Vectors[0] = 2 },
		"no key":           func(b *Builder) { b.Features[0].Key = "" },
		"weights":          func(b *Builder) { b.Rows[0].Weight = nil },
		"do not ascend":    func(b *Builder) { b.Rows[1].Index = []uint32{1, 0} },
		"ascend below":     func(b *Builder) { b.Rows[1].Index = []uint32{0, 2} },
		"is not positive":  func(b *Builder) { b.Rows[1].Weight = []float32{-0.6, 0.8} },
		"have the length":  func(b *Builder) { b.Rows[0].Weight = []float32{0.5} },
		"unknown to every": func(b *Builder) { b.Features[0].Field = text.NumFields },
	}
	for want, spoil := range cases {
		b := tiny()
		spoil(b)
		_, err := b.Build()
		if err == nil || !strings.Contains(err.Error(), want) && !strings.Contains(want, "NaN") {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestEqualInputGivesEqualBytesInAnyOrder(t *testing.T) {
	want := build(t, tiny())
	b := tiny()
	slices.Reverse(b.Films)
	slices.Reverse(b.Fame)
	slices.Reverse(b.Map)
	slices.Reverse(b.Norms)
	slices.Reverse(b.Rows)
	b.Vectors = []float32{0, 1, 0.6, 0.8, 1, 0}
	for i, part := range build(t, b) {
		if !slices.Equal(part, want[i]) {
			t.Errorf("part %d depends on the order of the films", i)
		}
	}
}

func TestBuildLeavesTheBuilderAlone(t *testing.T) {
	b := tiny()
	first := build(t, b)
	for i, part := range build(t, b) {
		if !slices.Equal(part, first[i]) {
			t.Errorf("part %d differs the second time", i)
		}
	}
	if b.Films[0].ID != "heat-1995" {
		t.Error("Build has sorted the caller's films")
	}
}

func TestEmptyPack(t *testing.T) {
	p, err := Open(build(t, &Builder{})...)
	if err != nil {
		t.Fatal(err)
	}
	if p.Len() != 0 || p.HasVectors() || !p.HasDetail() || p.Validate() != nil {
		t.Errorf("an empty catalogue: %d films", p.Len())
	}
	if _, ok := p.Index("a-2000"); ok {
		t.Error("an empty pack has a film")
	}
}

func TestDerivedIDs(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"The Wild, Wild Rose", "the-wild-wild-rose-1960"},
		{"Schindler's List", "schindlers-list-1960"},
		{"L’Avventura", "lavventura-1960"},
		{"  8½ -- 2046! ", "8-2046-1960"},
		{"Amélie", "am-lie-1960"},
		{"花样年华", "-1960"},
		{"", "-1960"},
		{"a–b\xe2", "a-b-1960"},
	} {
		if got := string(appendID(nil, c.title, 1960)); got != c.want {
			t.Errorf("%q gives %q, not %q", c.title, got, c.want)
		}
		if got := string(appendID([]byte("x"), c.title, 1960)); got != "x"+c.want {
			t.Errorf("%q after other bytes gives %q", c.title, got)
		}
	}
}
