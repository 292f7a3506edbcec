package importer

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/film"
)

// films is a catalogue for tests.
type films []film.Film

func (f films) Len() int              { return len(f) }
func (f films) ID(i int) film.ID      { return f[i].ID }
func (f films) IMDb(i int) string     { return f[i].IMDb }
func (f films) Title(i int) string    { return f[i].Title }
func (f films) TitleZh(i int) string  { return f[i].TitleZh }
func (f films) Original(i int) string { return f[i].OriginalTitle }
func (f films) Year(i int) int        { return f[i].Year }
func (f films) Runtime(i int) int     { return f[i].Runtime }

func TestVerdicts(t *testing.T) {
	catalogue := films{
		{ID: "emma-1996", Title: "Emma", Year: 1996, IMDb: "tt0116191"},
		{ID: "emma-2020", Title: "Emma.", Year: 2020, IMDb: "tt9214832"},
		{ID: "hamlet-a-1990", Title: "Hamlet", Year: 1990},
		{ID: "hamlet-b-1990", Title: "Hamlet", Year: 1990},
		{ID: "il-postino-1994", Title: "Il Postino", Year: 1994},
		{ID: "lagaan-2001", Title: "Lagaan: Once Upon a Time in India", Year: 2001},
		{ID: "the-city-of-lost-children-1995", Title: "The City of Lost Children", OriginalTitle: "La Cité des enfants perdus", Year: 1995},
		{ID: "the-grandmaster-2013", Title: "The Grandmaster", TitleZh: "一代宗师", OriginalTitle: "一代宗師", Year: 2013},
		{ID: "up-2009", Title: "Up", Year: 2009},
	}
	for _, c := range []struct {
		name   string
		source string
		item   Item
		want   film.ID
		why    string
	}{
		{"IMDb before all", IMDb, Item{Title: "Up", Year: 2009, IMDb: "tt0116191"}, "emma-1996", ""},
		{"another film of the name", IMDb, Item{Title: "Emma", Year: 1996, IMDb: "tt0000001"}, "", ""},
		{"a film without an IMDb id", IMDb, Item{Title: "Up", Year: 2009, IMDb: "tt1049413"}, "up-2009", ""},
		{"the same year", Letterboxd, Item{Title: "emma", Year: 1996}, "emma-1996", ""},
		{"a year after", Letterboxd, Item{Title: "Emma", Year: 1997}, "emma-1996", ""},
		{"three years after", Letterboxd, Item{Title: "Emma", Year: 1999}, "emma-1996", "year"},
		{"ten years after", Letterboxd, Item{Title: "Emma", Year: 2008}, "", ""},
		{"ten years after, on Douban", Douban, Item{Title: "Up", Year: 2020}, "up-2009", "year"},
		{"two films of the year", Letterboxd, Item{Title: "Hamlet", Year: 1990}, "hamlet-a-1990", "several"},
		{"no year, two films", Netflix, Item{Title: "Emma"}, "emma-2020", "several"},
		{"no year, one film", Netflix, Item{Title: "Up"}, "up-2009", ""},
		{"no year, no subtitle", Netflix, Item{Title: "Lagaan"}, "", ""},
		{"no subtitle", Letterboxd, Item{Title: "Lagaan", Year: 2001}, "lagaan-2001", "title"},
		{"a subtitle of its own", Letterboxd, Item{Title: "Up: The Balloon", Year: 2009}, "up-2009", "title"},
		{"another subtitle", Letterboxd, Item{Title: "Lagaan: The Match", Year: 2001}, "", ""},
		{"an article behind", MovieLens, Item{Title: "Postino, Il", Year: 1994}, "il-postino-1994", ""},
		{"an English article behind", MovieLens, Item{Title: "City of Lost Children, The (Cité des enfants perdus, La)", Year: 1995}, "the-city-of-lost-children-1995", ""},
		{"the title in brackets", MovieLens, Item{Title: "Lost (Cité des enfants perdus, La)", Year: 1995}, "the-city-of-lost-children-1995", ""},
		{"full width", Douban, Item{Title: "ＵＰ", Year: 2009}, "up-2009", ""},
		{"traditional characters", Douban, Item{Title: "一代宗師", Year: 2013}, "the-grandmaster-2013", ""},
		{"both halves", Douban, Item{Title: "宗師 / The Grandmaster", Year: 2013}, "the-grandmaster-2013", ""},
		{"a region behind", Douban, Item{Title: "宗師/一代宗師(港)", Year: 2013}, "the-grandmaster-2013", ""},
		{"a title of marks", Letterboxd, Item{Title: "…", Year: 2009}, "", ""},
		{"no title", IMDb, Item{IMDb: "tt0000002"}, "", ""},
	} {
		f, verdict := Match(&File{Source: c.source, Items: []Item{c.item}}, catalogue).Of(0)
		got := film.ID("")
		if f != None {
			got = catalogue[f].ID
		}
		if got != c.want || verdict.Why() != c.why {
			t.Errorf("%s: %q %q, expected %q %q", c.name, got, verdict.Why(), c.want, c.why)
		}
	}
}

