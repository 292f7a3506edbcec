package importer

import (
	"errors"
	"strconv"
	"strings"
)

// readMovieLens reads what movielens.org gives its members, one table with titles, and the folders of its data sets:
// ratings.csv with movies.csv and links.csv, in a zip.
func readMovieLens(_ []document, sheets []*sheet, o Options) (*reading, error) {
	var r *reading
	films, err := movieLensFilms(sheets)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		movie := s.column("movieid", "movie_id")
		if movie < 0 || !s.has("rating") {
			continue
		}
		if r == nil {
			r = newReading(MovieLens, o)
		}
		m := movieLens{reading: r, s: s, movie: movie, films: films, user: s.column("userid", "user_id")}
		if err := m.read(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

type movieLens struct {
	*reading
	s           *sheet
	movie, user int
	films       map[string]Item // by MovieLens's id
}

func (m movieLens) read() error {
	rows, refused := 0, 0
	user, users := m.options.Profile, 0
	err := m.each(m.s, func() {
		if own := m.s.get(m.user); m.options.Profile == "" && own != user {
			user = own
			users++
		} else if own != user {
			m.left(LeftProfile)
			return
		}
		item := m.item()
		rows++
		if item.Title == "" && item.IMDb == "" {
			refused++
			m.fault(item.Place, "film "+quote(m.s.get(m.movie))+" is not in movies.csv or links.csv")
			return
		}
		m.add(item, m.rate(item.Place, m.s.get(m.s.column("rating")), 5, 0.5, m.time(item.Place))...)
	})
	switch {
	case err != nil:
		return err
	case users > 1:
		return errors.New(m.s.name + " holds ratings of several people: keep the rows of one userId, and choose it again")
	case rows > 0 && refused == rows:
		return errors.New(m.s.name + " names films by MovieLens's own numbers: choose the whole zip, with movies.csv and links.csv")
	}
	return nil
}

// item gathers what is known of the film of a row.
func (m movieLens) item() Item {
	item := m.films[m.s.get(m.movie)]
	if title := m.s.get(m.s.column("title")); title != "" {
		item.Title, item.Year = titleYear(title)
	}
	if id := imdbID(m.s.get(m.s.column("imdbid", "imdb_id"))); id != "" {
		item.IMDb = id
	}
	item.Place = m.s.place()
	return item
}

// time reads seconds since 1970.
func (m movieLens) time(at Place) int64 {
	field := m.s.get(m.s.column("timestamp"))
	seconds, err := strconv.ParseUint(field, 10, 36)
	if field != "" && err != nil {
		m.fault(at, quote(field)+" is not a time in seconds")
	}
	return 1000 * int64(seconds)
}

// movieLensFilms reads movies.csv and links.csv, where they are.
func movieLensFilms(sheets []*sheet) (map[string]Item, error) {
	films := map[string]Item{}
	r := newReading(MovieLens, Options{})
	for _, s := range sheets {
		id := s.column("movieid")
		if id < 0 || s.has("rating") {
			continue
		}
		title, imdb := s.column("title"), s.column("imdbid")
		err := r.each(s, func() {
			item := films[s.get(id)]
			if title >= 0 {
				item.Title, item.Year = titleYear(s.get(title))
			}
			if imdb >= 0 {
				item.IMDb = imdbID(s.get(imdb))
			}
			films[s.get(id)] = item
		})
		if err != nil {
			return nil, err
		}
	}
	return films, nil
}

// titleYear parts "Matrix, The (1999)" into the title and the year, 0 when there is none.
func titleYear(s string) (string, int) {
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		if y := year(s[i+1 : len(s)-1]); y > 0 {
			return strings.TrimSpace(s[:i]), y
		}
	}
	return s, 0
}
