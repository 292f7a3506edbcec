package pack

import (
	"cmp"
	"math"
	"slices"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/loge-film/loge/core/film"
)

// walk calls every accessor of a pack for everything that the pack says it has, follows every index, and returns a sum
// so that nothing is left out by the compiler. It must never panic.
func walk(p *Pack) (sum int) {
	for i := range p.Len() {
		found, _ := p.Index(p.ID(i))
		sum += found + len(p.Title(i)) + len(p.TitleZh(i)) + len(p.Original(i)) + p.Year(i) + p.Runtime(i)
		sum += walkWords(p, i) + walkPeople(p, p.Directors(i)) + walkPeople(p, p.Cast(i)) + walkPeople(p, p.Writers(i))
		x, y := p.Map(i)
		seed := p.Seed(i)
		sum += int(100*p.Fame(i)) + int(100*x) + int(100*y) + int(seed[0])
		sum += len(p.Logline(i)) + len(p.LoglineZh(i)) + len(p.IMDb(i)) + int(p.BoxOffice(i)) + int(p.Budget(i))
		sum += len(p.Pinyin(i).Full) + len(p.Pinyin(i).Initials)
		if p.HasVectors() {
			sum += walkModel(p, i)
		}
	}
	for f := range p.Features() {
		feature := p.Feature(uint32(f))
		sum += int(feature.Field) + len(feature.Key) + len(feature.En) + len(feature.Zh)
	}
	return sum + walkPeople(p, nil) + p.Dim() + len(p.Singular())
}

func walkWords(p *Pack, i int) (sum int) {
	for _, k := range p.Genres(i) {
		sum += len(p.Vocabulary().Genres[k].En)
	}
	for _, k := range p.Tags(i) {
		sum += len(p.Vocabulary().Tags[k].Group)
	}
	for _, k := range p.Countries(i) {
		sum += len(p.CountryLabels()[k].En)
	}
	for _, k := range p.Languages(i) {
		sum += len(p.LanguageLabels()[k].En)
	}
	return sum
}

func walkPeople(p *Pack, numbers []uint32) (sum int) {
	for _, n := range numbers {
		sum += len(p.Person(n).Name) + len(p.Person(n).NameZh) + len(p.PersonPinyin(n).Full)
	}
	return sum
}

func walkModel(p *Pack, i int) (sum int) {
	for _, q := range p.Row(i) {
		sum += int(q)
	}
	sum += int(100*p.Scale(i)) + int(100*p.Norm(i))
	index, weights, scale := p.FilmFeatures(i)
	for k, f := range index {
		sum += len(p.Feature(f).En) + int(float32(weights[k])*scale)
	}
	return sum
}

// A reporter is a test, of this package's or of rapid's kind.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// compare reports every difference between what was built and what was opened, beyond the stated precision.
func compare(t reporter, b *Builder, p *Pack) {
	t.Helper()
	order := make([]int, len(b.Films))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(b.Films[x].ID, b.Films[y].ID) })
	if p.Len() != len(order) {
		t.Errorf("%d films, built from %d", p.Len(), len(order))
		return
	}
	if diff := gocmp.Diff(b.Vocabulary, p.Vocabulary(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("vocabulary: %s", diff)
	}
	for i, k := range order {
		if diff := gocmp.Diff(asPacked(b, b.Films[k]), p.Film(i), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("film %d: %s", i, diff)
		}
		if b.Fame != nil && math.Abs(float64(b.Fame[k]-p.Fame(i))) > 1.0/131000 {
			t.Errorf("film %d: fame %v became %v", i, b.Fame[k], p.Fame(i))
		}
		if x, y := p.Map(i); b.Map != nil && math.Hypot(float64(b.Map[k][0]-x), float64(b.Map[k][1]-y)) > 1.0/32000 {
			t.Errorf("film %d: place %v became %v, %v", i, b.Map[k], x, y)
		}
		if b.Dim > 0 {
			compareModel(t, b, k, p, i)
		}
	}
	for f, want := range b.Features {
		if got := p.Feature(uint32(f)); got != want {
			t.Errorf("feature %d: %+v became %+v", f, want, got)
		}
	}
}

// asPacked returns a film as a pack gives it back: tags in the order of the vocabulary, money in whole thousands.
func asPacked(b *Builder, f film.Film) film.Film {
	f.Tags = slices.Clone(f.Tags)
	slices.SortFunc(f.Tags, func(x, y string) int {
		at := func(slug string) int {
			return slices.IndexFunc(b.Vocabulary.Tags, func(tag film.Tag) bool { return tag.Slug == slug })
		}
		return at(x) - at(y)
	})
	return f
}

func compareModel(t reporter, b *Builder, k int, p *Pack, i int) {
	t.Helper()
	squares := 0.0
	for d, q := range p.Row(i) {
		want, got := float64(b.Vectors[k*b.Dim+d]), float64(q)*float64(p.Scale(i))
		squares += got * got
		if math.Abs(want-got) > 0.01 {
			t.Errorf("film %d: component %d %v became %v", i, d, want, got)
		}
	}
	if squares != 0 && math.Abs(squares-1) > 1e-6 {
		t.Errorf("film %d: the vector has the squared length %v", i, squares)
	}
	if math.Abs(float64(b.Norms[k]-p.Norm(i))) > 1.0/131000 {
		t.Errorf("film %d: norm %v became %v", i, b.Norms[k], p.Norm(i))
	}
	index, weights, scale := p.FilmFeatures(i)
	if !slices.Equal(index, b.Rows[k].Index) {
		t.Errorf("film %d: features %v became %v", i, b.Rows[k].Index, index)
		return
	}
	for n, w := range b.Rows[k].Weight {
		if got := float32(weights[n]) * scale; math.Abs(float64(w-got)) > 0.02 {
			t.Errorf("film %d: weight %v became %v", i, w, got)
		}
	}
}