// naive is the definition of Of: the best candidate among all films, looked at one by one.
func naive(file *File, item int, catalogue Catalogue) (int, Verdict) {
	it, best := &file.Items[item], []candidate(nil)
	for f := range catalogue.Len() {
		if c := naiveFilm(file, it, f, catalogue); c.class != notFound {
			best = append(best, c)
		}
	}
	if len(best) == 0 {
		return None, Unmatched
	}
	slices.SortStableFunc(best, func(a, b candidate) int {
		later := 0
		if a.class == byTitleAlone {
			later = cmp.Compare(catalogue.Year(int(b.film)), catalogue.Year(int(a.film)))
		}
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.apart, b.apart), later)
	})
	tied := len(best) > 1 && best[1].class == best[0].class && best[1].apart == best[0].apart
	switch first := best[0]; {
	case first.class == byID:
		return int(first.film), Matched
	case first.class == byFarYear:
		return int(first.film), OtherYear
	case first.class == byMainTitle:
		return int(first.film), OtherTitle
	case tied:
		return int(first.film), Several
	default:
		return int(first.film), Matched
	}
}

// naiveFilm is the best way in which one film is the item.
func naiveFilm(file *File, it *Item, f int, catalogue Catalogue) candidate {
	best := candidate{int32(f), notFound, 0, false}
	if it.IMDb != "" && it.IMDb == catalogue.IMDb(f) {
		best.class = byID
		return best
	}
	m := &Matcher{file: file, films: catalogue}
	for _, name := range it.names(file.Source) {
		for _, title := range []string{catalogue.Title(f), catalogue.TitleZh(f), catalogue.Original(f)} {
			if title == "" {
				continue
			}
			nameMain, nameSub := parts(name)
			main, sub := parts(title)
			for part, pair := range map[bool][][2]string{
				false: {{name, title}}, true: {{nameMain, title}, {nameSub, title}, {name, main}, {name, sub}},
			} {
				for _, p := range pair {
					if p[0] == "" || p[1] == "" || string(appendKey(nil, p[0])) != string(appendKey(nil, p[1])) {
						continue
					}
					i := slices.IndexFunc(file.Items, func(o Item) bool { return o.Title == it.Title && o.Year == it.Year && o.IMDb == it.IMDb })
					if c := m.judge(i, f, part); c.class < best.class || c.class == best.class && c.apart < best.apart {
						best = c
					}
				}
			}
		}
	}
	return best
}

// The matcher, which looks at each film once, finds what a look at every pair finds.
func TestMatchIsNaive(t *testing.T) {
	title := rapid.SampledFrom([]string{"Heat", "The Heat", "Heat: Two", "Heat - Two", "热", "熱", "热 / Heat", "Heat, The", "Up", "Emma (1996)", "A (Heat)"})
	year := rapid.SampledFrom([]int{0, 1990, 1991, 1992, 1995, 2001})
	imdb := rapid.SampledFrom([]string{"", "", "", "tt0000001", "tt0000002"})
	rapid.Check(t, func(t *rapid.T) {
		var catalogue films
		for i := range rapid.IntRange(0, 8).Draw(t, "films") {
			catalogue = append(catalogue, film.Film{
				ID: film.ID(fmt.Sprint("f", i)), Title: title.Draw(t, "title"), TitleZh: rapid.SampledFrom([]string{"", "热"}).Draw(t, "zh"),
				Year: max(1990, year.Draw(t, "year")), IMDb: imdb.Draw(t, "imdb"),
			})
		}
		r := newReading(rapid.SampledFrom([]string{Douban, Letterboxd}).Draw(t, "source"), &Options{})
		for range rapid.IntRange(0, 8).Draw(t, "items") {
			r.add(&Item{Title: title.Draw(t, "name"), Year: year.Draw(t, "in"), IMDb: imdb.Draw(t, "id")})
		}
		m := Match(&r.File, catalogue)
		for i := range r.Items {
			film, verdict := m.Of(i)
			wantFilm, want := naive(&r.File, i, catalogue)
			if film != wantFilm || verdict != want {
				t.Fatalf("%+v is %d %v, expected %d %v", r.Items[i], film, verdict, wantFilm, want)
			}
		}
	})
}

// A file that names each film of the catalogue as the catalogue does finds them all.
func TestEveryFilmFindsItself(t *testing.T) {
	r := newReading(Letterboxd, &Options{})
	for i := range small.Len() {
		r.add(&Item{Title: small.Title(i), Year: small.Year(i)})
	}
	m := Match(&r.File, small)
	for i := range r.Items {
		if film, verdict := m.Of(i); film != i || verdict != Matched {
			t.Errorf("%s is %d %v", &r.Items[i], film, verdict)
		}
	}
}
