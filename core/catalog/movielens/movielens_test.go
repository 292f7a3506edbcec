package movielens_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog/movielens"
)

func TestParseTitle(t *testing.T) {
	for s, want := range map[string]movielens.Title{
		"Toy Story (1995)":               {Main: "Toy Story", Year: 1995},
		"American President, The (1995)": {Main: "The American President", Year: 1995},
		"City of Lost Children, The (Cité des enfants perdus, La) (1995)": {
			Main: "The City of Lost Children", Original: "La Cité des enfants perdus", Year: 1995,
			Also: []string{"City of Lost Children, The (Cité des enfants perdus, La)"}},
		"Seven (a.k.a. Se7en) (1995)": {Main: "Seven", Also: []string{"Se7en", "Seven (a.k.a. Se7en)"}, Year: 1995},
		"Avventura, L' (Adventure, The) (1960)": {Main: "L'Avventura", Original: "The Adventure", Year: 1960,
			Also: []string{"Avventura, L' (Adventure, The)"}},
		"Eros + Massacre (Love (and) Death) (b) (1969)": {Main: "Eros + Massacre", Original: "Love (and) Death", Year: 1969,
			Also: []string{"b", "Eros + Massacre (Love (and) Death) (b)"}},
		"Lord of the Rings: The Two Towers, The (2002)": {Main: "The Lord of the Rings: The Two Towers", Year: 2002},
		"(500) Days of Summer (2009)":                   {Main: "(500) Days of Summer", Year: 2009},
		"11'09\"01 - September 11 (2002)":               {Main: "11'09\"01 - September 11", Year: 2002},
		"Death Note: Desu nôto (2006–2007)":             {Main: "Death Note: Desu nôto", Year: 2006},
		"Fawlty Towers (1975-)":                         {Main: "Fawlty Towers", Year: 1975},
		"2046 (2004) ":                                  {Main: "2046", Year: 2004},
		"Babylon 5":                                     {Main: "Babylon 5"},
		"(1999)":                                        {Main: "(1999)"},
		"Good, the Bad and the Ugly":                    {Main: "Good, the Bad and the Ugly"},
		"Odd (19955)":                                   {Main: "Odd", Original: "19955", Also: []string{"Odd (19955)"}},
		"Unopened) (2001)":                              {Main: "Unopened)", Year: 2001},
		", The":                                         {Main: ", The"},
		"":                                              {},
	} {
		if diff := cmp.Diff(want, movielens.ParseTitle(s)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", s, diff)
		}
	}
}

func FuzzParseTitle(f *testing.F) {
	for _, s := range []string{"Heat (1995)", "Postino, Il (Postman, The) (1994)", "(((", ")))(", "a, l'", "(2001–2003) (1)", "\xff (1990)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		title := movielens.ParseTitle(s)
		if strings.TrimSpace(s) != "" && title.Main == "" {
			t.Errorf("%q has no title", s)
		}
		if title.Year != 0 && (title.Year < 1000 || title.Year > 9999) {
			t.Errorf("%q has the year %d", s, title.Year)
		}
		for _, name := range append(title.Also, title.Main, title.Original) {
			if utf8.ValidString(s) && !utf8.ValidString(name) {
				t.Errorf("%q: a letter is torn in %q", s, name)
			}
		}
	})
}

func TestReadMovies(t *testing.T) {
	want := []movielens.Movie{
		{Line: 2, ID: "1", Title: "Toy Story (1995)", Genres: []string{"Animation", "Comedy"}},
		{Line: 3, ID: "11", Title: "American President, The (1995)", Genres: []string{"(no genres listed)"}},
	}
	csv := "\ufeffmovieId,title,genres\r\n1,Toy Story (1995),Animation|Comedy\r\n11,\"American President, The (1995)\",(no genres listed)\r\n"
	got, err := movielens.ReadMovies(strings.NewReader(csv), "movies.csv")
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
	got, err = movielens.ReadMovies(strings.NewReader("73::Mis\xe9rables, Les (1995)::Drama|Musical\n"), "movies.dat")
	want = []movielens.Movie{{Line: 1, ID: "73", Title: "Misérables, Les (1995)", Genres: []string{"Drama", "Musical"}}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}

func TestReadLinks(t *testing.T) {
	got, err := movielens.ReadLinks(strings.NewReader("movieId,imdbId,tmdbId\n1,114709,862\n2,tt0113497,\n3,,\n"), "links.csv")
	want := map[string]movielens.Link{"1": {"tt0114709", "862"}, "2": {"tt0113497", ""}, "3": {}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}

func TestFaultsNameTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "t: the first line is empty",
		"a,b\n":                             "t:1: the header",
		"movieId,title\n1,\n":               "t:2: the id or the title is empty",
		"movieId,title\n1,A\n1,B\n":         "t:3: the id \"1\" stands twice",
		"movieId,title\n1,A,x\n":            "t: record on line 2",
		"1::A (1990)\n":                     "t:1: 2 cells",
		"1::" + strings.Repeat("x", 70<<10): "t: bufio.Scanner: token too long",
	} {
		if _, err := movielens.ReadMovies(strings.NewReader(text), "t"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, expected %q", text, err, want)
		}
	}
	for _, text := range []string{"movieId,imdbId\n1,nm12\n", "movieId,imdbId,tmdbId\n1,,x\n", "movieId,imdbId\n1,12345678901\n"} {
		if _, err := movielens.ReadLinks(strings.NewReader(text), "t"); err == nil || !strings.HasPrefix(err.Error(), "t:2: ") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzReadMovies(f *testing.F) {
	f.Add([]byte("movieId,title,genres\n1,Heat (1995),Crime|Drama\n"))
	f.Add([]byte("1::Heat (1995)::Crime\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		movies, err := movielens.ReadMovies(strings.NewReader(string(data)), "t")
		for _, m := range movies {
			if m.ID == "" || m.Title == "" || m.Line < 1 {
				t.Errorf("%v: %+v", err, m)
			}
		}
	})
}
